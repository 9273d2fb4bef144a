import { beforeEach, expect, test } from 'vitest'
import { NearServer, signedInPhone } from './phone.ts'

let server: NearServer
beforeEach(() => {
  server = new NearServer()
})

/** A phone with one value received, and one that the server refused. */
async function refusedPhone() {
  const phone = await signedInPhone(server)
  await phone.write('d3', 'received')
  await phone.round()
  server.answering = async (asked, normally) => {
    const { changes } = asked.body as { changes: { id: string; value?: string }[] }
    if (!changes.some(({ value }) => value === 'far too long')) return normally()
    const request = asked.body as Parameters<NearServer['sync']>[0]
    return Response.json({ ...server.sync({ ...request, changes: [] }), results: changes.map(({ id }) => ({ id, outcome: 'refused', code: 'too-large' })) })
  }
  await phone.write('d3', 'far too long')
  expect(await phone.round()).toBe('done')
  const [refusal] = await phone.notebook.refusals()
  expect(refusal).toMatchObject({ code: 'too-large', change: { field: 'd3', value: 'far too long' } })
  return { phone, refusal: refusal?.id ?? '' }
}

test('what was refused goes back into its field, waits there, and what is written over it is sent', async () => {
  const { phone, refusal } = await refusedPhone()
  expect(await phone.value('d3')).toBe('received')
  expect(await phone.notebook.mend(refusal, 'mend')).toBe(true)
  expect(await phone.notebook.refusals()).toEqual([])
  expect(await phone.value('d3')).toBe('far too long')
  expect(await phone.notebook.waiting('draft', 'survey')).toBe(1)
  // As it is it would be refused again.
  await phone.round()
  expect(await phone.notebook.refusals()).toEqual([])
  expect(await phone.value('d3')).toBe('far too long')

  await phone.write('d3', 'short')
  expect(await phone.round()).toBe('done')
  expect(await phone.notebook.waiting('draft', 'survey')).toBe(0)
  expect(server.model.registers.get('draft/survey')?.get('d3')?.value).toBe('short')
  expect(await phone.notebook.conflicts()).toEqual([])
})

test('what was refused can be let go, once', async () => {
  const { phone, refusal } = await refusedPhone()
  expect(await phone.notebook.mend(refusal, 'drop')).toBe(true)
  expect(await phone.notebook.mend(refusal, 'drop')).toBe(false)
  expect(await phone.value('d3')).toBe('received')
  expect(await phone.notebook.refusals()).toEqual([])
})
