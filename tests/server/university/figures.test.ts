import { describe, expect, it } from 'vitest'
import { openQuietHouse, overNewYear, startCampaign, until } from '../campaigning.ts'
import { day, type House } from '../house.ts'
import { askThem, coordinatorOf, figuresFor, registerAt, theyAnswer } from './people-of.ts'

const [own, other] = ['F101110100010', 'F104110100856'] as const

/** Two universities of many people whom the campaign over New Year has just asked. */
async function askedAtTwo(): Promise<{ house: House; ours: string[]; theirs: string[] }> {
  const house = await openQuietHouse()
  await startCampaign(house)
  until(house, overNewYear.opensAt)
  const [ours, theirs] = [await registerAt(house, own, 80), await registerAt(house, other, 150)]
  await askThem(house, [...ours, ...theirs])
  return { house, ours, theirs }
}

const near = (shown: number | null | undefined, count: number): void => {
  expect(shown).not.toBeNull()
  expect(Math.abs((shown ?? 0) - count)).toBeLessThanOrEqual(10)
}

describe('a coordinator', () => {
  it('is told coarse numbers of the own university alone, beside all together', async () => {
    const { house, ours, theirs } = await askedAtTwo()
    await theyAnswer(house, [...ours.slice(0, 40), ...theirs.slice(0, 120)])
    const coordinator = await coordinatorOf(house, own)
    const { university, registered, campaigns, sample } = await figuresFor(coordinator)
    expect(university.id).toBe(own)
    expect(sample).toBe(false)
    near(registered.size, 80)
    const years = registered.tables.find(({ id }) => id === 'entry')?.cells
    for (const code of ['0', '1', '2']) near(years?.find((cell) => cell.code === code)?.count, 27)
    const [survey] = campaigns
    near(survey?.asked, 80)
    near(survey?.answered, 40)
    expect(survey?.rate).toBeGreaterThanOrEqual(33)
    // 160 of 230, which the own 40 of 80 do not come near.
    expect(survey?.allRate).toBeGreaterThanOrEqual(60)
    expect(survey?.days.map((each) => each.day)).toEqual(['2026-12-07'])
  })

  it('is told the same whatever the request says', async () => {
    const { house, theirs } = await askedAtTwo()
    await theyAnswer(house, theirs)
    const coordinator = await coordinatorOf(house, own)
    const told = await figuresFor(coordinator)
    for (const query of [`?university=${other}`, `?id=${other}`, `?account=${theirs[0]}`]) expect(await figuresFor(coordinator, query)).toEqual(told)
    const named = await coordinator.request('GET', '/api/university', undefined, { 'x-university': other, cookie: `${coordinator.cookie}; university=${other}` })
    expect(await named.json()).toEqual(told)
    for (const path of [`/api/university/${other}`, '/api/university/me/people']) expect((await coordinator.request('GET', path)).status).toBe(404)
    expect(told.campaigns[0]?.answered).toBeNull()
  })

  it('reads no name, no address, no id and no answer', async () => {
    const { house, ours } = await askedAtTwo()
    await theyAnswer(house, ours.slice(0, 50))
    const coordinator = await coordinatorOf(house, own)
    const text = await (await coordinator.request('GET', '/api/university')).text()
    for (const secret of ['見本 1', 'example.org', 'answers', ...ours]) expect(text).not.toContain(secret)
  })

  it('is told nothing of a university of few, and of few answers only that', async () => {
    const house = await openQuietHouse()
    await startCampaign(house)
    until(house, overNewYear.opensAt)
    const [few, more] = [await registerAt(house, own, 19), await registerAt(house, other, 100)]
    await askThem(house, [...few, ...more])
    await theyAnswer(house, [...few, ...more.slice(0, 9)])
    const small = await figuresFor(await coordinatorOf(house, own))
    expect(small.registered.size).toBeNull()
    expect(small.registered.tables.flatMap(({ cells }) => cells.filter(({ count }) => count !== null))).toEqual([])
    expect(small.campaigns[0]).toMatchObject({ asked: null, answered: null, rate: null, allRate: null, days: [] })
    const large = await figuresFor(await coordinatorOf(house, other))
    near(large.campaigns[0]?.asked, 100)
    expect(large.campaigns[0]).toMatchObject({ answered: null, rate: null })
  })

  it('sees nobody come alone: numbers stay until ten have changed, and are counted once a day', async () => {
    const { house, ours } = await askedAtTwo()
    await theyAnswer(house, ours.slice(0, 40))
    const coordinator = await coordinatorOf(house, own)
    const first = await figuresFor(coordinator)
    await theyAnswer(house, ours.slice(40, 80))
    expect(await figuresFor(coordinator)).toEqual(first)
    house.pass(day)
    const second = await figuresFor(coordinator)
    near(second.campaigns[0]?.answered, 80)
    expect(second.campaigns[0]?.days[0]).toEqual(first.campaigns[0]?.days[0])
    await house.store.write((tx) => tx.updateTable('accounts').set({ university: other }).where('id', 'in', ours.slice(0, 9)).execute())
    house.pass(day)
    const third = await figuresFor(coordinator)
    expect(third.registered).toEqual(second.registered)
    expect(third.campaigns[0]?.answered).toBe(second.campaigns[0]?.answered)
  })

  it('does not see surveys that ask others, plans that did not start, and what all together did where they are all', async () => {
    const house = await openQuietHouse()
    await startCampaign(house, { ...overNewYear, id: 'elsewhere', audience: { universities: [other] } })
    await startCampaign(house, { ...overNewYear, id: 'new-year' })
    await house.store.write((tx) => tx.updateTable('campaigns').set({ state: 'draft' }).where('id', 'like', 'sample-%').execute())
    until(house, overNewYear.opensAt)
    const ours = await registerAt(house, own, 80)
    await askThem(house, ours)
    await theyAnswer(house, ours.slice(0, 50))
    const { campaigns } = await figuresFor(await coordinatorOf(house, own))
    expect(campaigns.map(({ id }) => id)).toEqual(['new-year'])
    near(campaigns[0]?.answered, 50)
    expect(campaigns[0]?.allRate).toBeNull()
  })

  it('is given texts that name the survey, its last day and where the app is, and nobody', async () => {
    const { house } = await askedAtTwo()
    const { campaigns, addressLetter, app } = await figuresFor(await coordinatorOf(house, own))
    const letter = campaigns.find(({ id }) => id === overNewYear.id)?.letter
    expect(letter?.ja).toContain(overNewYear.title.ja)
    expect(letter?.ja).toContain('1月15日')
    expect(letter?.en).toContain('15 January 2027')
    for (const text of [letter?.ja, letter?.en, addressLetter.ja, addressLetter.en]) {
      expect(text).toContain(app)
      expect(text).not.toContain('{{')
    }
  })
})

describe('the coordinator of the samples', () => {
  it('sees made-up numbers, and that they are', async () => {
    const house = await openQuietHouse()
    const { sample, registered, campaigns } = await figuresFor(await coordinatorOf(house, 'sample'))
    expect(sample).toBe(true)
    expect(registered.size).toBeGreaterThan(200)
    expect(campaigns.some(({ days }) => days.length > 5)).toBe(true)
  })
})
