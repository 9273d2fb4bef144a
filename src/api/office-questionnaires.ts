import * as z from 'zod/mini'
import { definitionSchema } from '../domain/questionnaire/definition.ts'
import { sketchSchema } from '../domain/questionnaire/sketch.ts'

/**
 * Questionnaires, as the office writes them. What is published is frozen; beside it there is one working copy at most,
 * which becomes the next version.
 *
 *     GET    /api/office/questionnaires                → officeQuestionnairesSchema
 *     POST   /api/office/questionnaires                newQuestionnaireSchema → 201 workingCopySchema · 409 `questionnaire-taken`
 *     GET    /api/office/questionnaires/{id}           → officeQuestionnaireSchema · 404
 *     PUT    /api/office/questionnaires/{id}           saveQuestionnaireSchema → workingCopySchema · 409 `changed-meanwhile`
 *     DELETE /api/office/questionnaires/{id}           {rev} → 204: the working copy is thrown away · 409
 *     POST   /api/office/questionnaires/{id}/publish   {rev} → publishedSchema · 422 `questionnaire-broken` with `problems`
 *
 * `rev` is that of what was on screen. The version of a working copy is the one it will have: what the body says of it
 * is not looked at. Saving what is stored already changes nothing and succeeds, whatever `rev` it names, so that an
 * answer that was lost on the way can be asked for again.
 */
const summary = z.object({ ja: z.string(), en: z.string() })
export const officeQuestionnairesSchema = z.object({
  questionnaires: z.array(
    z.object({
      id: z.string(),
      title: summary,
      /** Newest first. */
      versions: z.array(z.object({ version: z.int(), title: summary, items: z.int() })),
      working: z.nullable(z.object({ version: z.int(), title: summary, items: z.int(), updatedAt: z.string(), savedBy: z.nullable(z.string()) })),
    }),
  ),
})
export type QuestionnaireSummary = z.infer<typeof officeQuestionnairesSchema>['questionnaires'][number]

/** `savedBy`: the name of whoever saved it last, when they are still known. */
export const workingCopySchema = z.object({
  rev: z.int(),
  definition: sketchSchema,
  updatedAt: z.string(),
  savedBy: z.nullable(z.string()),
})
export type WorkingCopy = z.infer<typeof workingCopySchema>

export const officeQuestionnaireSchema = z.object({
  id: z.string(),
  /** Newest first. */
  versions: z.array(definitionSchema),
  working: z.nullable(workingCopySchema),
})
export type OfficeQuestionnaire = z.infer<typeof officeQuestionnaireSchema>

/** Where a working copy came from. `new` and `copy` need an id that nothing has; `version` goes on with what is published under it. */
export const questionnaireOrigins = ['new', 'copy', 'version', 'import'] as const
export const newQuestionnaireSchema = z.object({ origin: z.enum(questionnaireOrigins), definition: sketchSchema })
/** `imported`: what was there is replaced by a file. */
export const saveQuestionnaireSchema = z.object({ rev: z.int(), definition: sketchSchema, imported: z.optional(z.boolean()) })
export const questionnaireRevSchema = z.object({ rev: z.int() })
export const publishedSchema = z.object({ version: z.int() })

/** Why it was not published; codes are those of `checkDefinition` and `reusedNames`. */
export const definitionProblemsSchema = z.object({
  problems: z.array(z.object({ code: z.string(), where: z.string(), detail: z.optional(z.string()) })),
})
