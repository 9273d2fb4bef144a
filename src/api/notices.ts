import * as z from 'zod/mini'
import { noticeSchema } from '../domain/notice.ts'

/** The catalogue's file of notices: those published and not withdrawn, newest first. */
export const noticesEditionSchema = z.object({ notices: z.array(noticeSchema) })
