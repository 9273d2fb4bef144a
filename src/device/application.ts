import { type ApplicationStanding, applicationReceiptSchema, applicationStandingSchema } from '../api/applications.ts'
import type { ApplicationForm } from '../domain/application/application.ts'
import type { Asked } from './ask.ts'
import { ask } from './ask.ts'
import type { Door } from './device.ts'
import { browserEnvironment, type Environment } from './environment.ts'
import { type KeptApplication, keptApplicationSchema, openApplicationDatabase, theOne } from './storage/application-database.ts'

/** How long an application is kept on a device where nobody goes on with it, in milliseconds. */
const keptFor = 30 * 24 * 60 * 60_000

/** The one application that is written on this device. Whatever is awaited and resolves has been written durably. */
export interface ApplicationKeeper {
  /** What is kept here; null: nothing, or it had been left for thirty days and is erased now. */
  read(): Promise<KeptApplication | null>
  write(kept: KeptApplication): Promise<void>
  /** Erases everything about it from this device. */
  erase(): Promise<void>
  /**
   * Sends a sealed one. `later`: no network, or too many at once: try again. `refused`: the server names what is wrong,
   * and it can be changed.
   */
  send(door: Door): Promise<'nothing' | 'received' | 'refused' | 'later'>
  /** Keeps where it stands. An application that needs nothing from here any more leaves no form behind. */
  note(standing: ApplicationStanding): Promise<void>
}

/** A new application with nothing written yet. */
export const newApplication = ({ newId, now }: Environment): KeptApplication => ({
  id: newId(), filled: {}, savedAt: now(), mends: null, sealed: null, refused: null, standing: null, seenAt: null,
})

/** Opens the keeper of this device's application. */
export function openApplicationKeeper(environment: Environment = browserEnvironment): ApplicationKeeper {
  const gateway = openApplicationDatabase(environment)

  const put = (kept: KeptApplication) => gateway.run((database) => database.applications.put({ key: theOne, value: kept }))
  const erase = () => gateway.run((database) => database.applications.delete(theOne))

  async function read(): Promise<KeptApplication | null> {
    const row = await gateway.run((database) => database.applications.get(theOne))
    const parsed = keptApplicationSchema.safeParse(row?.value)
    if (!parsed.success) return null
    if (environment.now() - Math.max(parsed.data.savedAt, parsed.data.seenAt ?? 0) <= keptFor) return parsed.data
    await erase()
    return null
  }

  /** Changes what is kept, unless it is about something else by now. */
  const change = (seen: KeptApplication, next: (now: KeptApplication) => KeptApplication) =>
    gateway.run((database) =>
      database.transaction('rw', database.applications, async () => {
        const parsed = keptApplicationSchema.safeParse((await database.applications.get(theOne))?.value)
        if (!parsed.success || parsed.data.id !== seen.id || parsed.data.sealed === null) return
        await database.applications.put({ key: theOne, value: next(parsed.data) })
      }),
    )

  const received = (standing: ApplicationStanding) => (kept: KeptApplication): KeptApplication => ({
    ...kept, filled: {}, mends: null, sealed: null, refused: null, standing, seenAt: environment.now(),
  })

  return {
    read,
    write: async (kept) => void (await put(kept)),
    erase,
    async send(door) {
      const kept = await read()
      if (!kept?.sealed) return 'nothing'
      const answer = await sendForm(door, kept, kept.sealed, environment)
      if (answer.ok) {
        await change(kept, received(answer.value))
        return 'received'
      }
      if (answer.why !== 'refused' || isPassing(answer.problem)) return 'later'
      const { code, field = null } = answer.problem
      await change(kept, (now) => ({ ...now, sealed: null, refused: { code, field } }))
      return 'refused'
    },
    async note(standing) {
      const kept = (await read()) ?? newApplication(environment)
      // Somebody looks up another application than the one that is written here: that one stays.
      if ((kept.standing ?? kept.mends)?.number !== standing.number && Object.keys(kept.filled).length > 0) return
      const seen = { ...kept, standing, seenAt: environment.now() }
      if (kept.sealed !== null) await put(seen)
      // What is sent next is said over what was just seen, unless there is nothing to mend any more.
      else if (kept.mends !== null && standing.form !== null) await put({ ...seen, mends: { number: standing.number, rev: standing.rev } })
      else await put(received(standing)(kept))
    },
  }
}

/** What passes by itself: the form stays sealed and is sent again. */
const isPassing = ({ code, status }: { code: string; status?: number | undefined }): boolean =>
  code === 'too-many-requests' || (status ?? 0) >= 500

async function sendForm(door: Door, kept: KeptApplication, form: ApplicationForm, { now }: Environment): Promise<Asked<ApplicationStanding>> {
  const path = '/api/applications'
  if (kept.mends) {
    const { number, rev } = kept.mends
    return ask(door, { method: 'PUT', path, body: { number, rev, form }, answer: applicationStandingSchema })
  }
  const asked = await ask(door, { method: 'POST', path, body: { id: kept.id, form }, answer: applicationReceiptSchema })
  if (!asked.ok) return asked
  // All there is to know of it now; the page asks for the rest.
  const { number, state } = asked.value
  const standing = { number, state, rev: 1, updatedAt: new Date(now()).toISOString(), bounced: false, words: null, form }
  return { ok: true, status: asked.status, value: standing }
}
