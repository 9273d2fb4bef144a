import { expect, test } from 'vitest'
import { readDefinitionFile } from '../../../../src/office/questionnaires/definition-file.ts'
import { emptySketch } from '../../../../src/office/questionnaires/operations.ts'
import { yearlyQuestionnaire } from '../../../../src/server/samples/questionnaire/definition.ts'

const fileOf = (value: unknown): Blob => new Blob([typeof value === 'string' ? value : JSON.stringify(value)])

test('a questionnaire goes out as a file and comes in unchanged', async () => {
  expect(await readDefinitionFile(fileOf(yearlyQuestionnaire))).toEqual({ ok: true, definition: yearlyQuestionnaire })
})

test('one that is not finished is taken too', async () => {
  expect(await readDefinitionFile(fileOf(emptySketch('x')))).toMatchObject({ ok: true })
})

test('each part that is no part of a questionnaire is named by its path', async () => {
  const [page] = yearlyQuestionnaire.pages
  const broken = { ...yearlyQuestionnaire, title: { ja: '題' }, pages: [{ ...page, items: [{ type: 'riddle' }] }] }
  const read = await readDefinitionFile(fileOf(broken))
  expect(read).toMatchObject({ ok: false, reason: 'other' })
  expect(read.ok ? [] : read.problems.map(({ where }) => where)).toEqual(['title.en', 'pages.0.items.0.type'])
})

test('whatever else a file holds does no harm', async () => {
  const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`
  const deepRules = JSON.stringify(yearlyQuestionnaire).replace('"showIf":', `"showIf":${'{"op":"all","of":['.repeat(20_000)}{"op":"eq","item":"a","value":"b"}${']}'.repeat(20_000)},"x":`)
  for (const file of ['', 'PK\u0003\u0004', '{"a":', deep]) expect(await readDefinitionFile(fileOf(file))).toMatchObject({ ok: false })
  expect(await readDefinitionFile(fileOf(deepRules))).toMatchObject({ ok: false })
  expect(await readDefinitionFile(fileOf(`"${'x'.repeat(1024 * 1024)}"`))).toMatchObject({ ok: false, reason: 'too-large' })
  expect(await readDefinitionFile(fileOf(null))).toMatchObject({ ok: false, reason: 'other' })
})
