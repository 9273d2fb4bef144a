import * as z from 'zod/mini'
import { languageSchema } from '../../../domain/language.ts'
import { sketchSchema } from '../../../domain/questionnaire/sketch.ts'

/** Where the preview is shown, in a frame: a page of its own, so that it has its own width and its own language. */
export const previewPath = '/office/preview'

/** What the desk tells the preview. */
export const previewMessageSchema = z.object({
  definition: sketchSchema,
  /** The page to turn to; null: stay where one is. */
  page: z.nullable(z.string()),
  language: languageSchema,
  referenceDate: z.iso.date(),
})
export type PreviewMessage = z.infer<typeof previewMessageSchema>

/** What the preview tells the desk: that it is there and listens. */
export const previewReadySchema = z.object({ preview: z.literal('ready') })
