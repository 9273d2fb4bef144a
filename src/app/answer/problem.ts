import type { DeviceProblem } from '../../device/device.ts'
import type { EntryProblem } from '../../device/sign-in-by-link.ts'

/** What to tell of an attempt that did not open. */
export function problemKey(problem: EntryProblem | DeviceProblem) {
  switch (problem) {
    case 'ended':
      return 'answer:problem.ended'
    case 'offline':
      return 'answer:problem.offline'
    case 'wrong-code':
      return 'answer:problem.wrongCode'
    case 'too-often':
    case 'too-many-tries':
    case 'too-many-requests':
      return 'answer:problem.tooOften'
    case 'storage-failed':
      return 'answer:problem.storageFailed'
    default:
      return 'answer:problem.failed'
  }
}
