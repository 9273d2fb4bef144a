import { entryCodeSchema, foldEntryCode, lookAnswerSchema } from '../api/invitations.ts'
import { sessionSchema } from '../api/session.ts'
import { ask, type Asked } from './ask.ts'
import type { Attempt, Door, Proved } from './device.ts'

/** Why a link or a code does not open. `ended`: it never will again; `wrong-code`: typed wrong, too old, or used. */
export type EntryProblem = 'ended' | 'wrong-code' | 'too-often' | 'offline' | 'failed'
export type EntryAttempt<T> = Attempt<T, EntryProblem>

type Looked = { campaign: string; yours: boolean }

/** Where a link leads, and whether it was sent to `account`. Opens nothing. */
export async function lookAtLink(door: Door, token: string, account: string | undefined): Promise<EntryAttempt<Looked>> {
  const body = { token }
  const question = { method: 'POST', path: '/api/invitations/look', body, answer: lookAnswerSchema } as const
  return read(await ask(door, account === undefined ? question : { ...question, account }))
}

/** Opens a link for answering. `shared`: on a computer that others use. */
export const openLink = (door: Door, token: string, shared: boolean): Promise<EntryAttempt<Proved>> =>
  enter(door, '/api/invitations/open', { token, shared }, shared)

/** Opens by the code that another device shows, however it is typed. */
export const openByCode = (door: Door, typed: string, shared: boolean): Promise<EntryAttempt<Proved>> =>
  enter(door, '/api/invitations/enter', { code: foldEntryCode(typed), shared }, shared)

/** Draws a code to go on with on another device; `until`: when it ends, ISO 8601. */
export const drawEntryCode = async (door: Door, account: string, campaign: string): Promise<EntryAttempt<{ code: string; until: string }>> =>
  read(await ask(door, { method: 'POST', path: '/api/invitations/code', body: { campaign }, answer: entryCodeSchema, account }))

async function enter(door: Door, path: string, body: object, shared: boolean): Promise<EntryAttempt<Proved>> {
  const session = read(await ask(door, { method: 'POST', path, body, answer: sessionSchema }))
  // Whoever comes by a link is not told the address: it would be told to whomever the mail was passed on to.
  return session.ok ? { ok: true, value: { person: { ...session.value, email: '' }, shared } } : session
}

function read<T>(asked: Asked<T>): EntryAttempt<T> {
  if (asked.ok) return { ok: true, value: asked.value }
  if (asked.why === 'signed-out') return { ok: false, problem: 'ended' }
  if (asked.why !== 'refused') return { ok: false, problem: 'offline' }
  const { code } = asked.problem
  if (code === 'link-ended') return { ok: false, problem: 'ended' }
  if (code === 'wrong-code' || code === 'bad-request') return { ok: false, problem: 'wrong-code' }
  if (code === 'too-many-requests' || code === 'too-many-tries') return { ok: false, problem: 'too-often' }
  return { ok: false, problem: 'failed' }
}
