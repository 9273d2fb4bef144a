import { openCatalogue } from './catalogue.ts'
import { openChannel } from './channel.ts'
import type { Attempt, Device, DeviceProblem, Person, Proved, SyncState } from './device.ts'
import { browserEnvironment, type Environment } from './environment.ts'
import { createHttp } from './http.ts'
import { type OpenPerson, openPerson } from './person.ts'
import { type AllMarks, openMarks } from './storage/device-database.ts'
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

  let remembered = await marks.all()
  const device = remembered.device ?? environment.newId()
  // Storage without its own name is new, or was emptied: the server's cookie tells which.
  if (remembered.device === undefined) await marks.change({ device, emptiness: 'unexplained' })
  let emptiness = remembered.device === undefined ? 'unexplained' : (remembered.emptiness ?? null)
  let preferences = remembered.preferences ?? {}
  let codeAsked = remembered.codeAsked ?? null
  let open: OpenPerson | null = null
  /** The sitting at a computer of many that this tab is part of, and how it leaves it. */
  let sitting: AllMarks['sitting']
  let leave: (() => void) | null = null

  async function adopt(marked: AllMarks) {
    const { person, sessionEnded = false } = marked
    leave?.()
    leave = null
    sitting = marked.sitting
    if (sitting) {
      const { sit } = await arrivals()
      leave = sit(sitting.id, () => (open?.state().waiting ?? 0) > 0 || open?.state().storing === false)
    }
    const own = { environment, marks, http, channel, onState: tell, onRoundEnd: () => void refreshCatalogue() }
    open = person ? await openPerson({ person, device, sessionEnded, shared: sitting !== undefined, ...own }) : null
    tell()
  }

  /** A doomed notebook is dealt with before anything is shown; what else was left behind must not hold up the start. */
  async function begin() {
    const left = remembered.sitting
    if (left && !(await (await arrivals()).continues(left.id))) {
      await (await arrivals()).moveOut(left.account, { marks, environment })
      remembered = await marks.all()
    }
    const { person = null, doomed = null } = remembered
    const cleared = arrivals().then(({ clearLeftNotebooks }) => clearLeftNotebooks(person?.account ?? null, doomed, environment))
    if (doomed === null) cleared.catch((error: unknown) => console.error('left notebooks could not be looked through', error))
    else if (await cleared) await marks.change({ doomed: undefined })
    await adopt(remembered)
  }

  let refreshing: Promise<void> | null = null
  /** One at a time; a round ends whenever the network was tried, which is when news may be had. */
  function refreshCatalogue(): Promise<void> {
    refreshing ??= catalogue
      .refresh()
      .then(async () => {
        if (!open || sitting || open.notebook.person.scope) return
        if (await catalogue.edition('story-pictures')) {
          const { takePictures } = await import('./stories/take-pictures.ts')
          void takePictures(environment, http).then((came) => came && channel.tell('catalogue'))
        }
        if (!(await catalogue.edition('postings'))) return
        // Not waited for: it may take minutes. Whoever came by a link, or sits at a computer of many, takes them by opening them.
        void (await import('./postings/take-along.ts')).takeAlong(environment, http)
      })
      // A full device, mostly. What was published waits on the server; nothing of the person's depends on it.
      .catch((error: unknown) => console.warn('the catalogue could not be refreshed', error))
      .finally(() => {
        refreshing = null
      })
    return refreshing
  }

  let turn: Promise<unknown> = Promise.resolve()
  /** Whatever changes who is signed in here runs alone: two at once would leave the tab with the wrong person. */
  function inTurn<T>(step: () => Promise<T>): Promise<T> {
    const own = turn.then(step)
    // Whoever asked for it hears of a failure; the next step runs all the same.
    turn = own.catch(() => undefined)
    return own
  }

  /** Somebody signed in or out in another tab, or the server took the notebook away: this one starts anew. */
  async function follow() {
    const marked = await marks.all()
    if (marked.person?.account === open?.notebook.person.account && marked.sitting?.id === sitting?.id) {
      if (open && marked.person) open.notebook.person = marked.person
      return open?.refresh()
    }
    const before = open
    open = null
    tell()
    await before?.close('keep')
    codeAsked = marked.codeAsked ?? null
    emptiness = marked.emptiness ?? null
    await adopt(marked)
  }

  /** Storage that is empty although somebody signed in with this browser was emptied: that person is to be told. */
  async function explainEmptiness() {
    if (emptiness !== 'unexplained' || open) return
    const { askWhetherEmptied } = await arrivals()
    const emptied = await askWhetherEmptied(http)
    if (emptied === null || emptiness !== 'unexplained') return
    emptiness = emptied ? 'lost' : null
    await marks.change({ emptiness: emptiness ?? undefined })
    tell()
  }

  /** What other tabs tell may not have reached a page that the browser kept frozen, so each waking looks for itself. */
  function wake() {
    inTurn(follow).then(
      () => {
        if (open) open.engine.nudge('hint')
        else void http.liftBar().then((lifted) => (lifted ? explainEmptiness() : undefined))
      },
      (error: unknown) => console.error('who is signed in here could not be read', error),
    )
  }

  channel.listen((message) => {
    if (message === 'notebook') void open?.refresh()
    if (message === 'person') wake()
  })

  /** Opens the notebook of whoever has proved who they are. */
  function enter<P>(prove: (part: Arrivals) => Promise<Attempt<Proved, P>>): Promise<Attempt<Person, P | DeviceProblem>> {
    return stored(async () => {
      const part = await signInPart()
      if (!part) return { ok: false, problem: 'offline' }
      const proved = await prove(part)
      if (!proved.ok) return proved
      await inTurn(async () => {
        const marked = await part.moveIn(proved.value, { marks, environment, leave: async (how) => open?.close(how) })
        await adopt(marked)
        codeAsked = null
        emptiness = null
        tell()
      })
      channel.tell('person')
      return { ok: true, value: proved.value.person }
    })
  }

  await inTurn(begin)
  watchForNetwork(wake, () => {
    if ((open?.state().waiting ?? 0) > 0 && !sitting) void arrivals().then((part) => part.askForBackgroundSync())
  })
  if (open === null) void http.liftBar().then((lifted) => (lifted ? refreshCatalogue() : undefined))
  wake()

  return {
    notebook: () => open?.notebook ?? null,
    catalogue,
    door: http,
    sync: () => open?.state() ?? nobody,
    watch(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    nudge: wake,

    codeAsked: () => codeAsked,
    askCode: (email, { shared, atHand } = {}) =>
      stored(async () => {
        const part = await signInPart()
        if (!part) return { ok: false, problem: 'offline' }
        const asked = await part.askForCode(http, email, atHand)
        if (!asked.ok) return asked
        // Asked again from the second step, what was said in the first holds.
        await marks.change({ codeAsked: asked.value, ...(shared === undefined ? {} : { sharing: shared }) })
        codeAsked = asked.value
        tell()
        return { ok: true, value: null }
      }),
    signIn: (code) =>
      enter(async (part) =>
        codeAsked === null
          ? { ok: false, problem: 'bad-address' }
          : part.signInWithCode(http, codeAsked, code, (await marks.get('sharing')) ?? false),
      ),
    signInWithPasskey: (use) => enter((part) => part.signInWithPasskey(http, use)),
    enter: (prove) => enter(() => prove(http)),
    async forgetCode() {
      codeAsked = null
      await marks.change({ codeAsked: undefined, sharing: undefined })
      tell()
    },
    async amend(news) {
      const person = open?.notebook.person
      if (!person) return
      await marks.change({ person: { ...person, ...news } })
      channel.tell('person')
    },
    async signOut() {
      const leaving = open
      if (!leaving) return
      await inTurn(async () => {
        await follow()
        if (open !== leaving) return
        await (await arrivals()).moveOut(leaving.notebook.person.account, { marks, environment })
        open = null
        sitting = undefined
        leave?.()
        channel.tell('person')
        if (await leaving.close('destroy')) await marks.change({ doomed: undefined })
        tell()
      })
      if (!(await http.liftBar())) await (await arrivals()).askForBackgroundSync()
    },

    storageLost: () => emptiness === 'lost',
    setAside: async () => (await arrivals()).readSetAside(marks, open?.notebook.person.account),
    forgetSetAside: async () => (await arrivals()).forgetSetAside(marks, open?.notebook.person.account),
    export: async () => (open ? open.export() : '{}'),
    storage: async () => (await arrivals()).reportStorage(),
    preference: (name) => preferences[name] ?? null,
    async prefer(name, value) {
      preferences = { ...preferences, [name]: value }
      await marks.change({ preferences })
      tell()
    },
  }
}

/** A failure of this device's storage, as a value: whoever signs in can try again. */
async function stored<T, P>(work: () => Promise<Attempt<T, P | DeviceProblem>>): Promise<Attempt<T, P | DeviceProblem>> {
  try {
    return await work()
  } catch (error) {
    console.error('who signs in could not be stored', error)
    return { ok: false, problem: 'storage-failed' }
  }
}

type Arrivals = typeof import('./arrivals.ts')
const arrivals = (): Promise<Arrivals> => import('./arrivals.ts')

/** Null where it can't be had: like the rest of signing in it needs the network then. */
const signInPart = (): Promise<Arrivals | null> =>
  arrivals().catch((error: unknown) => {
    console.warn('the part that signs in could not be loaded', error)
    return null
  })
