import { setImmediate } from 'node:timers/promises'
import { randomBytes } from 'node:crypto'
import { Zip, ZipDeflate } from 'fflate'
import type { TakeResearch } from '../../../api/statistics-research.ts'
import { dayAt } from '../../../domain/campaigns/japan-day.ts'
import type { Language } from '../../../domain/language.ts'
import { underKeys } from '../../../domain/statistics/research/freeze.ts'
import { coarsening, leastAlike } from '../../../domain/statistics/research/recode.ts'
import { leastOthers } from '../../../domain/statistics/research/blank.ts'
import { answerIds, blank, identifyingIds } from '../../../domain/statistics/research/variables.ts'
import { bothOf, filled, words } from '../../responses/code-words.ts'
import { ddiOf } from '../../responses/ddi.ts'
import { responsesCsv } from '../../responses/responses-csv.ts'
import { responsesParquet } from '../../responses/responses-parquet.ts'
import type { Table } from '../../responses/table.ts'
import type { CodeNames } from '../code-names.ts'
import { columnNames, entriesOf, researchCodeBook, researchCodeBookCsv } from './code-book.ts'
import type { Ready } from './frozen.ts'

/** Begins with a letter, so that no program takes it for a number; of nobody, and never the same again. */
const newKey = (): string => `p${randomBytes(12).toString('hex')}`

/** Everything a researcher is handed, as one zip. Each time it is made rows have other keys, and so another order. */
export async function researchZip(ready: Ready, taking: TakeResearch, { names, now }: { names: CodeNames; now: number }): Promise<Uint8Array> {
  const { facts, rows } = ready
  const table = tableOf(ready)
  const variables = researchCodeBook(rows, names)
  const steps = stepsOf(ready)
  const title = bothOf(({ research }) => research.title, { edition: String(facts.edition) })
  const about = { ...taking, edition: facts.edition, frozenAt: facts.frozenAt, referenceDate: facts.referenceDate, sample: facts.sample, madeAt: new Date(now).toISOString() }
  const counts = { rows: rows.length, leftOut: facts.leftOut, gone: facts.rows - rows.length }
  const rules = { leastAlike, leastOthers, coarsening: steps }
  return zipOf(
    {
      'readme.txt': [Buffer.from((['ja', 'en'] as const).map((language) => readme(ready, taking, { language, now })).join('\r\n'))],
      'people.csv': await wholly(responsesCsv(table)),
      'people.parquet': await wholly(responsesParquet(table)),
      'codebook.csv': [Buffer.from(researchCodeBookCsv(variables))],
      'codebook.json': [Buffer.from(`${JSON.stringify({ title, about, counts, rules, variables }, null, 2)}\n`)],
      'ddi.xml': [Buffer.from(ddiOf({ id: `jgrad-research-${facts.edition}`, title, referenceDate: facts.referenceDate }, entriesOf(variables), { rows: rows.length, now }))],
    },
    now,
  )
}

const pageRows = 5000

function tableOf({ rows }: Ready): Table {
  const keyed = underKeys(rows, newKey)
  return {
    variables: [],
    columns: columnNames.map((name) => ({ name, kind: 'text' as const })),
    async *pages() {
      for (let from = 0; from < keyed.length; from += pageRows) {
        yield keyed.slice(from, from + pageRows).map(({ key, row: { identifying, answers } }) => [
          key, ...identifyingIds.map((id) => identifying[id]), ...answerIds.map((id) => (answers[id] === blank ? null : answers[id])),
        ])
        await setImmediate()
      }
    },
  }
}

/** What was coarsened in each step, and how many rows were written after it; the first is before any. */
const stepsOf = ({ rows }: Ready): { step: number; variable: (typeof coarsening)[number] | null; rows: number }[] =>
  [null, ...coarsening].map((variable, step) => ({ step, variable, rows: rows.filter(({ steps }) => steps === step).length }))

function readme(ready: Ready, taking: TakeResearch, { language, now }: { language: Language; now: number }): string {
  const { facts, rows } = ready
  const own = words[language].research
  const { readme: texts } = own
  const lines = [
    filled(own.title, { edition: String(facts.edition) }),
    ...(facts.sample ? [texts.sample] : []),
    filled(texts.of, { edition: String(facts.edition), frozen: dayAt(facts.frozenAt), date: facts.referenceDate, made: dayAt(now) }),
    ...(['recipient', 'purpose', 'until'] as const).map((each) => filled(texts[({ recipient: 'to', purpose: 'for', until: 'until' } as const)[each]], { [each]: taking[each] })),
    '',
    texts.files,
    texts.who,
    filled(texts.rows, { rows: String(rows.length), leftOut: String(facts.leftOut), gone: String(facts.rows - rows.length) }),
    '',
    texts.alike,
    ...stepsOf(ready).map(({ step, variable, rows: written }) =>
      filled(variable === null ? texts.finest : texts.steps, { step: String(step), variable: variable === null ? '' : own.variable[variable].label, rows: String(written) }),
    ),
    '',
    texts.answers,
    texts.known,
    texts.compare,
    texts.tables,
    texts.rules,
    '',
  ]
  return lines.map((line) => `${line}\r\n`).join('')
}

async function wholly(pieces: AsyncIterable<Uint8Array>): Promise<Uint8Array[]> {
  const all: Uint8Array[] = []
  for await (const piece of pieces) all.push(piece)
  return all
}

/** Between two pieces others have their turn. */
async function zipOf(files: Readonly<Record<string, readonly Uint8Array[]>>, now: number): Promise<Uint8Array> {
  const out: Uint8Array[] = []
  const zip = new Zip((failure, chunk) => {
    if (failure) throw failure
    out.push(chunk)
  })
  for (const [name, pieces] of Object.entries(files)) {
    const entry = new ZipDeflate(name, { level: 6 })
    entry.mtime = now
    zip.add(entry)
    for (const piece of pieces) {
      entry.push(piece)
      await setImmediate()
    }
    entry.push(new Uint8Array(), true)
  }
  zip.end()
  return Buffer.concat(out)
}
