import { Hono } from 'hono'
import { maxSpreadsheetBytes, type ReadSpreadsheet } from '../../api/office-spreadsheets.ts'
import { checkDefinition } from '../../domain/questionnaire/check-definition.ts'
import type { Definition } from '../../domain/questionnaire/definition.ts'
import { sketchSchema } from '../../domain/questionnaire/sketch.ts'
import { type FormLine, isRefusal } from '../../domain/xlsform/form.ts'
import { readForm } from '../../domain/xlsform/read-form.ts'
import { writeForm } from '../../domain/xlsform/write-form.ts'
import { answerJson } from '../http/answer.ts'
import { readBytes } from '../http/body.ts'
import { problem } from '../http/problem.ts'
import { findOfficeQuestionnaire } from '../registry/questionnaires.ts'
import type { Services } from '../services.ts'
import type { OfficeBindings } from './guard.ts'
import { readWorkbook } from './spreadsheet-read.ts'
import { writeSpreadsheet } from './spreadsheet-write.ts'

/** More lines than this help nobody: the same mistake stands in all of them. */
const mostLines = 200

const refuse = (lines: readonly FormLine[]): Response =>
  problem('spreadsheet-refused', { lines: lines.toSorted((a, b) => Number(isRefusal(b)) - Number(isRefusal(a))).slice(0, mostLines) })

/** What is read out of a file, or the answer that says why nothing is. */
function read(bytes: Uint8Array): ReadSpreadsheet | Response {
  const workbook = readWorkbook(bytes)
  if (!workbook.ok) return problem('spreadsheet-unreadable', { reason: workbook.reason })
  if (workbook.lines.some(isRefusal)) return refuse(workbook.lines)
  const form = readForm(workbook.form)
  const lines = [...workbook.lines, ...form.lines]
  if (form.definition === null) return refuse(lines)
  const sketch = sketchSchema.safeParse(form.definition)
  if (!sketch.success) {
    const { path, message } = sketch.error.issues[0] ?? { path: [], message: '' }
    return refuse([...lines, { sheet: 'survey', code: 'too-large', detail: path.length === 0 ? message : path.map(String).join('.') }])
  }
  const problems = checkDefinition(form.definition).map((each) => {
    const row = form.rows.get(named(form.definition, each.where))
    return row === undefined ? each : { ...each, row }
  })
  return { definition: sketch.data, lines: lines.slice(0, mostLines), problems: problems.slice(0, mostLines) }
}

/** The item that a problem stands in, where it is told by a path. */
function named(definition: Definition | null, where: string): string {
  const [, page, item] = /^pages\.(\d+)\.items\.(\d+)/.exec(where) ?? []
  return definition?.pages[Number(page)]?.items[Number(item)]?.id ?? where
}

/** Questionnaires as spreadsheets, below `/api/office/questionnaires`. Reading one stores nothing. */
export function spreadsheetRoutes({ store }: Services): Hono<OfficeBindings> {
  const routes = new Hono<OfficeBindings>()

  routes.post('/read-spreadsheet', async (c) => {
    const bytes = await readBytes(c.req.raw, maxSpreadsheetBytes)
    if (bytes === null) return problem('too-large')
    const answer = read(bytes)
    return answer instanceof Response ? answer : answerJson(c, 200, answer)
  })

  routes.get('/:id/spreadsheet', async (c) => {
    const id = c.req.param('id')
    const asked = c.req.query('version')
    const found = await store.read((tx) => findOfficeQuestionnaire(tx, id))
    const definition =
      asked === undefined ? (found?.working?.definition ?? found?.versions[0]) : found?.versions.find(({ version }) => String(version) === asked)
    if (!definition) return problem('not-found')
    const bytes = await writeSpreadsheet(writeForm(definition))
    return c.body(Uint8Array.from(bytes), 200, {
      'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      // An id is letters, digits and underscores: it needs no quoting.
      'content-disposition': `attachment; filename="${definition.id}-${definition.version}.xlsx"`,
      'cache-control': 'no-store',
    })
  })
  return routes
}
