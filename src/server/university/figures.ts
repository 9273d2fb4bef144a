import { createHmac } from 'node:crypto'
import type { Coordinator, ToldCampaign, UniversityFigures } from '../../api/university.ts'
import { dayAt } from '../../domain/campaigns/japan-day.ts'
import { makeCoarse, told } from '../../domain/coordinator/coarse.ts'
import { academicYear, peopleTables, type PeopleTable } from '../../domain/coordinator/people.ts'
import { type Course, daysSoFar, goOn, noCourse, tellResponse } from '../../domain/coordinator/response.ts'
import type { Chance } from '../../domain/statistics/rounding.ts'
import { addSamplePeople, sampleResponses } from '../samples/coordinator.ts'
import { sampleUniversity } from '../samples/people.ts'
import { addressOf } from '../links.ts'
import type { Services } from '../services.ts'
import { hold } from '../store/engine.ts'
import { readMeta, requireMeta } from '../store/meta.ts'
import type { Tx } from '../store/schema.ts'
import { type AskingCampaign, campaignsAsking } from './campaigns.ts'
import { countPeopleOf } from './count-people.ts'
import { countResponses } from './count-responses.ts'
import { addressLetter, surveyLetter } from './letters.ts'
import { everybody, everybodyInSamples, type Memory, readMemory, writeMemory } from './memory.ts'

const yearLong = 365 * 24 * 60 * 60_000

/** The keyed draw: the same for a name as long as the database lives, and known to nobody outside. */
const chanceOf = (secret: string): Chance => (name) => (createHmac('sha256', secret).update(`coordinator\n${name}`).digest().readUIntBE(0, 6) + 0.5) / 2 ** 48

/** What a university's coordinators are told, counted once a day. Whatever is in it went through `domain/coordinator/coarse.ts`. */
export async function figuresOf({ store, clock, config }: Services, university: Coordinator['university']): Promise<UniversityFigures> {
  const now = clock()
  const day = dayAt(now)
  const { campaigns, own, all, sample } = await store.write(async (tx) => {
    // Whoever counts goes on from what was told before: one at a time.
    await hold(tx, 'figures of coordinators')
    const sample = (await readMeta(tx, 'samples')) !== undefined && university.id === sampleUniversity.id
    const campaigns = await campaignsAsking(tx, university.id, { sample, now })
    const context: Counting = { chance: chanceOf(await requireMeta(tx, 'pepper')), campaigns, sample, day, now }
    return { campaigns, sample, all: await remembered(tx, sample ? everybodyInSamples : everybody, context), own: await remembered(tx, university.id, context) }
  })
  const whole = own.people?.whole ?? 0
  return {
    university,
    countedOn: day,
    app: addressOf(config),
    addressLetter: addressLetter(addressOf(config)),
    sample,
    registered: {
      size: told(whole, whole),
      year: academicYear(day),
      tables: (Object.keys(peopleTables) as PeopleTable[]).map((id) => ({
        id,
        cells: peopleTables[id].map((code) => ({ code, count: told(own.people?.coarse[id]?.[code] ?? 0, whole) })),
      })),
    },
    campaigns: campaigns.map((campaign) => tellCampaign(campaign, { own: own.courses[campaign.id], all: all.courses[campaign.id], app: addressOf(config), now })),
  }
}

function tellCampaign(campaign: AskingCampaign, { own = noCourse, all = noCourse, app, now }: { own: Course | undefined; all: Course | undefined; app: string; now: number }): ToldCampaign {
  const { id, title, state, opensAt, closesAt, graceUntil } = campaign
  const { days, ...response } = tellResponse(own, all, daysSoFar(campaign, now))
  return { id, title, state, opensAt, closesAt, graceUntil, ...response, letter: state === 'open' ? surveyLetter({ title, closesAt, app }) : null, days: [...days] }
}

interface Counting {
  chance: Chance
  campaigns: readonly AskingCampaign[]
  sample: boolean
  day: string
  now: number
}

/** What is told of a university, or of everybody, today: what was told before, brought up to date once a day. */
async function remembered(tx: Tx, university: string, { chance, campaigns, sample, day, now }: Counting): Promise<Memory> {
  const before = await readMemory(tx, university)
  const isAll = university === everybody || university === everybodyInSamples
  const courses = { ...before?.memory.courses }
  let isSame = before?.countedOn === day
  for (const campaign of campaigns) {
    const course = courses[campaign.id] ?? noCourse
    const days = daysSoFar(campaign, now).filter((each) => course.until === null || each > course.until)
    if (days.length === 0) continue
    const counted = campaign.madeUp ? days.map((each) => ({ day: each, asked: 0, answered: 0 })) : await countResponses(tx, campaign.id, isAll ? null : university, days)
    const counts = sample ? sampleResponses(counted, campaign, isAll) : counted
    courses[campaign.id] = goOn(`${university} people`, course, counts, chance)
    isSame = false
  }
  if (before && isSame) return before.memory
  const people = isAll ? null : await peopleOf(tx, university, { before, chance, campaigns, sample, now })
  const memory = { people, courses }
  await writeMemory(tx, university, day, memory)
  return memory
}

async function peopleOf(tx: Tx, university: string, given: Pick<Counting, 'chance' | 'campaigns' | 'sample' | 'now'> & { before: { memory: Memory } | undefined }) {
  const { before, chance, campaigns, sample, now } = given
  const recent = campaigns.filter(({ opensAt }) => now - Date.parse(opensAt) <= yearLong).map(({ id }) => id)
  const counted = await countPeopleOf(tx, university, { recent, now })
  return makeCoarse(`${university} people`, sample ? addSamplePeople(counted) : counted, before?.memory.people ?? null, chance)
}
