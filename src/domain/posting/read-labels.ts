import type { CodeRow } from '../codes/code-table.ts'
import { considerations, employmentForms, entryWays, terms } from '../codes/conditions.ts'
import { institutionTypes } from '../codes/institution-types.ts'
import { jobTypes } from '../codes/job-types.ts'
import { foldForSearch } from '../text/fold-search.ts'

/** What a cell with labels says: what was found, each once, and the labels that no list knows. */
export interface Labels<T> {
  found: T[]
  unknown: string[]
}

/** No label is longer; and no cell has more labels than are looked at. */
const longestLabel = 300
const mostPieces = 200
/** How many pieces one label may be made of: 「植物栄養学、土壌学」 is one field of two. */
const mostJoined = 8

/** The key under which writings of one label meet: beside what a search folds, dashes, colons and brackets make no difference. */
export const labelKey = (label: string): string =>
  label.length > longestLabel ? '' : foldForSearch(label).replace(/[-‐‑‒–—―−:>/()[\]「」『』【】.*●○■]/gu, '')

/**
 * The labels of a cell. Lines, semicolons and bars part them always; a comma of either script does where what stands on
 * both sides of it is no label of its own with the comma in it.
 */
export function readLabels<T>(cell: string, look: (label: string) => T | undefined): Labels<T> {
  const found: T[] = []
  const unknown: string[] = []
  for (const part of cell.split(/[\n;；|｜]/u).filter((each) => each.trim() !== '').slice(0, mostPieces)) {
    const ends = [...part.matchAll(/[、,，]|$/gu)].map(({ index }) => index).slice(0, mostPieces)
    const starts = [0, ...ends.map((end) => end + 1)]
    for (let at = 0; at < ends.length; ) {
      const start = starts[at] ?? 0
      const joined = ends.slice(at, at + mostJoined).findLastIndex((end) => look(part.slice(start, end)) !== undefined)
      const label = part.slice(start, ends[at + Math.max(0, joined)])
      const value = joined < 0 ? undefined : look(label)
      if (value !== undefined) found.push(value)
      else if (label.trim() !== '') unknown.push(label.trim())
      at += Math.max(0, joined) + 1
    }
  }
  return { found: found.filter((each, at) => found.findIndex((other) => JSON.stringify(other) === JSON.stringify(each)) === at), unknown }
}

/** The codes of a list by every way in which they are written: by name in both languages, without "equivalent", or as the code itself. */
function lookIn(rows: readonly CodeRow[], more: Readonly<Record<string, string>> = {}): (label: string) => string | undefined {
  const byKey = new Map<string, string>()
  const add = (label: string, code: string) => {
    const key = labelKey(label)
    if (key !== '' && !byKey.has(key)) byKey.set(key, code)
  }
  for (const { code, ja, en } of rows) for (const label of [code, ja, en]) add(label, code)
  for (const { code, ja, en } of rows) {
    add(ja.replace('相当', ''), code)
    add(en.replace(' (equivalent)', ''), code)
    add(ja.replace(/（.*?）/u, ''), code)
  }
  for (const [label, code] of Object.entries(more)) add(label, code)
  return (label) => byKey.get(labelKey(label))
}

export const jobTypeOf = lookIn(jobTypes, { ポスドク: '00015', 研究員: '00015', 特任助教: '00014', 助教: '00014' })
export const institutionTypeOf = lookIn(institutionTypes.rows, { 専門学校: '00006', 大学共同利用機関: '00008', 独立行政法人: '00008', 企業: '00012' })
export const employmentFormOf = lookIn(employmentForms.rows, { 正職員: '01', 正社員: '01', 契約職員: '02', 契約社員: '02', 契約: '02', パート: '04' })
export const termOf = lookIn(terms.rows, { あり: '0', 有: '0', 有り: '0', 有期: '0', なし: '1', 無: '1', 無し: '1', 無期: '1', 任期付: '0', 任期無し: '1' })
export const considerationOf = lookIn(considerations.rows, { 海外: '0', 遠方: '0', 障害: '1', 障がいのある方: '1', 障がい: '1' })
export const entryWayOf = lookIn(entryWays.rows, {
  電子応募: '0', 電子応募対応あり: '0', Web応募: '0', 'JREC-IN Web応募': '0', メール: '1', Eメール: '1', 'E-mail': '1', 機関のWebサイト: '2',
})
