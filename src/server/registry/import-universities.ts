import type { University } from '../../domain/university.ts'
import { foldWidth } from '../../domain/text/width.ts'
import type { Row, Unreadable } from './csv.ts'
import { readTable } from './csv.ts'
import { differences, type Findings, noFindings } from './plan.ts'

/** The columns of the list of school codes that the ministry publishes. */
const columns = {
  code: ['学校コード', 'school code'],
  kind: ['学校種', 'school type'],
  branch: ['本分校', 'branch'],
  name: ['学校名', 'school name'],
  abolished: ['属性情報廃止年月日', 'abolished on'],
} as const

/** The mark of universities among the kinds of schools, graduate universities included. */
const universityKind = /^F1/i
const longestName = 200

/**
 * What the ministry's list changes: universities we lack, and names that differ. Schools of other kinds and branches are
 * passed over. A university that was abolished is never added, and where we know it, it is left for somebody to decide.
 * English names are not in the list: a new one goes by its Japanese name until somebody writes it.
 */
export function planUniversities(
  rows: readonly Row[],
  known: ReadonlyMap<string, University>,
): { ok: true; findings: Findings; wanted: University[] } | { ok: false; problem: Unreadable } {
  const table = readTable(rows, columns, ['code', 'kind', 'name'])
  if (!table.ok) return table
  const findings = noFindings()
  const wanted: University[] = []
  const seen = new Set<string>()
  for (const { line, kind, abolished, branch, name, ...rest } of table.value) {
    const code = foldWidth(rest.code).toUpperCase()
    if (!universityKind.test(foldWidth(kind)) || /^[^1]/.test(foldWidth(branch))) {
      findings.passed += 1
      continue
    }
    const before = known.get(code)
    const wrong = !/^F1[0-9A-Z]{11}$/.test(code) ? 'code' : name === '' ? 'name-missing' : name.length > longestName ? 'too-long' : seen.has(code) ? 'twice' : null
    if (wrong !== null) {
      findings.wrong.push({ line, reason: wrong, values: { value: wrong === 'too-long' ? name.slice(0, 40) : rest.code } })
      continue
    }
    seen.add(code)
    if (abolished !== '') {
      if (before) findings.left.push({ line, reason: before.member ? 'abolished-known' : 'abolished', values: { name: before.name.ja, date: abolished } })
      else findings.passed += 1
      continue
    }
    if (before?.name.ja === name) {
      findings.unchanged += 1
      continue
    }
    const empty = { id: code, aliases: [], member: false, domains: [], patterns: [], privacy: null, since: null, contact: null }
    const english = before && before.name.en !== before.name.ja ? before.name.en : name
    const after: University = { ...(before ?? empty), name: { ja: name, en: english } }
    wanted.push(after)
    const fields = differences(before ? { name: before.name.ja } : null, before ? { name } : { code, name })
    ;(before ? findings.changes : findings.adds).push({ line, title: before?.name.ja ?? name, fields, doubts: [] })
  }
  return { ok: true, findings, wanted }
}
