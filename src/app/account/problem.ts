import type { DeviceProblem } from '../../device/device.ts'
import { bareCode } from '../../domain/account/typed-code.ts'
import { foldMailAddress, isMailAddress } from '../../domain/mail-address.ts'

type ProblemName =
  | 'addressEmpty' | 'badAddress' | 'signInId' | 'codeEmpty' | 'codeShape' | 'wrongCode' | 'tooManyTries' | 'tooManyCodes'
  | 'tooManyRequests' | 'passkeyCancelled' | 'passkeyImpossible' | 'passkeyRefused'
  | 'offline' | 'storageFailed' | 'serverError' | 'signOutWaits'
export type ProblemKey = `account:problem.${ProblemName}`

const names: Record<DeviceProblem, ProblemName> = {
  offline: 'offline',
  'wrong-code': 'wrongCode',
  'too-many-tries': 'tooManyTries',
  'too-many-codes': 'tooManyCodes',
  'too-many-requests': 'tooManyRequests',
  'bad-address': 'badAddress',
  'sign-out-waits': 'signOutWaits',
  'storage-failed': 'storageFailed',
  'passkey-cancelled': 'passkeyCancelled',
  'passkey-impossible': 'passkeyImpossible',
  'passkey-refused': 'passkeyRefused',
  'server-error': 'serverError',
}

/** What to tell about a failure of the device. */
export const problemKey = (problem: DeviceProblem): ProblemKey => `account:problem.${names[problem]}`

/** Whether the problem lies in what was typed, and is told at the field; others have nothing to do with it. */
export const isAboutTyped = (problem: ProblemKey): boolean => !beyondTyping.has(problem)

const beyondTyping = new Set<ProblemKey>(
  (
    [
      'tooManyCodes', 'tooManyRequests', 'offline', 'storageFailed', 'serverError', 'signOutWaits', 'passkeyCancelled',
      'passkeyImpossible', 'passkeyRefused',
    ] as const
  ).map((name) => `account:problem.${name}` as const),
)

/** Whether nothing went wrong: a passkey was put off, which is nobody's mistake. */
export const isCalm = (problem: ProblemKey): boolean =>
  problem === 'account:problem.passkeyCancelled' || problem === 'account:problem.passkeyImpossible'

/** The JGRAD-ID (JD and digits) and bare user names are what people write instead of an address. */
const looksLikeId = (folded: string) => folded !== '' && !folded.includes('@') && /^[A-Za-z0-9._-]+$/.test(folded)

/** What is wrong with a typed address; null: it can be asked for a code. */
export function addressProblem(typed: string): ProblemKey | null {
  const folded = foldMailAddress(typed)
  if (folded === '') return 'account:problem.addressEmpty'
  if (looksLikeId(folded)) return 'account:problem.signInId'
  return isMailAddress(folded) ? null : 'account:problem.badAddress'
}

/** What is wrong with a typed code before it is tried; null: it can be. */
export function codeProblem(typed: string): ProblemKey | null {
  if (typed.trim() === '') return 'account:problem.codeEmpty'
  return /^\d{6}(\d{6})?$/.test(bareCode(typed)) ? null : 'account:problem.codeShape'
}
