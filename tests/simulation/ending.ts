import { canonicalJson, type Json } from '../../src/domain/json.ts'
import { receiptSchema } from '../../src/domain/submission.ts'
import { winterSurvey } from '../server/publish.ts'
import { people } from './near-server.ts'
import type { Tab } from './phone.ts'
import type { Scene } from './scene.ts'
import { heldNotebooks, serverRoots, serverRows, setAsideIds } from './stored.ts'
import { Broken } from './broken.ts'
import { actAs, outside, settled, world } from './world.ts'

/** Everybody comes back under a fine sky: apps are opened anew, people sign in, and all goes on until nothing is left to do. */
export async function comeToRest(scene: Scene): Promise<void> {
  const { phones, server } = scene
  for (const phone of phones) {
    phone.weather = 'fine'
    phone.browser.lawless = false
    // What was held back is offered again once for each start of the app.
    phone.end()
    phone.open()
  }
  // Longer than anything that was settled can still be undone.
  await world().pass(25_000)
  for (let round = 0; round < 8; round += 1) {
    for (const [at, phone] of phones.entries()) {
      for (const tab of phone.tabs) {
        if (tab.failure) throw new Error(`${tab.name} does not start`, { cause: tab.failure })
        // Signed out, or the session is over: whoever was here comes back.
        const person = tab.person() ?? (at === 2 ? 'taro' : 'hanako')
        if (tab.notebook() === null || tab.device?.sync().phase === 'signed-out') tab.signIn(person)
        else actAs(tab, () => tab.device?.nudge())
      }
      await world().pass(6000)
      if (server.failures.length > 0) throw server.failures[0]
    }
    if (round > 0 && (await isAtRest(scene))) return
  }
  const tabs = phones.flatMap((phone) => phone.tabs)
  const busy = tabs.map((tab) => `${tab.name} ${tab.person()} ${JSON.stringify(tab.device?.sync())}`).join('; ')
  throw new Broken('I14', `online and signed in, but not at rest after all rounds: ${busy}`)
}

async function isAtRest({ phones, server }: Scene): Promise<boolean> {
  const revs = await outside(() => server.store.read((tx) => tx.selectFrom('accounts').select(['id', 'rev']).execute()))
  const held = heldNotebooks(phones)
  return phones.every((phone) =>
    phone.tabs.every((tab) => {
      const state = tab.device?.sync()
      const account = tab.notebook()?.person.account
      const own = held.find((each) => each.phone === phone && each.account === account)
      const read = own?.cursor === revs.find(({ id }) => id === account)?.rev
      return state?.phase === 'idle' && state.waiting === 0 && own !== undefined && own.pending.length === 0 && read
    }),
  )
}

const entryOf = (fields: ReadonlyMap<string, { value: Json | undefined }>) => [...fields].map(([field, { value }]) => [field, value] as const).toSorted(([a], [b]) => (a < b ? -1 : 1))

/** All that a person sees of their notebook in a tab. */
async function sightOf(tab: Tab): Promise<{ records: string; conflicts: string[] }> {
  const notebook = tab.notebook()
  if (!notebook) throw new Error('nobody is signed in')
  const records: Json[] = []
  for (const type of ['search', 'draft', 'profile']) {
    const found = await notebook.list(type)
    for (const [record, fields] of [...found].toSorted(([a], [b]) => (a < b ? -1 : 1))) records.push([type, record, entryOf(fields) as unknown as Json])
  }
  const conflicts = (await notebook.conflicts()).map(({ entry }) => entry.id)
  return { records: canonicalJson(records), conflicts: conflicts.toSorted() }
}

/** What every history must have led to. Throws `Broken`. */
export async function judge(scene: Scene): Promise<void> {
  const { phones, server } = scene
  const rows = await outside(() => serverRows(server))
  const before = canonicalJson(rows as unknown as Json)
  for (const name of people) {
    const account = server.accounts[name]
    const own = rows.filter((row) => row.account === account)
    const conflicts = own.filter(({ kind, body }) => kind === 'conflict' && body.settledBy === null).map((row) => row.name).toSorted()
    const gone = new Set(own.filter(({ kind }) => kind === 'tombstone').map(({ type, record }) => `${type}/${record}`))
    const standing = own.filter(({ kind, type, record }) => kind === 'register' && !gone.has(`${type}/${record}`))
    const byRecord = [...Map.groupBy(standing, ({ type, record }) => JSON.stringify([type, record]))]
    const types = ['search', 'draft', 'profile']
    const sorted = byRecord.map(([key, fields]) => ({ key: JSON.parse(key) as [string, string], fields }))
      .toSorted((a, b) => types.indexOf(a.key[0]) - types.indexOf(b.key[0]) || (a.key[1] < b.key[1] ? -1 : 1))
    const truth = canonicalJson(
      sorted.map(({ key, fields }) => [...key, entryOf(new Map(fields.map((row) => [row.name, { value: row.body.value as Json }]))) as unknown as Json]),
    )
    for (const tab of phones.flatMap((phone) => phone.tabs).filter((each) => each.person() === name)) {
      const sight = await settled(actAs(tab, () => sightOf(tab)))
      if (sight.records !== truth) throw new Broken('I2', `${tab.name} shows ${sight.records} where the server has ${truth}`)
      if (sight.conflicts.join() !== conflicts.join()) throw new Broken('I3', `${tab.name} has the conflicts ${sight.conflicts.join(' ')} where the server has ${conflicts.join(' ')}`)
    }
    for (const { body, name: place } of own) {
      for (const value of [body.value, body.loser?.value]) {
        if (typeof value === 'string' && people.some((other) => other !== name && value.startsWith(`${other}: `))) {
          throw new Broken('I12', `the server keeps ${value} at ${place} in the notebook of ${name}`)
        }
      }
    }
  }
  await judgeConservation(scene, rows)
  await judgeConflicts(scene, rows)
  await judgeSeals(scene)
  await judgeRedelivery(scene, before)
}

/** Every value that a phone called stored stands somewhere, or was knowingly replaced or removed. */
async function judgeConservation({ phones, server, truth }: Scene, rows: Awaited<ReturnType<typeof serverRows>>): Promise<void> {
  const { roots, based } = serverRoots(rows)
  roots.push(...setAsideIds(phones))
  for (const held of heldNotebooks(phones)) {
    roots.push(...held.pending.map(({ change }) => change.id), ...held.refused.map(({ id }) => id))
    // Somebody else is signed in on that phone: what is there waits for its owner, who can be asked to come back.
    const isOpen = held.phone.tabs.some((tab) => tab.notebook()?.person.account === held.account)
    if (!isOpen) roots.push(...held.rows.map(({ id }) => id), ...held.conflicts.map(({ loser }) => loser.id))
    for (const { change } of held.pending) if (change.kind === 'set') based.set(change.id, change.based)
  }
  // Whoever removed something knew what they removed, whatever became of the record.
  const journal = await outside(() => server.store.read((tx) => tx.selectFrom('journal').select('change').execute()))
  roots.push(...journal.map(({ change }) => change).filter((id) => truth.deeds.get(id)?.value === null))
  for (const { kind, body } of rows) {
    const deed = kind === 'register' ? truth.deeds.get(body.id ?? '') : undefined
    if (deed && deed.value !== null && deed.value !== JSON.stringify(body.value)) throw new Broken('I1', `${deed.id} stands with other words than were written`)
  }
  const accounted = truth.accountedBy(roots, based)
  for (const deed of truth.deeds.values()) {
    if (deed.value === null || accounted.has(deed.id) || truth.excused.has(deed.id)) continue
    throw new Broken('I1', `what ${deed.person} wrote on ${deed.phone} at ${deed.place} (${deed.id}) stands nowhere`)
  }
}

/** No conflict is raised about a value that the other one had knowingly replaced. */
async function judgeConflicts({ server, truth }: Scene, rows: Awaited<ReturnType<typeof serverRows>>): Promise<void> {
  if (truth.isCloned || truth.isRestored) return
  const journal = await outside(() => server.store.read((tx) => tx.selectFrom('journal').selectAll().execute()))
  for (const { change, outcome, code } of journal) {
    const deed = truth.deeds.get(change)
    const conflict = rows.find((row) => row.kind === 'conflict' && row.name === deed?.settles)
    if (conflict && conflict.body.settledBy === null) throw new Broken('I3', `${conflict.name} is open, though it was settled`)
    if (outcome === 'lost' && code === 'edited-elsewhere' && !rows.some(({ body }) => body.loser?.id === change)) {
      throw new Broken('I9', `a removal had no effect (${change}), and nobody is told`)
    }
  }
  for (const { kind, body, name } of rows) {
    if (kind !== 'conflict') continue
    const [loser, winner] = [body.loser?.id ?? '', body.winner ?? '']
    const standing = rows.find((row) => row.kind === 'register' && row.body.id === winner)
    if (standing && body.field !== '' && JSON.stringify(standing.body.value) === JSON.stringify(body.loser?.value)) throw new Broken('I4', `the conflict ${name} is about one and the same value`)
    if (body.field === '' && truth.deeds.get(loser)?.over.includes(winner)) throw new Broken('I4', `the conflict ${name} is none: the remover had seen the value`)
    if (body.field === '') continue
    if (truth.knew(winner, loser) || truth.knew(loser, winner)) throw new Broken('I4', `the conflict ${name} is none: one replaced the other knowingly`)
  }
}

/** One submission for each draft, with the receipt of what was sealed; and nobody's answers are gone without a word. */
async function judgeSeals({ phones, server, truth, network }: Scene): Promise<void> {
  const kept = await outside(() => server.store.read((tx) => tx.selectFrom('submissions').selectAll().execute()))
  const replaced = await outside(() => server.store.read((tx) => tx.selectFrom('submissionsReplaced').selectAll().execute()))
  for (const name of people) {
    const account = server.accounts[name]
    const own = kept.find((row) => row.account === account)
    for (const tab of phones.flatMap((phone) => phone.tabs).filter((each) => each.person() === name)) {
      const sealed = await settled(actAs(tab, async () => tab.notebook()?.sealed(winterSurvey.id)))
      if (sealed?.state === 'received' && sealed.receipt?.hash !== own?.hash) throw new Broken('I19', `${tab.name} has a receipt for other answers than the server`)
      if (sealed?.state === 'received' && sealed.hash !== sealed.receipt?.hash) throw new Broken('I19', `${tab.name} has a receipt for other answers than it sealed`)
      if (own && sealed === undefined) throw new Broken('I19', `${tab.name} does not know that answers were received`)
      if (own && sealed?.state === 'unsent') throw new Broken('I14', `${tab.name} still has answers to send`)
    }
    const held = heldNotebooks(phones)
    for (const seal of truth.seals.filter((each) => each.person === name)) {
      const isAtServer = own?.hash === seal.hash || replaced.some((row) => row.account === account && row.hash === seal.hash)
      const isHere = held.some((each) => each.account === account && each.sealed.some(({ hash }) => hash === seal.hash))
      if (isAtServer || isHere || network.refused.has(seal.hash) || truth.letGo.has(seal.hash) || truth.isRestored || truth.isTakenAway) continue
      throw new Broken('I1', `the answers that ${name} sealed on ${seal.phone} are gone`)
    }
  }
  for (const { status, body } of truth.isRestored ? [] : network.receipts) {
    if (status > 202) continue
    const receipt = receiptSchema.parse((body as { receipt: unknown }).receipt)
    const stands = [...kept, ...replaced].some(({ hash }) => hash === receipt.hash)
    if (!stands) throw new Broken('I19', `answers were acknowledged (${receipt.number}) and are gone`)
  }
}

/** Delivering requests again, in any order, changes nothing. */
async function judgeRedelivery({ network, server }: Scene, before: string): Promise<void> {
  const again = network.delivered.filter((sent) => sent.history === network.history && sent.path !== '/api/session')
  for (const sent of again.toReversed()) await outside(() => network.deliver(sent))
  const after = canonicalJson((await outside(() => serverRows(server))) as unknown as Json)
  if (after !== before) throw new Broken('I5', 'requests delivered once more changed what the server keeps')
}
