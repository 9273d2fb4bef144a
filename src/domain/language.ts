import * as z from 'zod/mini'

/** The two languages of the registry. Japanese is written first. */
export const languages = ['ja', 'en'] as const
export const languageSchema = z.enum(languages)
export type Language = z.infer<typeof languageSchema>

/** A text that exists in both languages; neither may be empty. */
export const bilingualSchema = z.object({
  ja: z.string().check(z.minLength(1)),
  en: z.string().check(z.minLength(1)),
})
export type Bilingual = z.infer<typeof bilingualSchema>
