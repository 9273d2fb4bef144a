import { describe, expect, test } from 'vitest'
import { standings } from '../../../src/app/shell/standing.ts'
import type { Device, Notebook, Reading, Sealed } from '../../../src/device/device.ts'
import type { Campaign } from '../../../src/domain/campaign.ts'
import type { Json } from '../../../src/domain/json.ts'
import type { University } from '../../../src/domain/university.ts'
import { questionnaire, single } from '../domain/questionnaire/build.ts'

const now = Date.parse('2026-11-22T00:00:00Z')
const definition = questionnaire(single('a1'))
const campaign = (id: string, more: Partial<Campaign> = {}): Campaign => ({
  id,
  title: { ja: '調査', en: 'Survey' },
  definition: { id: definition.id, version: definition.version },
  referenceDate: '2026-11-01',
  opensAt: '2026-11-01T00:00:00Z',
  closesAt: '2026-12-31T00:00:00Z',
  graceUntil: '2027-01-31T00:00:00Z',
  ...more,
})
const sample: University = {
  id: 'u1', name: { ja: '見本大学', en: 'Sample University' }, aliases: [], member: true, domains: [], patterns: [], privacy: null, since: null, contact: null,
}

interface Held {
  profile?: Record<string, Json>
  drafts?: Record<string, Record<string, Json>>
  sealed?: Record<string, Partial<Sealed>>
}

/** The campaigns that a phone shows its person, with the phase of each. */
async function shown(campaigns: Campaign[], { profile = {}, drafts = {}, sealed = {} }: Held = {}): Promise<string[]> {
  const device = {
    catalogue: {
      campaigns: async () => campaigns,
      questionnaire: async () => definition,
      edition: async () => ({ universities: [sample] }),
    },
  } as unknown as Device
  const read = async (type: string, record: string) => {
    const fields = type === 'profile' ? profile : (drafts[record] ?? {})
    return new Map<string, Reading>(Object.entries(fields).map(([field, value]) => [field, { value, ids: [field] }]))
  }
  const notebook = { read, sealed: async (id: string) => sealed[id] } as unknown as Notebook
  return (await standings(device, notebook, now)).map(({ campaign: { id }, phase }) => `${id} ${phase}`)
}

describe('a campaign that does not ask everybody', () => {
  const asked = campaign('some', { audience: { universities: ['u1'], statuses: ['enrolled'] } })
  const profile = { university: 'Sample University', status: 'enrolled' }

  test('is shown to whom it asks, by what their notebook and the catalogue say', async () => {
    expect(await shown([asked], { profile })).toEqual(['some open'])
    expect(await shown([asked], { profile: { ...profile, status: 'completed' } })).toEqual([])
    expect(await shown([asked], { profile: { status: 'enrolled' } })).toEqual([])
    expect(await shown([asked, campaign('all')])).toEqual(['all open'])
  })

  test('is shown to whoever has begun, sealed or sent, whatever their record says by now', async () => {
    expect(await shown([asked], { drafts: { some: { a1: 'yes' } } })).toEqual(['some open'])
    expect(await shown([asked], { sealed: { some: { state: 'received' } } })).toEqual(['some open'])
    // A note beside the answers is no answer.
    expect(await shown([asked], { drafts: { some: { 'made-for.2': true } } })).toEqual([])
  })
})

test('a paused campaign lets nobody begin and everybody go on who has', async () => {
  const paused = campaign('paused', { paused: true })
  expect(await shown([paused])).toEqual(['paused paused'])
  expect(await shown([paused], { drafts: { paused: { a1: 'yes' } } })).toEqual(['paused open'])
  expect(await shown([campaign('over', { paused: true, closesAt: '2026-11-20T00:00:00Z' })])).toEqual(['over closed'])
})
