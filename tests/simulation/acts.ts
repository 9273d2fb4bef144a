import { nothingRead } from '../../src/device/device.ts'
import { contentHash } from '../../src/domain/submission.ts'
import { winterSurvey } from '../server/publish.ts'
import type { PersonName } from './near-server.ts'
import type { Phone, Tab } from './phone.ts'
import type { Scene } from './scene.ts'
import { places, type StepAtTab } from './steps.ts'
import { heldNotebooks } from './stored.ts'
import { outside, world } from './world.ts'

const answersOf = (answer: number) =>
  answer === 0 ? { a1: 'no' } : answer === 1 ? { a1: 'yes', a2: 'Kyoto' } : answer === 2 ? { a1: 'yes', a2: 'Nara' } : { a1: 'perhaps' }

/** Does what a person does at a tab. It may be still under way when this resolves. */
export async function takeAt(scene: Scene, tab: Tab, step: StepAtTab): Promise<void> {
  const { truth } = scene
  if (step.do === 'kill') return kill(tab, step)
  if (step.do === 'cut') return tab.storage.cut()
  if (step.do === 'signIn') return tab.signIn(step.person)
  const notebook = tab.notebook()
  const person = tab.person()
  if (!notebook || !person) return
  const phone = tab.phone.name
  const { screen } = tab
  if (step.do === 'signOut') {
    await excuseUnsent(scene, tab.phone, person)
    tab.act(async () => tab.device?.signOut())
  } else if (step.do === 'look') {
    for (const [type, record] of places) {
      tab.act(async () => {
        const fields = await notebook.read(type, record)
        for (const each of places) {
          if (each[0] === type && each[1] === record) screen.set(each.join('/'), fields.get(each[2]) ?? nothingRead)
        }
      })
    }
  } else if (step.do === 'write') {
    const place = places[step.place] ?? places[0]
    const [type, record, field] = place
    const name = place.join('/')
    const value = step.same ? `${person}: the same` : `${person}: ${(scene.written += 1)}${step.long ? ', and so on'.repeat(60) : ''}`
    tab.act(async () => {
      const seen = step.looks ? undefined : screen.get(name)
      const over = seen ?? (await notebook.read(type, record)).get(field) ?? nothingRead
      const written = await notebook.write({ type, record, field, value, over })
      truth.note({ id: written.ids[0] ?? '', person, phone, place: name, over: over.ids, value: JSON.stringify(value) })
      screen.set(name, written)
      const shown = (await notebook.read(type, record)).get(field)?.value
      if (shown !== value) scene.suspects.push({ tab, id: written.ids[0] ?? '' })
    })
  } else if (step.do === 'remove') {
    tab.act(async () => {
      const removed = await notebook.remove('search', step.record)
      if (removed.removal === '') return
      const over = [...removed.fields.values()].flatMap(({ ids }) => ids)
      truth.note({ id: removed.removal, person, phone, place: `search/${step.record}`, over: [...over, ...removed.unsaid.map(({ change }) => change.id)], value: null })
      tab.removed = removed
      for (const place of screen.keys()) if (place.startsWith(`search/${step.record}/`)) screen.delete(place)
    })
  } else if (step.do === 'undo') {
    const { removed } = tab
    tab.removed = null
    if (removed) {
      truth.excused.add(removed.removal)
      tab.act(() => notebook.undo(removed))
    }
  } else if (step.do === 'settle') {
    tab.act(async () => {
      const open = await notebook.conflicts()
      const kept = open[step.which % Math.max(1, open.length)]
      const done = kept && (await notebook.settle(kept.entry.id, step.choice))
      if (!kept || !done) return
      tab.settled = done
      const [first = ''] = done.changes
      const over = [...kept.current.ids, ...removedBy(tab.phone, first), ...(step.choice === 'take' ? [kept.entry.loser.id, kept.entry.winner] : []), ...done.unsaid.map(({ change }) => change.id)]
      truth.note({ id: first, person, phone, place: Object.values(kept.entry.about).join('/'), over: step.choice === 'dismiss' ? [] : over, value: step.choice === 'take' && kept.entry.about.field !== '' ? JSON.stringify(kept.entry.loser.value) : null, settles: kept.entry.id })
      for (const place of screen.keys()) if (place.startsWith(`${kept.entry.about.type}/${kept.entry.about.record}/`)) screen.delete(place)
    })
  } else if (step.do === 'reopen') {
    const { settled: done } = tab
    tab.settled = null
    if (done) {
      tab.act(async () => {
        if (await notebook.reopen(done)) for (const id of done.changes) truth.excused.add(id)
      })
    }
  } else if (step.do === 'seal') {
    tab.act(async () => {
      const answers = answersOf(step.answer)
      const sealed = await notebook.seal(winterSurvey, answers)
      const hash = await contentHash({ campaign: winterSurvey.id, definition: winterSurvey.definition, answers })
      if (sealed.hash === hash) truth.seals.push({ person, phone, hash })
    })
  } else if (step.do === 'settleSeal') {
    tab.act(async () => {
      const before = await notebook.sealed(winterSurvey.id)
      if (!before) return
      if (step.choice === 'unseal') {
        if (before.state === 'unsent' || before.state === 'refused') truth.letGo.add(before.hash)
        return notebook.unseal(winterSurvey.id)
      }
      if (before.state !== 'differs') return
      truth.letGo.add(step.choice === 'keep' ? before.hash : (before.receipt?.hash ?? ''))
      return notebook.settleSeal(before, step.choice)
    })
  }
}

/** What a removal that waits took away: whoever lets a record go once more lets all go that stands in it by now. */
function removedBy(phone: Phone, change: string): string[] {
  const waiting = heldNotebooks([phone]).flatMap(({ pending }) => pending).find((each) => each.change.id === change)
  return waiting?.change.kind === 'remove' ? Object.values(waiting.change.seen).flat() : []
}

/** The app ends after so many more turns of its code, wherever it is then. */
async function kill(tab: Tab, { turns, span }: { turns: number; span: number }): Promise<void> {
  let left = turns
  world().onTurn = () => {
    left -= 1
    if (left <= 0) tab.end()
  }
  await world().pass(span)
  world().onTurn = () => {}
  tab.end()
  tab.phone.tabs = tab.phone.tabs.filter((each) => each !== tab)
}

/** Whoever signs out was told what is not sent yet, and throws it away. */
async function excuseUnsent({ server, truth }: Scene, phone: Phone, person: PersonName): Promise<void> {
  const journal = await outside(() => server.store.read((tx) => tx.selectFrom('journal').select('change').execute()))
  const known = new Set(journal.map(({ change }) => change))
  for (const deed of truth.deeds.values()) {
    if (deed.phone === phone.name && deed.person === person && !known.has(deed.id)) truth.excused.add(deed.id)
  }
  for (const seal of truth.seals) if (seal.phone === phone.name && seal.person === person) truth.letGo.add(seal.hash)
}
