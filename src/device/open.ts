import { openCatalogue } from './catalogue.ts'
import { openChannel } from './channel.ts'
import type { Device, Person, SyncState } from './device.ts'
import { browserEnvironment, type Environment } from './environment.ts'
import { createHttp } from './http.ts'
import { type OpenPerson, openPerson } from './person.ts'
import { askForCode, signInWithCode } from './sign-in.ts'
import { openMarks } from './storage/device-database.ts'
import { reportStorage } from './storage/persistence.ts'
import { askForBackgroundSync } from './sync/engine.ts'
import { clearLeftNotebooks } from './sync/round.ts'
import { watchForNetwork } from './sync/triggers.ts'

const nobody: SyncState = { waiting: 0, refused: 0, phase: 'idle', lastReceived: null, storing: true }

/** Opens what this phone holds and starts sync. Needs no network. */
export async function openDevice(environment: Environment = browserEnvironment): Promise<Device> {
  const marks = openMarks(environment)
  const http = createHttp(environment, marks)
  const channel = openChannel()
  const catalogue = openCatalogue(environment, http, channel)
  const listeners = new Set<() => void>()
  const tell = () => {
    for (const listener of listeners) listener()
  }

  const device = (await marks.get('device')) ?? environment.newId()
  await marks.set('device', device)
  let preferences = (await marks.get('preferences')) ?? {}
  let codeAsked = (await marks.get('codeAsked')) ?? null
  let open: OpenPerson | null = null

  async function adopt(person: Person | null) {
    open = person
      ? await openPerson({ person, device, environment, marks, http, channel, onState: tell, onRoundEnd: () => void refreshCatalogue() })
      : null
    tell()
  }

  /** The bar and a doomed notebook are dealt with before anything else is shown or asked. */
  async function begin() {
    const person = (await marks.get('person')) ?? null
    await clearLeftNotebooks(person?.account ?? null, (await marks.get('doomed')) ?? null, environment)
    await marks.change({ doomed: undefined })
    await adopt(person)
  }

  let refreshing: Promise<void> | null = null
  /** One at a time; a round ends whenever the network was tried, which is when news may be had. */
  function refreshCatalogue(): Promise<void> {
    refreshing ??= catalogue.refresh().finally(() => {
      refreshing = null
    })
    return refreshing
  }

  function wake() {
    if (open) open.engine.nudge('hint')
    else void http.liftBar()
  }

  channel.listen((message) => {
    if (message === 'notebook') void open?.refresh()
    // Somebody signed in or out in another tab, or the server took the notebook away: this one starts anew.
    if (message === 'person') void marks.get('person').then(followPerson)
  })

  async function followPerson(person: Person | undefined) {
    if (person?.account === open?.notebook.person.account) return open?.refresh()
    await open?.close('keep')
    codeAsked = (await marks.get('codeAsked')) ?? null
    await adopt(person ?? null)
    open?.engine.nudge('now')
  }

  await begin()
  watchForNetwork(wake, () => {
    if ((open?.state().waiting ?? 0) > 0) void askForBackgroundSync()
  })
  if (open === null) void http.liftBar().then((lifted) => (lifted ? refreshCatalogue() : undefined))
  wake()

  return {
    notebook: () => open?.notebook ?? null,
    catalogue,
    sync: () => open?.state() ?? nobody,
    watch(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    nudge: wake,

    codeAsked: () => codeAsked,
    async askCode(email) {
      const asked = await askForCode(http, email)
      if (!asked.ok) return asked
      codeAsked = asked.value
      await marks.change({ codeAsked })
      tell()
      return { ok: true, value: null }
    },
    async signIn(code) {
      if (codeAsked === null) return { ok: false, problem: 'bad-address' }
      const signedIn = await signInWithCode(http, codeAsked, code)
      if (!signedIn.ok) return signedIn
      const before = open
      codeAsked = null
      await marks.change({ person: signedIn.value, codeAsked: undefined, sessionEnded: undefined })
      await before?.close('keep')
      await clearLeftNotebooks(signedIn.value.account, null, environment)
      await adopt(signedIn.value)
      channel.tell('person')
      wake()
      return signedIn
    },
    async forgetCode() {
      codeAsked = null
      await marks.change({ codeAsked: undefined })
      tell()
    },
    async signOut() {
      const leaving = open
      if (!leaving) return
      const { account } = leaving.notebook.person
      // First the marks: from here on no request leaves for this person, whatever happens to this tab.
      const barred = { since: environment.now() }
      await marks.change({ person: undefined, sessionEnded: undefined, codeAsked: undefined, barred, doomed: account })
      open = null
      channel.tell('person')
      await leaving.close('destroy')
      await marks.change({ doomed: undefined })
      tell()
      if (!(await http.liftBar())) await askForBackgroundSync()
    },

    setAside: async () => (await marks.get('setAside')) ?? null,
    forgetSetAside: () => marks.change({ setAside: undefined }),
    export: async () => (open ? open.export() : '{}'),
    storage: reportStorage,
    preference: (name) => preferences[name] ?? null,
    async prefer(name, value) {
      preferences = { ...preferences, [name]: value }
      await marks.change({ preferences })
      tell()
    },
  }
}
