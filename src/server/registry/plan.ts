import { type ImportItem, type ImportKind, type ImportPlan, type LeftLine, wrongNamed, type WrongLine } from '../../api/office-imports.ts'
import { canonicalJson } from '../../domain/json.ts'
import { sha256 } from '../random.ts'

/** What a list would do, while its lines are gone through. */
export interface Findings {
  adds: ImportItem[]
  changes: ImportItem[]
  unchanged: number
  passed: number
  left: LeftLine[]
  wrong: WrongLine[]
}

export const noFindings = (): Findings => ({ adds: [], changes: [], unchanged: 0, passed: 0, left: [], wrong: [] })

/** The plan as it is shown. Its token is the hash of everything in it: two plans with one token do the same. */
export function planOf(kind: ImportKind, encoding: string, findings: Findings): ImportPlan {
  const { adds, changes, unchanged, passed, left, wrong } = findings
  const shown = { kind, encoding, adds, changes, unchanged, passed, left, wrong: wrong.slice(0, wrongNamed), wrongCount: wrong.length }
  return { ...shown, token: sha256(canonicalJson(shown)) }
}

type Texts = Readonly<Record<string, string | null>>

/** The fields that differ, as they are shown; of something new, those that say anything. */
export const differences = (before: Texts | null, after: Texts): ImportItem['fields'] =>
  Object.entries(after)
    .map(([field, value]) => ({ field, before: before?.[field] ?? null, after: value }))
    .filter((each) => (each.before ?? '') !== (each.after ?? ''))
