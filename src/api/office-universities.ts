import * as z from 'zod/mini'
import { universitySchema } from '../domain/university.ts'

/**
 * The universities, as the office keeps them. Every change is in the catalogue at once.
 *
 *     GET /api/office/universities         → officeUniversitiesSchema: all of them
 *     GET /api/office/universities/{id}    → officeUniversitySchema · 404
 *     PUT /api/office/universities/{id}    {rev, university} → officeUniversitySchema · 409 `changed-meanwhile`
 *
 * `rev` is that of what was on screen, 0 for a new one. A text on personal information that differs needs a new version:
 * 400 with the field `university.privacy.version`.
 */
export const officeUniversitySchema = z.object({ university: universitySchema, rev: z.int(), updatedAt: z.string() })
export type OfficeUniversity = z.infer<typeof officeUniversitySchema>
export const officeUniversitiesSchema = z.object({ universities: z.array(officeUniversitySchema) })
export const putUniversitySchema = z.object({ rev: z.int(), university: universitySchema })
