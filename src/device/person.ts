import type { Channel } from './channel.ts'
import type { Notebook, Person, SyncState } from './device.ts'
import type { Environment } from './environment.ts'
import type { Http } from './http.ts'
import { createNotebook } from './notebook.ts'
import type { Marks } from './storage/device-database.ts'
import { type NotebookDatabase, openNotebookDatabase, readMeta } from './storage/notebook-database.ts'
import { askToPersist } from './storage/persistence.ts'
import { type Engine, startEngine } from './sync/engine.ts'

/** Everything that runs in this tab for the person who is signed in: notebook, sync, and what the status line says. */
export interface OpenPerson {
  notebook: Notebook
  engine: Engine
  state(): SyncState
  export(): Promise<string>
  /** Reads the counts anew and tells the listeners. */
  refresh(): Promise<void>
  /** Stops sync and closes the notebook; `destroy` deletes it from the device. Resolves to whether that is done. */
  close(how: 'keep' | 'destroy'): Promise<boolean>
}

export interface PersonContext {
  person: Person
  device: string
  environment: Environment
  marks: Marks
  http: Http
  channel: Channel
  /** On a computer that others use: nothing is asked of the browser that would outlast the person's visit. */
  shared: boolean
  /** Whether the server had ended the session when it last spoke. */
  sessionEnded: boolean
  onState: () => void
  onRoundEnd: (end: string) => void
}

/** A round that hangs must not keep somebody from signing out. */
const longestGoodbye = 5_000

/** Opens the notebook of whoever is signed in here and starts its sync. Resolves once it can be read and written. */
export async function openPerson(context: PersonContext): Promise<OpenPerson> {
  const { person, device, environment, marks, channel, shared, onState, onRoundEnd } = context
  const database = openNotebookDatabase(person.account, environment)
  let counts = await count()
  let storing = true
  let sessionEnded = context.sessionEnded

  async function count(): Promise<Counts> {
    return database.run((open) => countWaiting(open))
  }

  async function refresh() {
    counts = await count()
    sessionEnded = (await marks.get('sessionEnded')) ?? false
    onState()
  }

  const engine = startEngine({
    ...context,
    database,
    waiting: async () => (await count()).waiting,
    onPhase: onState,
    isLive: () => live,
    onEnd(end) {
      if (end === 'done') listen()
      onRoundEnd(end)
    },
  })

  const over = new AbortController()
  let live = false
  let listening = false
  /** Once all is received: from here on what changes elsewhere is told as it happens. */
  function listen() {
    if (listening || over.signal.aborted) return
    listening = true
    import('./live/follow.ts')
      .then(({ follow }) =>
        follow(
          { ...context, database, account: person.account, pass: () => engine.nudge('now'), hint: () => engine.nudge('hint'), onLive: (now) => (live = now) },
          over.signal,
        ),
      )
      // Looking for news by oneself goes on; the next round tries to listen again.
      .catch((error: unknown) => console.info('not live', error))
      .finally(() => (listening = false))
  }

  const notebook = createNotebook({
    person,
    device,
    database,
    environment,
    watch: (listener) =>
      channel.listen((message) => {
        if (message === 'notebook') listener()
      }),
    async storing(write) {
      try {
        const result = await write
        storing = true
        if (!shared) void askToPersist()
        channel.tell('notebook')
        engine.nudge('soon')
        return result
      } catch (error) {
        storing = false
        onState()
        throw error
      }
    },
  })

  return {
    notebook: {
      ...notebook,
      async settle(conflict, choice) {
        const settled = await notebook.settle(conflict, choice)
        // Sent when it can no longer be undone; should the page be gone by then, at the next start.
        if (settled) setTimeout(() => engine.nudge('soon'), settled.until - environment.now())
        return settled
      },
      async seal(campaign, answers) {
        const sealed = await notebook.seal(campaign, answers)
        // The app may be closed the moment after: the browser is asked before anything else.
        if (!shared) await (await import('./arrivals.ts')).askForBackgroundSync()
        engine.nudge('now')
        return sealed
      },
      async fetchSent(campaign) {
        // Needed once a year, on the second device.
        const { fetchSent } = await import('./sync/fetch-sent.ts')
        const stored = await fetchSent({ database, http: context.http }, campaign, await notebook.sealed(campaign.id))
        if (stored) channel.tell('notebook')
        return stored
      },
    },
    engine,
    refresh,
    state: () => ({ ...counts, storing, shared, phase: sessionEnded ? 'signed-out' : engine.phase() }),
    async export() {
      const { exportNotebook } = await import('./export.ts')
      return database.run((open) => exportNotebook(open, person, environment))
    },
    async close(how) {
      over.abort()
      await Promise.race([engine.stop(), new Promise((resolve) => setTimeout(resolve, longestGoodbye))])
      // Whoever signs out has loaded this part before.
      if (how === 'destroy') return (await import('./arrivals.ts')).withoutRounds(() => database.destroy())
      database.close()
      return true
    },
  }
}

type Counts = Pick<SyncState, 'waiting' | 'oldest' | 'refused' | 'lastReceived' | 'skew'>

/** All of one moment, so that what is said of it is true. */
const countWaiting = (database: NotebookDatabase): Promise<Counts> =>
  database.transaction('r', database.tables, async () => {
    const changes = await database.pending.filter(({ outcome }) => outcome === null).toArray()
    const sealed = await database.sealed.filter(({ state }) => state === 'unsent').toArray()
    const since = [...changes.map(({ change }) => change.at), ...sealed.map(({ sealedAt }) => Date.parse(sealedAt))]
    const refused = await database.refused.count()
    const { lastReceived, skew = 0 } = await readMeta(database)
    return { waiting: since.length, oldest: since.length > 0 ? Math.min(...since) : null, refused, lastReceived, skew }
  })
