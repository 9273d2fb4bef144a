import type { Environment } from '../environment.ts'
import type { Http } from '../http.ts'
import { isMetered } from '../metered.ts'
import { openCatalogueDatabase } from '../storage/catalogue-database.ts'
import { hasRoom } from '../storage/room.ts'
import { fetchPicture } from './fetch-picture.ts'
import { namedPictures, putPicture } from './keep.ts'

/** What must be free, in bytes: pictures give way to whatever a person writes. */
const roomNeeded = 100 * 1024 * 1024

/** Once one did not come they are left alone for so long, in milliseconds: a round ends every minute. */
const restTime = 60 * 60_000

let underWay = false
const restsUntil = new WeakMap<Environment, number>()

/**
 * Takes the pictures of the stories that are here, where they are missing: not on a metered line, where each comes when
 * its story is opened. Returns whether any came. Never rejects: what does not come now comes an hour later, or
 * when its story is opened.
 */
export async function takePictures(environment: Environment, http: Pick<Http, 'listen'>): Promise<boolean> {
  if (underWay || isMetered() || environment.now() < (restsUntil.get(environment) ?? 0)) return false
  underWay = true
  const database = openCatalogueDatabase(environment)
  let came = false
  try {
    const [named, here] = await database.run(async (open) => [await namedPictures(open), await open.pictures.toCollection().primaryKeys()] as const)
    const missing = named.filter(({ hash }) => !here.includes(hash))
    if (missing.length === 0 || !(await hasRoom(roomNeeded))) return false
    for (const picture of missing) {
      const bytes = await fetchPicture(http, picture)
      if (bytes && (await database.run((open) => putPicture(open, picture.hash, bytes)))) came = true
      else restsUntil.set(environment, environment.now() + restTime)
    }
  } catch (error) {
    restsUntil.set(environment, environment.now() + restTime)
    console.warn('the pictures of the stories could not be taken', error)
  } finally {
    underWay = false
    database.close()
  }
  return came
}
