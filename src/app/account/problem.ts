import type { DeviceProblem } from '../../device/device.ts'
import { foldMailAddress, isMailAddress } from '../../domain/mail-address.ts'

type ProblemName =
  | 'addressEmpty' | 'badAddress' | 'signInId' | 'codeEmpty' | 'codeShape' | 'wrongCode' | 'tooManyTries' | 'tooManyCodes'
  | 'offline' | 'storageFailed' | 'serverError' | 'signOutWaits'
export type ProblemKey = `account:problem.${ProblemName}`

const names: Record<DeviceProblem, ProblemName> = {
  offline: 'offline',
  'wrong-code': 'wrongCode',
  'too-many-tries': 'tooManyTries',
  'too-many-codes': 'tooManyCodes',
  'bad-address': 'badAddress',
  'sign-out-waits': 'signOutWaits',
  'storage-failed': 'storageFailed',
  'server-error': 'serverError',
}

/** What to tell about a failure of the device. */
export const problemKey = (problem: DeviceProblem): ProblemKey => `account:problem.${names[problem]}`

/** Whether the problem lies in what was typed, and is told at the field; others have nothing to do with it. */
export const isAboutTyped = (problem: ProblemKey): boolean => !beyondTyping.has(problem)

const beyondTyping = new Set<ProblemKey>(
  (['tooManyCodes', 'offline', 'storageFailed', 'serverError', 'signOutWaits'] as const).map((name) => `account:problem.${name}` as const),
)

/** The JGRAD-ID (JD and digits) and bare user names are what people write instead of an address. */
const looksLikeId = (folded: string) => folded !== '' && !folded.includes('@') && /^[A-Za-z0-9._-]+$/.test(folded)

/** What is wrong with a typed address; null: it can be asked for a code. */
export function addressProblem(typed: string): ProblemKey | null {
  const folded = foldMailAddress(typed)
  if (folded === '') return 'account:problem.addressEmpty'
  if (looksLikeId(folded)) return 'account:problem.signInId'
  return isMailAddress(folded) ? null : 'account:problem.badAddress'
}

/** The digits of a typed code; full width, spaces and hyphens are what mail programs put in between. */
export const foldCode = (typed: string): string => typed.normalize('NFKC').replace(/[\s\u2010-\u2015\u2212-]/g, '')

/** What is wrong with a typed code before it is tried; null: it can be. */
export function codeProblem(typed: string): ProblemKey | null {
  const code = foldCode(typed)
  if (code === '') return 'account:problem.codeEmpty'
  return /^\d{6}$/.test(code) ? null : 'account:problem.codeShape'
}
