import * as z from 'zod/mini'
import { bilingualSchema } from './language.ts'

const paragraphs = z.object({
  ja: z.string().check(z.minLength(1), z.maxLength(10_000)),
  en: z.string().check(z.minLength(1), z.maxLength(10_000)),
})

/** Something the office tells everybody. The text is plain, with paragraphs parted by empty lines. */
export const noticeSchema = z.object({
  id: z.string().check(z.regex(/^[A-Za-z0-9_-]{1,64}$/)),
  title: bilingualSchema,
  text: paragraphs,
  publishedAt: z.iso.datetime({ offset: true }),
})
export type Notice = z.infer<typeof noticeSchema>
