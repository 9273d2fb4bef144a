import { statusOf } from '../../src/app/shell/status.ts'
import { Broken } from './broken.ts'
import type { Notebook } from '../../src/device/device.ts'
import { people } from './near-server.ts'
import type { Tab } from './phone.ts'
import type { Scene } from './scene.ts'
import { type HeldNotebook, heldNotebooks, setAsideIds } from './stored.ts'
import { actAs, outside, settled } from './world.ts'
import { places } from './steps.ts'

/** So many requests no tab may send within one step. */
const mostRequests = 400

/** Looks whether what must be true at every moment is. Throws `Broken`. */
export async function watch(scene: Scene): Promise<void> {
  const { phones, network, server } = scene
  if (server.failures.length > 0) throw server.failures[0]
  for (const [who, count] of network.left) if (count > mostRequests) throw new Broken('I13', `${who.name} sent ${count} requests within one step`)
  network.left.clear()

  // A value may give way once the server has spoken of it; before that it stays on screen.
  for (const { tab, id } of scene.suspects.splice(0)) {
    const waiting = heldNotebooks([tab.phone]).flatMap(({ pending }) => pending)
    if (waiting.some(({ change, outcome }) => change.id === id && outcome === null)) throw new Broken('I7', `${tab.name} does not show what was just written (${id})`)
  }

  for (const held of heldNotebooks(phones)) watchReading(scene, held)

  const quiet = phones.flatMap(({ tabs }) => tabs).filter((tab) => {
    const state = tab.device?.sync()
    return state && tab.notebook() && statusOf(state).key === 'shell:status.allReceived'
  })
  if (quiet.length > 0) await watchReceived(scene, quiet.map(({ phone }) => phone.name))

  for (const tab of phones.flatMap((phone) => phone.tabs)) {
    const [notebook, person] = [tab.notebook(), tab.person()]
    const { changes } = tab.phone.factory
    // What was looked at once shows the same until something is stored on that phone.
    if (!notebook || !person || (tab.seen?.notebook === notebook && tab.seen.changes === changes)) continue
    tab.seen = { notebook, changes }
    for (const value of await valuesShown(tab, notebook)) {
      const owner = people.find((name) => typeof value === 'string' && value.startsWith(`${name}: `))
      if (owner !== undefined && owner !== person) throw new Broken('I12', `${tab.name} shows ${person} what ${owner} wrote`)
    }
  }
}

/** What was read of the feed stays read: an answer that comes too late changes nothing. */
function watchReading({ read }: Scene, { phone, itself, epoch, cursor }: HeldNotebook): void {
  const before = read.get(itself)
  const left = before?.left ?? new Set()
  if (before && before.epoch !== epoch) left.add(before.epoch)
  if (left.has(epoch)) throw new Broken('I6', `${phone.name} went back to a history of the server that it had left`)
  if (before?.epoch === epoch && cursor < before.cursor) throw new Broken('I6', `${phone.name} had read the feed to ${before.cursor}, and now to ${cursor}`)
  read.set(itself, { epoch, cursor, left })
}

const records = [...new Map(places.map(([type, record]) => [`${type}/${record}`, [type, record] as const])).values()]

/** What a tab shows. A notebook that was closed just now shows nothing. */
function valuesShown(tab: Tab, notebook: Notebook): Promise<unknown[]> {
  const read = async () => {
    const shown = await Promise.all(records.map(([type, record]) => notebook.read(type, record)))
    return shown.flatMap((fields) => [...fields.values()].map(({ value }) => value))
  }
  return settled(actAs(tab, () => read().catch(() => [])))
}

/** The sentence that all is received is true: nothing waits on that phone, and the server has decided all of it. */
async function watchReceived(scene: Scene, names: readonly string[]): Promise<void> {
  const { server, phones, truth } = scene
  if (truth.isRestored) return
  const journal = await outside(() => server.store.read((tx) => tx.selectFrom('journal').select(['account', 'change']).execute()))
  const decided = new Set(journal.map(({ change }) => change))
  const standing = heldNotebooks(phones.filter(({ name }) => names.includes(name)))
  const kept = new Set(standing.flatMap(({ pending }) => pending.filter(({ outcome }) => outcome === null).map(({ change }) => change.id)))
  // What was taken from a phone with its session was set aside, and is said in a place of its own.
  const setAside = new Set(setAsideIds(phones))
  for (const name of names) {
    const person = phones.find((phone) => phone.name === name)?.tabs.find((tab) => tab.person() !== null)?.person()
    const own = [...truth.deeds.values()].filter((deed) => deed.phone === name && deed.person === person)
    const accounted = truth.accountedBy(own.filter(({ id }) => decided.has(id)).map(({ id }) => id), new Map())
    const missing = own.find(({ id }) => !truth.excused.has(id) && !setAside.has(id) && !accounted.has(id) && (kept.has(id) || !isGivenUp(own, id)))
    if (missing) throw new Broken('I15', `${name} says that all is received, but the server never saw ${missing.id} at ${missing.place}`)
  }
}

/** A change that another one of the same phone replaced before it left needs no journey of its own. */
const isGivenUp = (own: readonly { id: string; over: readonly string[] }[], id: string) => own.some(({ over }) => over.includes(id))
