import type { Channel } from '../channel.ts'
import type { Person, Sealed } from '../device.ts'
import type { Environment } from '../environment.ts'
import type { Http } from '../http.ts'
import { note, noteFault } from '../log.ts'
import type { Marks } from '../storage/device-database.ts'
import type { Gateway } from '../storage/gateway.ts'
import { setAsideDamaged } from '../storage/damaged-rows.ts'
import type { NotebookDatabase } from '../storage/notebook-database.ts'
import { syncLock } from './lock.ts'
import { type PassContext, type PassEnd, runPass } from './pass.ts'
import { releaseHeld } from './release.ts'
import type { Trouble } from './trouble.ts'

/** One attempt to bring a notebook and the server together, by a tab or by the worker. */
export interface RoundContext {
  person: Person
  device: string
  database: Gateway<NotebookDatabase>
  environment: Environment
  marks: Marks
  http: Http
  channel: Channel
  signal: AbortSignal
}

/** `busy`: another tab or the worker is at it. */
export type RoundEnd = PassEnd | 'busy'

/**
 * When another context is at it: a page leaves it to that one (`yield`) and looks again later; the worker waits for it
 * (`wait`), since its page may be closed in the middle; and a lock held far longer than any pass takes, by a tab that
 * was frozen with it, is not respected (`break`).
 */
export type LockUse = 'yield' | 'wait' | 'break'
const lockOptions: Record<LockUse, LockOptions> = { yield: { ifAvailable: true }, wait: {}, break: { steal: true } }

/** Runs one round, unless another context is at it and `use` yields to it. */
export const runRound = (context: RoundContext, trouble: Trouble, use: LockUse = 'yield'): Promise<RoundEnd> =>
  navigator.locks.request(syncLock, lockOptions[use], async (lock) => {
    if (!lock) return 'busy'
    try {
      const end = await round(context, trouble, use)
      // Whoever waits for the round does not wait for this.
      void note(`round.${end}`)
      return end
    } catch (error) {
      void noteFault(error)
      throw error
    }
  })

async function round(context: RoundContext, trouble: Trouble, use: LockUse): Promise<RoundEnd> {
  const { person, marks, channel, signal } = context
  // The mark may change under this context: the person signed out, or somebody else signed in, in another tab.
  const ours = (marked: Person | undefined) => {
    return marked?.account === person.account && !signal.aborted ? marked : null
  }
  const before = await marks.all()
  const current = ours(before.person)
  if (!current) return 'barred'
  // By the mark too: whoever came by a link may have signed in for real in another tab.
  const isFirst = await begin(context.database, use)
  let isNews = isFirst
  const pass = {
    ...context,
    account: person.account,
    scope: current.scope,
    unbarred: before.barred === undefined && !isFirst,
    onNews: () => {
      isNews = true
    },
  }
  const passed = await runPass(pass, trouble)
  const [unsent, seen] = await Promise.all([passed === 'done' ? countUnsent(pass) : 0, marks.all()])
  if (unsent > 0) isNews = true
  const end = unsent > 0 ? await sendAnswers(pass) : passed
  const after = unsent > 0 ? await marks.all() : seen
  if (!ours(after.person)) return 'barred'
  if (end === 'revoked' || end === 'erased') await takeAway(context)
  if (end === 'done' || end === 'signed-out' || end === 'other-account') {
    const ended = end !== 'done'
    if ((after.sessionEnded ?? false) !== ended) {
      await marks.change({ sessionEnded: ended })
      isNews = true
    }
  }
  // Whoever is told reads everything anew, in every tab.
  if (isNews || end !== 'done') channel.tell(end === 'revoked' || end === 'erased' ? 'person' : 'notebook')
  return end
}

const begun = new WeakSet<Gateway<NotebookDatabase>>()

/**
 * Before the first round on a notebook that was opened: a row that can't be read must not stop all others from being sent.
 * And what was held back is offered again, once for each start of the app: the worker starts far more often. False: it was not
 * the first.
 */
async function begin(database: Gateway<NotebookDatabase>, use: LockUse): Promise<boolean> {
  if (begun.has(database)) return false
  await database.run(setAsideDamaged)
  if (use !== 'wait') await database.run(releaseHeld)
  begun.add(database)
  return true
}

/** Whether sealed answers wait for the network; where one campaign alone is open, those of others wait for a sign-in. */
const isToSend = ({ state, campaign }: Sealed, scope: string | undefined): boolean =>
  state === 'unsent' && (scope === undefined || campaign === scope)

const countUnsent = ({ database, scope }: PassContext): Promise<number> =>
  database.run((open) => open.sealed.filter((sealed) => isToSend(sealed, scope)).count())

/** Answers are sealed once a year: the part that sends them is loaded when there are some. */
async function sendAnswers(pass: PassContext): Promise<PassEnd> {
  const { sendSealed } = await import('./send-sealed.ts')
  return sendSealed(pass, (sealed) => isToSend(sealed, pass.scope))
}

/**
 * The server's own word that this account's data is to leave the device: unsent text is set aside first. Should the app
 * end before the notebook is gone, the next start finds it doomed.
 */
async function takeAway({ person: { account }, database, environment, marks }: RoundContext): Promise<void> {
  const { exportUnsent } = await import('../export.ts')
  const text = await database.run((open) => exportUnsent(open, environment))
  const before = (await marks.get('setAside')) ?? []
  const setAside = text === null ? before : [...before, { account, text }]
  await marks.change({ person: undefined, sessionEnded: undefined, doomed: account, setAside })
  if (await database.destroy()) await marks.change({ doomed: undefined })
}
