import { describe, expect, it } from 'vitest'
import { catalogueSchema, questionnairesEditionSchema } from '../../../src/api/catalogue.ts'
import { auditPageSchema } from '../../../src/api/office-audit.ts'
import { officeQuestionnaireSchema, officeQuestionnairesSchema, publishedSchema, type WorkingCopy, workingCopySchema } from '../../../src/api/office-questionnaires.ts'
import type { Definition } from '../../../src/domain/questionnaire/definition.ts'
import { publishWorkingCopy } from '../../../src/server/registry/questionnaires.ts'
import type { Store } from '../../../src/server/store/store.ts'
import { type Client, hour, type House, openHouse, problemOf } from '../house.ts'
import { smallQuestionnaire } from '../publish.ts'
import { atWork } from '../registry/at-work.ts'

const path = '/api/office/questionnaires'
const empty = (id: string): Definition => ({ id, version: 1, title: { ja: '', en: '' }, sections: [], pages: [] })

async function begin(office: Client, definition: Definition, origin = 'new'): Promise<WorkingCopy> {
  const answer = await office.request('POST', path, { origin, definition })
  expect(answer.status).toBe(201)
  return workingCopySchema.parse(await answer.json())
}
const save = (office: Client, rev: number, definition: Definition, more = {}) =>
  office.request('PUT', `${path}/${definition.id}`, { rev, definition, ...more })
const publish = (office: Client, id: string, rev: number) => office.request('POST', `${path}/${id}/publish`, { rev })

async function frozen(house: House): Promise<Definition[]> {
  const client = house.stranger()
  const { editions } = catalogueSchema.parse(await (await client.request('GET', '/api/catalogue')).json())
  const href = editions.find(({ kind }) => kind === 'questionnaires')?.href
  if (href === undefined) return []
  const { questionnaires } = questionnairesEditionSchema.parse(await (await client.request('GET', href)).json())
  return questionnaires.filter(({ id }) => id === 'small')
}

const deedsOf = async (office: Client): Promise<string[]> =>
  auditPageSchema
    .parse(await (await office.request('POST', '/api/office/audit', { page: 0, person: null, actor: null, action: null, from: null, until: null })).json())
    .entries.map(({ action }) => action)
    .filter((action) => action.startsWith('questionnaire.'))

describe('a questionnaire in the making', () => {
  it('is kept unfinished, saved again without harm, and becomes version 1 and then 2', async () => {
    const house = await openHouse()
    const office = await atWork(house)
    const begun = await begin(office, empty('small'))
    expect(begun).toMatchObject({ rev: 1, savedBy: 'JGRAD 事務局', definition: { version: 1 } })
    const first = workingCopySchema.parse(await (await save(office, 1, smallQuestionnaire())).json())
    expect(first.rev).toBe(2)
    // The answer was lost on the way: the same is sent again under the old number.
    expect(await (await save(office, 1, smallQuestionnaire())).json()).toMatchObject({ rev: 2 })
    expect(publishedSchema.parse(await (await publish(office, 'small', 2)).json())).toEqual({ version: 1 })
    expect(await frozen(house)).toEqual([smallQuestionnaire()])

    const { working, versions } = officeQuestionnaireSchema.parse(await (await office.request('GET', `${path}/small`)).json())
    expect({ working, versions }).toEqual({ working: null, versions: [smallQuestionnaire()] })
    const next = await begin(office, smallQuestionnaire(1, '次の調査'), 'version')
    expect(next.definition.version).toBe(2)
    expect((await publish(office, 'small', next.rev)).status).toBe(200)
    expect(await frozen(house)).toEqual([smallQuestionnaire(), smallQuestionnaire(2, '次の調査')])
    const { questionnaires } = officeQuestionnairesSchema.parse(await (await office.request('GET', path)).json())
    const found = questionnaires.find(({ id }) => id === 'small')
    expect(found).toMatchObject({ title: { ja: '次の調査' }, working: null, versions: [{ version: 2, items: 2 }, { version: 1, items: 2 }] })
  })

  it('is never written over by somebody who saw an older one', async () => {
    const house = await openHouse()
    const [one, other] = [await atWork(house), await atWork(house, { email: 'other@example.jp' })]
    await begin(one, empty('small'))
    expect((await save(other, 1, smallQuestionnaire(1, '相手の題'))).status).toBe(200)
    expect(await problemOf(await save(one, 1, smallQuestionnaire(1, '自分の題')))).toMatchObject({ status: 409, code: 'changed-meanwhile' })
    expect(await problemOf(await publish(one, 'small', 1))).toMatchObject({ status: 409, code: 'changed-meanwhile' })
    expect(await problemOf(await one.request('DELETE', `${path}/small`, { rev: 1 }))).toMatchObject({ status: 409 })
    expect((await one.request('DELETE', `${path}/small`, { rev: 2 })).status).toBe(204)
    expect((await one.request('GET', `${path}/small`)).status).toBe(404)
  })

  it('is begun once when two people begin it at the same time, and published once', async () => {
    const house = await openHouse()
    const office = await atWork(house)
    const answers = await Promise.all([1, 2, 3].map(() => office.request('POST', path, { origin: 'new', definition: smallQuestionnaire() })))
    expect(answers.map(({ status }) => String(status)).toSorted()).toEqual(['201', '409', '409'])
    const published = await Promise.all([1, 2, 3].map(() => publish(office, 'small', 1)))
    expect(published.map(({ status }) => String(status)).toSorted()).toEqual(['200', '404', '404'])
    expect(await frozen(house)).toEqual([smallQuestionnaire()])
    expect(await problemOf(await office.request('POST', path, { origin: 'copy', definition: smallQuestionnaire() }))).toMatchObject({ status: 409, code: 'questionnaire-taken' })
  })

  it('is not published broken, and says all that is wrong', async () => {
    const house = await openHouse()
    const office = await atWork(house)
    const broken = smallQuestionnaire()
    broken.title.en = ' '
    for (const item of broken.pages[1]?.items ?? []) item.showIf = { op: 'eq', item: 'nobody', value: 'yes' }
    await begin(office, broken)
    expect(await problemOf(await publish(office, 'small', 1))).toMatchObject({
      status: 422,
      code: 'questionnaire-broken',
      problems: [{ code: 'missing-language', where: 'title.en' }, { code: 'unknown-item', where: 'a2', detail: 'nobody' }],
    })
    expect(await frozen(house)).toEqual([])
  })

  it('is checked while nobody else waits, and published only as it was checked', async () => {
    const house = await openHouse()
    const office = await atWork(house)
    const actor = { account: 'office', name: '事務局' }
    const broken = { ...smallQuestionnaire(), pages: smallQuestionnaire().pages.slice(1) }
    const { rev } = await begin(office, broken)
    const untouched: Store = { ...house.store, write: () => Promise.reject(new Error('nothing is to be written')) }
    const hand = { actor, now: house.now() }
    expect(await publishWorkingCopy(untouched, { id: 'small', rev }, hand)).toMatchObject({ refused: 'questionnaire-broken' })

    await save(office, rev, smallQuestionnaire())
    // Just after the check, somebody throws the draft away and begins another one, which has the same number by then.
    const overtaken: Store = {
      ...house.store,
      write: async (work) => {
        await office.request('DELETE', `${path}/small`, { rev: rev + 1 })
        await begin(office, empty('small'))
        await save(office, 1, broken)
        return house.store.write(work)
      },
    }
    expect(await publishWorkingCopy(overtaken, { id: 'small', rev: rev + 1 }, hand)).toEqual({ refused: 'changed-meanwhile' })
    expect(await frozen(house)).toEqual([])
  })

  it('never gives the id of a published question to another kind of question, even when a version left it out', async () => {
    const house = await openHouse()
    const office = await atWork(house)
    await begin(office, smallQuestionnaire())
    await publish(office, 'small', 1)
    const without = { ...smallQuestionnaire(), pages: smallQuestionnaire().pages.slice(0, 1) }
    await begin(office, without, 'version')
    expect((await publish(office, 'small', 1)).status).toBe(200)
    const [page] = smallQuestionnaire().pages
    if (!page) throw new Error('the small questionnaire has pages')
    const label = { ja: '国', en: 'Country' }
    const again: Definition = { ...without, pages: [page, { ...page, id: 'page2', items: [{ id: 'a2', type: 'country', label, required: true }] }] }
    await begin(office, again, 'version')
    expect(await problemOf(await publish(office, 'small', 1))).toMatchObject({ status: 422, problems: [{ code: 'reused-item', where: 'a2', detail: 'text' }] })
  })

  it('notes in the log which published codes were put into other words', async () => {
    const house = await openHouse()
    const office = await atWork(house)
    await begin(office, smallQuestionnaire())
    expect((await publish(office, 'small', 1)).status).toBe(200)
    const next = JSON.parse(JSON.stringify(smallQuestionnaire(2)).replaceAll('"Yes"', '"Yes, I do"')) as Definition
    await begin(office, next, 'version')
    expect((await publish(office, 'small', 1)).status).toBe(200)
    const rows = await house.store.read((tx) => tx.selectFrom('audit').select('detail').where('action', '=', 'questionnaire.published').execute())
    const details = rows.map(({ detail }) => JSON.parse(detail) as { version: number }).toSorted((a, b) => a.version - b.version)
    expect(details).toEqual([{ questionnaire: 'small', version: 1 }, { questionnaire: 'small', version: 2, relabelled: ['a1.yes'] }])
  })

  it('leaves what was begun in an empty help or unit out of what is published', async () => {
    const house = await openHouse()
    const office = await atWork(house)
    const sketch = smallQuestionnaire()
    sketch.computed = []
    for (const { items } of sketch.pages) for (const item of items) item.help = { ja: '', en: ' ' }
    await begin(office, sketch)
    expect((await publish(office, 'small', 1)).status).toBe(200)
    expect(await frozen(house)).toEqual([smallQuestionnaire()])
  })

  it('is in the log once an hour for each person who writes on it, not at every pause', async () => {
    const house = await openHouse()
    const [one, other] = [await atWork(house), await atWork(house, { email: 'other@example.jp' })]
    await begin(one, empty('small'))
    const write = async (who: Client, rev: number) => expect((await save(who, rev, smallQuestionnaire(1, `題 ${rev}`))).status).toBe(200)
    await write(one, 1)
    await write(one, 2)
    await write(other, 3)
    await write(other, 4)
    house.pass(hour + 1)
    await write(other, 5)
    await save(other, 6, smallQuestionnaire(), { imported: true })
    expect((await deedsOf(one)).toSorted()).toEqual(['questionnaire.begun', 'questionnaire.imported', 'questionnaire.saved', 'questionnaire.saved'].toSorted())
  })
})

describe('what is no questionnaire', () => {
  it('is refused without harm, however it is made', async () => {
    const house = await openHouse()
    const office = await atWork(house)
    await begin(office, empty('small'))
    const nested = (depth: number): unknown => (depth === 0 ? { op: 'eq', item: 'a1', value: 'yes' } : { op: 'all', of: [nested(depth - 1)] })
    const small = smallQuestionnaire()
    const [page] = small.pages
    const deep = { ...small, pages: [{ ...page, items: [{ ...page?.items[0], showIf: nested(400) }] }] }
    const many = { ...small, pages: [{ ...page, items: Array.from({ length: 1001 }, (_, at) => ({ id: `a${at}`, type: 'country', label: small.title, required: true })) }] }
    const huge = { ...small, title: { ja: 'あ'.repeat(400_000), en: 'x' } }
    const long = { ...small, title: { ja: 'あ'.repeat(5000), en: 'x' } }
    const scale = { ...small, pages: [{ ...page, items: [{ id: 'a1', type: 'scale', label: small.title, required: true, from: 0, to: 1e9, low: small.title, high: small.title }] }] }
    const wrong: [unknown, number][] = [
      [deep, 400], [many, 400], [huge, 413], [long, 400], [scale, 400], [null, 400], [[], 400],
      [{ ...small, id: '../x' }, 400], [{ ...small, id: 'another' }, 400], [{ ...small, pages: [{ id: 'p' }] }, 400],
      [{ ...small, pages: [{ ...page, items: [{ type: 'script' }] }] }, 400],
    ]
    for (const [definition, status] of wrong) {
      const answer = await office.request('PUT', `${path}/small`, { rev: 1, definition })
      expect({ status: answer.status, of: JSON.stringify(definition).slice(0, 60) }).toEqual({ status, of: JSON.stringify(definition).slice(0, 60) })
    }
    expect(house.failures).toEqual([])
    const odd = { ...small, title: { ja: '\u0000\ud800', en: '<img onerror=1>' } }
    expect((await save(office, 1, odd)).status).toBe(200)
    expect(await (await office.request('GET', `${path}/small`)).json()).toMatchObject({ working: { definition: { title: odd.title } } })
  })

  it('is nothing for whoever is not of the office', async () => {
    const house = await openHouse()
    const registrant = await house.signIn('hanako@example.jp')
    expect((await registrant.request('GET', path)).status).toBe(403)
    expect((await house.stranger().request('POST', path, { origin: 'new', definition: empty('small') })).status).toBe(401)
  })
})
