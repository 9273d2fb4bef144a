import * as z from 'zod/mini'
import { universitySchema } from '../domain/university.ts'

/** The catalogue's file of universities: members, and those that are none so that they can be told apart. */
export const universitiesEditionSchema = z.object({ universities: z.array(universitySchema) })
