import { Hono } from 'hono'
import type { QueuesOfBuild } from '../../api/office-queues.ts'
import { answerJson } from '../http/answer.ts'
import type { Services } from '../services.ts'
import { devicesByBuild, type ToldQueue, waitingQueues } from '../store/queues.ts'
import { ageOf, queueAges } from '../sync/queue-age.ts'
import type { OfficeBindings } from './guard.ts'

const month = 30 * 24 * 60 * 60_000
/** Devices name their version as they like: a list of all would have no end. */
const mostBuilds = 50

/** How long what people wrote waits on their devices, below `/api/office/queues`. */
export function queueRoutes({ store, clock }: Services): Hono<OfficeBindings> {
  const routes = new Hono<OfficeBindings>()
  routes.get('/', async (c) => {
    const now = clock()
    const at = new Date(now).toISOString()
    const since = new Date(now - month).toISOString()
    const told = await store.read(async (tx) => ({ devices: await devicesByBuild(tx, since, at), queues: await waitingQueues(tx, at) }))
    return answerJson(c, 200, { builds: byBuild(told, now).slice(0, mostBuilds) })
  })
  return routes
}

/** The versions with the most devices that wait first, then the most used ones. */
function byBuild({ devices, queues }: { devices: ReadonlyMap<string | null, number>; queues: readonly ToldQueue[] }, now: number): QueuesOfBuild[] {
  const waiting = Map.groupBy(queues, ({ build }) => build)
  const builds = [...new Set([...devices.keys(), ...waiting.keys()])].map((build) => {
    const ages = (waiting.get(build) ?? []).map((queue) => ageNow(queue, now))
    const over = (age: number) => ages.filter((each) => each >= age).length
    return {
      build, devices: devices.get(build) ?? 0,
      tenMinutes: over(queueAges.tenMinutes), hour: over(queueAges.hour), day: over(queueAges.day),
    }
  })
  return builds.toSorted((a, b) => b.tenMinutes - a.tenMinutes || b.devices - a.devices)
}

/** What waited when a device spoke last waits still, as far as anybody knows. */
const ageNow = ({ oldest, contactAt }: ToldQueue, now: number): number =>
  ageOf(oldest, now) + (contactAt === null ? 0 : Math.max(0, now - Date.parse(contactAt)))
