import * as z from 'zod/mini'
import { type Bilingual, bilingualSchema } from '../language.ts'

const optionSchema = z.object({ code: z.string(), label: bilingualSchema })
const itemSchema = z.object({ id: z.string(), options: z.optional(z.array(optionSchema)) })
/** Of questionnaires, no more than what names their answers. */
const questionnairesSchema = z.object({
  questionnaires: z.array(z.object({ version: z.int(), pages: z.array(z.object({ items: z.array(itemSchema) })) })),
})

/** The name of an answer by its question and its code. */
export type OptionNames = ReadonlyMap<string, Bilingual>
/** What an answer is found by. */
export const optionKey = (item: string, code: string): string => `${item} ${code}`

/**
 * What the answers are called in the published questionnaires (the catalogue's file of them, of any shape), the newest
 * words of each. Empty where the file can't be read.
 */
export function readOptionNames(file: unknown): OptionNames {
  const parsed = questionnairesSchema.safeParse(file)
  const versions = parsed.success ? parsed.data.questionnaires.toSorted((a, b) => a.version - b.version) : []
  const items = versions.flatMap(({ pages }) => pages.flatMap((page) => page.items))
  return new Map(items.flatMap(({ id, options = [] }) => options.map(({ code, label }) => [optionKey(id, code), label] as const)))
}
