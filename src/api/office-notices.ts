import * as z from 'zod/mini'

/**
 * Notices, as the office writes them.
 *
 *     GET  /api/office/notices                   → officeNoticesSchema, newest first
 *     POST /api/office/notices                   noticeWordsSchema → 201 officeNoticeSchema: a draft
 *     PUT  /api/office/notices/{id}              {rev, words} → officeNoticeSchema · 409 `changed-meanwhile`
 *     POST /api/office/notices/{id}/publish      {rev} → officeNoticeSchema · 400 with the field that is empty
 *     POST /api/office/notices/{id}/withdraw     {rev} → officeNoticeSchema
 *
 * What was published may be mended and is then read anew by everybody; what was withdrawn stays so: 409 `not-allowed-now`.
 */
const words = (max: number) => z.object({ ja: z.string().check(z.maxLength(max)), en: z.string().check(z.maxLength(max)) })
export const longestTitle = 200
export const longestNotice = 10_000
/** A draft may be empty; both languages must be filled before it is published. */
export const noticeWordsSchema = z.object({ title: words(longestTitle), text: words(longestNotice) })
export type NoticeWords = z.infer<typeof noticeWordsSchema>

export const noticeStates = ['draft', 'published', 'withdrawn'] as const
export const officeNoticeSchema = z.object({
  id: z.string(),
  state: z.enum(noticeStates),
  rev: z.int(),
  ...noticeWordsSchema.shape,
  publishedAt: z.nullable(z.string()),
  withdrawnAt: z.nullable(z.string()),
  updatedAt: z.string(),
})
export type OfficeNotice = z.infer<typeof officeNoticeSchema>
export const officeNoticesSchema = z.object({ notices: z.array(officeNoticeSchema) })
export const putNoticeSchema = z.object({ rev: z.int(), words: noticeWordsSchema })
export const noticeRevSchema = z.object({ rev: z.int() })
