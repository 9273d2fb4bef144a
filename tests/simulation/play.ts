import { takeAt } from './acts.ts'
import type { NearServer } from './near-server.ts'
import type { Tab } from './phone.ts'
import { begin, type Scene } from './scene.ts'
import type { History, Step } from './steps.ts'
import { storedIds } from './stored.ts'
import { watch } from './watching.ts'
import { outside, settled, world } from './world.ts'

/** Plays a history, and looks after each step whether what must always be true is. Resolves to where it led. */
export async function play(server: NearServer, history: History): Promise<Scene> {
  const scene = await begin(server, history)
  for (const step of history.steps) {
    await take(scene, step)
    await world().settle()
    await watch(scene)
  }
  return scene
}

/** The tab that a step means: the app is opened when it is not. */
async function tabOf({ phones }: Scene, { phone, tab }: { phone: number; tab: number }): Promise<Tab | undefined> {
  const on = phones[phone]
  if (on && on.tabs.length === 0) {
    on.open()
    await world().settle()
  }
  return on?.tabs[tab % Math.max(1, on.tabs.length)]
}

async function take(scene: Scene, step: Step): Promise<void> {
  const { server, phones, truth } = scene
  if ('tab' in step) {
    const tab = await tabOf(scene, step)
    if (tab) await takeAt(scene, tab, step)
    return
  }
  if (!('phone' in step)) return takeAnywhere(scene, step)
  const phone = phones[step.phone]
  if (!phone) return
  if (step.do === 'clone') {
    if (phones.length > 4) return
    const clone = await settled(phone.clone(`${phone.name}'`))
    truth.isCloned = true
    phones.push(clone)
    clone.open()
  } else if (step.do === 'weather') phone.weather = step.weather
  else if (step.do === 'clock') phone.off = step.off
  else if (step.do === 'lawless') phone.browser.lawless = !phone.browser.lawless
  else if (step.do === 'open') {
    if (phone.tabs.length < 2) phone.open()
  } else if (step.do === 'crowd') {
    if (phone.tabs.length < 2) phone.open()
    phone.browser.lawless = true
    phone.weather = 'slow'
  } else if (step.do === 'goOver') {
    await goOver(scene, step.phone)
  } else if (step.do === 'squeeze') {
    const tab = await tabOf(scene, { phone: step.phone, tab: 0 })
    const { weather } = phone
    phone.weather = 'narrow'
    if (tab) await takeAt(scene, tab, { phone: step.phone, tab: 0, do: 'write', place: 0, same: false, looks: false, long: true })
    await world().pass(5000)
    phone.weather = weather
  } else if (step.do === 'restoreMidway') {
    await restoreMidway(scene, step.phone)
  } else if (step.do === 'end') {
    truth.isTakenAway ||= step.how === 'revoked'
    await outside(() => server.endSession(phone.cookie, step.how))
  }
}

/** What happens to time, on the way, or to the server. */
async function takeAnywhere(scene: Scene, step: Exclude<Step, { phone: number }>): Promise<void> {
  const { server, network } = scene
  if (step.do === 'backUp') return outside(() => server.backUp())
  if (step.do === 'restore') return restore(scene)
  if (step.do === 'pass') return world().pass(step.span)
  if (step.do === 'clash') return clash(scene, step.place)
  if (step.do === 'sleep') world().slept += step.span
  else {
    const sent = network.delivered[step.which]
    if (sent && sent.history === network.history) await outside(() => network.deliver(sent))
  }
}

async function clash(scene: Scene, place: number): Promise<void> {
  for (const at of [{ phone: 0, tab: 0 }, { phone: 1, tab: 0 }]) {
    const tab = await tabOf(scene, at)
    if (tab) await takeAt(scene, tab, { ...at, do: 'write', place, same: false, looks: true, long: false })
  }
}

async function goOver(scene: Scene, phone: number): Promise<void> {
  const on = scene.phones[phone]
  const tab = await tabOf(scene, { phone, tab: 0 })
  if (!on || !tab) return
  const { weather } = on
  on.weather = 'deaf'
  for (const _ of ['filled in', 'gone over']) {
    await fillIn(scene, tab, phone)
    await world().pass(2000)
  }
  on.weather = weather
}

async function fillIn(scene: Scene, tab: Tab, phone: number): Promise<void> {
  for (const place of [0, 1, 2, 3]) await takeAt(scene, tab, { phone, tab: 0, do: 'write', place, same: false, looks: false, long: false })
}

async function restoreMidway(scene: Scene, phone: number): Promise<void> {
  const { server, network } = scene
  await outside(() => server.backUp())
  const tab = await tabOf(scene, { phone, tab: 0 })
  if (!tab) return
  const before = network.cutPages
  await fillIn(scene, tab, phone)
  for (let waits = 0; waits < 60 && network.cutPages === before; waits += 1) await world().pass(50)
  await restore(scene)
}

/** A server that is put back to its last copy may have lost for good what no phone holds any more, and nothing else. */
async function restore(scene: Scene): Promise<void> {
  const { server, network, truth } = scene
  const held = await settled(storedIds(scene))
  await outside(() => server.restore())
  for (const id of (await settled(storedIds(scene))).atServer) held.onPhones.add(id)
  for (const id of truth.deeds.keys()) if (!held.onPhones.has(id)) truth.excused.add(id)
  truth.isRestored = true
  network.history += 1
}
