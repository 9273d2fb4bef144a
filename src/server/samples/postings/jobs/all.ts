import { academic } from './academic.ts'
import { company } from './company.ts'
import type { Job } from './job.ts'
import { research } from './research.ts'
import { support } from './support.ts'
import { teaching } from './teaching.ts'

/** Every kind of job that sample postings are for; each job type has one. */
export const jobs: readonly Job[] = [...academic, ...research, ...support, ...teaching, ...company]
