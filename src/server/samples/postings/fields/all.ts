import type { Discipline } from './discipline.ts'
import { engineering } from './engineering.ts'
import { environment } from './environment.ts'
import { humanities } from './humanities.ts'
import { information } from './information.ts'
import { life } from './life.ts'
import { materials } from './materials.ts'
import { medicine } from './medicine.ts'
import { natural } from './natural.ts'
import { society } from './society.ts'

/** Every discipline that sample postings come from. */
export const disciplines: readonly Discipline[] = [
  ...natural, ...materials, ...information, ...life, ...medicine, ...engineering, ...environment, ...humanities, ...society,
]
