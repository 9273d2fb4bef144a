import * as z from 'zod/mini'
import { sketchSchema } from '../domain/questionnaire/sketch.ts'
import { refusals, remarks } from '../domain/xlsform/form.ts'

/**
 * Questionnaires as spreadsheets (XLSForm).
 *
 *     POST /api/office/questionnaires/read-spreadsheet             the file → readSpreadsheetSchema · 413 ·
 *                                                                  422 `spreadsheet-unreadable` with `reason` · 422 `spreadsheet-refused` with `lines`
 *     GET  /api/office/questionnaires/{id}/spreadsheet?version=2   → the file; without a version the working copy, or else the newest version · 404
 *
 * Reading stores nothing: what is read is looked at, and becomes a working copy by the requests that store any.
 */
export const unreadableReasons = ['not-a-spreadsheet', 'old-or-locked', 'too-large', 'damaged'] as const
export type UnreadableReason = (typeof unreadableReasons)[number]

/** The largest file that is taken, in bytes. */
export const maxSpreadsheetBytes = 4 * 1024 * 1024

const lineSchema = z.object({
  sheet: z.string(),
  row: z.optional(z.int()),
  column: z.optional(z.string()),
  code: z.enum([...refusals, ...remarks]),
  detail: z.optional(z.string()),
})
export type SpreadsheetLine = z.infer<typeof lineSchema>

/** `problems` keep it from being published as it is; `row` is that of the survey sheet. `lines` are remarks alone. */
export const readSpreadsheetSchema = z.object({
  definition: sketchSchema,
  lines: z.array(lineSchema),
  problems: z.array(z.object({ code: z.string(), where: z.string(), detail: z.optional(z.string()), row: z.optional(z.int()) })),
})
export type ReadSpreadsheet = z.infer<typeof readSpreadsheetSchema>

export const unreadableSpreadsheetSchema = z.object({ reason: z.enum(unreadableReasons) })
export const refusedSpreadsheetSchema = z.object({ lines: z.array(lineSchema) })
