import { openCatalogue } from './catalogue.ts'
import { openChannel } from './channel.ts'
import type { Device, Person, SyncState } from './device.ts'
import { browserEnvironment, type Environment } from './environment.ts'
import { createHttp } from './http.ts'
import { type OpenPerson, openPerson } from './person.ts'
import { openMarks } from './storage/device-database.ts'
import { reportStorage } from './storage/persistence.ts'
import { askForBackgroundSync } from './sync/engine.ts'
import { clearLeftNotebooks } from './sync/round.ts'
import { watchForNetwork } from './sync/triggers.ts'

const nobody: SyncState = { waiting: 0, refused: 0, phase: 'idle', lastReceived: null, storing: true }

/**
 * Opens what this phone holds and starts sync. Needs no network. Rejects with an error named `NewerDatabase` or
 * `DamagedDatabase` when what it holds is not to be touched by this version.
 */
export async function openDevice(environment: Environment = browserEnvironment): Promise<Device> {
  const marks = openMarks(environment)
  const http = createHttp(environment, marks)
  const channel = openChannel()
  const catalogue = openCatalogue(environment, http, channel)
  const listeners = new Set<() => void>()
  const tell = () => {
    for (const listener of listeners) listener()
  }

  const known = await marks.get('device')
  const device = known ?? environment.newId()
  // Storage without its own name is new, or was emptied: the server's cookie tells which.
  if (known === undefined) await marks.change({ device, emptiness: 'unexplained' })
  let emptiness = (await marks.get('emptiness')) ?? null
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
    refreshing ??= catalogue
      .refresh()
      // A full device, mostly. What was published waits on the server; nothing of the person's depends on it.
      .catch((error: unknown) => console.warn('the catalogue could not be refreshed', error))
      .finally(() => {
        refreshing = null
      })
    return refreshing
  }

  /** Storage that is empty although somebody signed in with this browser was emptied: that person is to be told. */
  async function explainEmptiness() {
    if (emptiness !== 'unexplained' || open) return
    const { askWhetherEmptied } = await import('./emptiness.ts')
    const emptied = await askWhetherEmptied(http)
    if (emptied === null || emptiness !== 'unexplained') return
    emptiness = emptied ? 'lost' : null
    await marks.change({ emptiness: emptiness ?? undefined })
    tell()
  }

  function wake() {
    if (open) open.engine.nudge('hint')
    else void http.liftBar().then((lifted) => (lifted ? explainEmptiness() : undefined))
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
    emptiness = (await marks.get('emptiness')) ?? null
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
      const part = await signInPart()
      if (!part) return { ok: false, problem: 'offline' }
      const asked = await part.askForCode(http, email)
      if (!asked.ok) return asked
      codeAsked = asked.value
      await marks.change({ codeAsked })
      tell()
      return { ok: true, value: null }
    },
    async signIn(code) {
      if (codeAsked === null) return { ok: false, problem: 'bad-address' }
      const part = await signInPart()
      if (!part) return { ok: false, problem: 'offline' }
      const signedIn = await part.signInWithCode(http, codeAsked, code)
      if (!signedIn.ok) return signedIn
      const before = open
      codeAsked = null
      emptiness = null
      await marks.change({ person: signedIn.value, codeAsked: undefined, sessionEnded: undefined, emptiness: undefined })
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

    storageLost: () => emptiness === 'lost',
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

/** Loaded by those who sign in. Null where it can't be had: like the rest of signing in it needs the network then. */
const signInPart = () =>
  import('./sign-in.ts').catch((error: unknown) => {
    console.warn('the part that signs in could not be loaded', error)
    return null
  })
