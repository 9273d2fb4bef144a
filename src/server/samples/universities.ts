import * as z from 'zod/mini'
import { type University, universitySchema } from '../../domain/university.ts'
import { putUniversity } from '../registry/universities.ts'
import type { Tx } from '../store/schema.ts'
import known from './universities.json' with { type: 'json' }

/**
 * Some universities to try things with: a made-up one, and real ones with their codes and mail domains. Which of them are
 * members is made up; a real installation imports both lists.
 */
export const sampleUniversities = (): University[] => z.array(universitySchema).parse(known)

/** Adds the sample universities, unless there are any. */
export async function addUniversities(tx: Tx, now: number): Promise<void> {
  const any = await tx.selectFrom('universities').select('id').limit(1).executeTakeFirst()
  if (any) return
  for (const university of sampleUniversities()) await putUniversity(tx, university, now)
}
