import { foldForSearch } from '../../domain/text/fold-search.ts'
import { foldWidth } from '../../domain/text/width.ts'
import { type University, universitySchema } from '../../domain/university.ts'
import type { Row, Unreadable } from './csv.ts'
import { readTable } from './csv.ts'
import { differences, type Findings, noFindings } from './plan.ts'

const columns = {
  code: ['学校コード', 'コード', 'code', 'school code', 'id'],
  name: ['大学名', '大学', '学校名', '名称', 'name', 'university'],
  english: ['英語名', '大学名(英語)', '英語名称', 'english name', 'name in english'],
  since: ['加入日', '加入年月日', '参加日', 'since', 'member since', 'joined'],
  contact: ['連絡先', '担当窓口', 'contact'],
  domains: ['ドメイン', 'メールのドメイン', 'domains', 'mail domains'],
} as const

/** A date as people write it, `2024-04-01`, `2024/4/1`, `2024年4月1日`; null when it is none. */
function readDate(typed: string): string | null {
  const [, year = '', month = '', day = ''] = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(foldWidth(typed).replace(/\s/g, '')) ?? []
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const time = Date.parse(`${date}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(date) ? date : null
}

const textsOf = ({ name, member, since, contact, domains }: University) => ({
  member: String(member),
  'name-en': name.en,
  since,
  contact,
  domains: domains.join(', '),
})

/**
 * What a list of members changes: each university in it is a member, with what else the line says; an empty cell leaves
 * things as they are. A line names its university by code or by name. Universities that are not in the list stay what
 * they are.
 */
export function planMembers(
  rows: readonly Row[],
  known: ReadonlyMap<string, University>,
): { ok: true; findings: Findings; wanted: University[] } | { ok: false; problem: Unreadable } {
  const byCode = readTable(rows, columns, ['code'])
  const table = byCode.ok ? byCode : readTable(rows, columns, ['name'])
  if (!table.ok) return table
  const byName = Map.groupBy(
    [...known.values()].flatMap((each) => [...new Set([each.name.ja, each.name.en, ...each.aliases].map(foldForSearch))].map((key) => ({ key, each }))),
    ({ key }) => key,
  )
  const findings = noFindings()
  const wanted: University[] = []
  const seen = new Set<string>()
  for (const { line, code, name, english, ...said } of table.value) {
    const wrong = (reason: Findings['wrong'][number]['reason'], value: string) => void findings.wrong.push({ line, reason, values: { value } })
    const id = foldWidth(code)
    const named = byName.get(foldForSearch(name)) ?? []
    const before = known.get(id) ?? known.get(id.toUpperCase()) ?? (id === '' && named.length === 1 ? named[0]?.each : undefined)
    const since = said.since === '' ? (before?.since ?? null) : readDate(said.since)
    const domains = said.domains === '' ? (before?.domains ?? []) : foldWidth(said.domains).toLowerCase().split(/[\s,;、]+/).filter(Boolean).map((domain) => domain.replace(/^@/, ''))
    if (!before) wrong(id === '' && named.length > 1 ? 'university-ambiguous' : 'university-unknown', id || name)
    else if (seen.has(before.id)) wrong('twice', before.name.ja)
    else if (said.since !== '' && since === null) wrong('since', said.since)
    else {
      const contact = said.contact || before.contact
      const parsed = universitySchema.safeParse({ ...before, member: true, since, contact, domains, name: { ...before.name, en: english || before.name.en } })
      if (!parsed.success) {
        const field = parsed.error.issues[0]?.path[0]
        wrong(field === 'domains' ? 'domains' : 'too-long', field === 'domains' ? said.domains : said.contact.slice(0, 40))
        continue
      }
      seen.add(before.id)
      const fields = differences(textsOf(before), textsOf(parsed.data))
      if (fields.length === 0) findings.unchanged += 1
      else {
        wanted.push(parsed.data)
        findings.changes.push({ line, title: before.name.ja, fields, doubts: [] })
      }
    }
  }
  return { ok: true, findings, wanted }
}
