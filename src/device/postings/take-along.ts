import type { Environment } from '../environment.ts'
import type { Http } from '../http.ts'
import { isMetered } from '../metered.ts'
import { openCatalogueDatabase } from '../storage/catalogue-database.ts'
import { hasRoom } from '../storage/room.ts'
import { postingsChannel, readStanding } from './standing.ts'

/** What must be free, in bytes: a notebook that needs room would empty the catalogue, and it would come again and again. */
const roomNeeded = 200 * 1024 * 1024
/** What did not fit or was not understood is left alone for so long, in milliseconds. */
const restTime = 60 * 60_000

let underWay = false
let restsUntil = 0

/**
 * Takes the postings that the last look at the catalogue announced, where they are not here yet and there is room. Never
 * rejects: what does not come now comes another time, or when somebody opens them.
 */
export async function takeAlong(environment: Environment, http: Pick<Http, 'request'>): Promise<void> {
  if (underWay || environment.now() < restsUntil) return
  underWay = true
  const database = openCatalogueDatabase(environment)
  try {
    const [announced, here] = await database.run(async (open) => [await open.editions.get('postings'), await readStanding(open)] as const)
    const withTexts = !isMetered()
    const isHere = announced === undefined || (here?.page === announced.hash && (here.texts === 'all' || !withTexts))
    if (isHere || !(await hasRoom(roomNeeded))) return
    const { takePostings } = await import('./take.ts')
    const channel = new BroadcastChannel(postingsChannel)
    const context = { environment, http, database, tell: () => channel.postMessage(null) }
    const end = await takePostings(context, withTexts).finally(() => channel.close())
    if (end === 'full' || end === 'unknown') restsUntil = environment.now() + restTime
  } catch (error) {
    console.warn('the postings could not be taken', error)
  } finally {
    underWay = false
    database.close()
  }
}
