import { expect, it } from 'vitest'
import { columnsOf, layoutOf } from '../../../src/domain/responses/row.ts'
import { variablesOf } from '../../../src/domain/responses/variables.ts'
import { yearlyQuestionnaire } from '../../../src/server/samples/questionnaire/definition.ts'
import { winterSurvey } from '../publish.ts'
import { drawAnswers, drawing, seatPeople, sendAll } from './evening.ts'
import { openWinter, readParquet, takeOut } from './take-out.ts'

const definition = { ...yearlyQuestionnaire, id: 'small', version: 1 }
const { referenceDate, id: campaign } = winterSurvey

it('every answer that was acknowledged is in the export exactly once, whatever was lost and sent again', { timeout: 60_000 }, async () => {
  const { house, office } = await openWinter(definition)
  const people = await seatPeople(house.store, 300, house.now())
  const draw = drawing(7)
  const answers = new Map(people.map(({ jgradId }) => [jgradId, drawAnswers(definition, referenceDate, draw)]))
  const sealedAt = new Date(house.now()).toISOString()
  let restarted: Promise<void> | undefined
  const sent = await sendAll(people, {
    origin: () => house.url,
    path: `/api/submissions/${campaign}`,
    bodyOf: ({ jgradId }) => JSON.stringify({ campaign, definition: { id: 'small', version: 1 }, answers: answers.get(jgradId), sealedAt, device: jgradId }),
    together: 30,
    draw,
    onReceipt: (count) => {
      if (count >= 150) restarted ??= house.restart()
    },
  })
  await restarted
  expect(sent.lost).toBeGreaterThan(0)
  expect(sent.requests).toBeGreaterThan(people.length)
  // Whoever sent twice was given one receipt.
  expect([...sent.receipts.values()].map(({ size }) => size)).toEqual(people.map(() => 1))

  const variables = variablesOf([definition])
  const [names, layout] = [columnsOf(variables), layoutOf(definition, variables, referenceDate)]
  const rows = await readParquet(await takeOut(office, 'responses.parquet', 'for a count'))
  expect(rows).toHaveLength(people.length)
  expect(new Set(rows.map((row) => row['jgrad_id']))).toEqual(new Set(sent.receipts.keys()))
  for (const row of rows) {
    const cells = layout(answers.get(String(row['jgrad_id'])) ?? {})
    expect(names.map((name) => row[name])).toEqual(cells)
  }
})
