import type { Asked } from '../../device/ask.ts'
import { local, t } from '../../ui/text/text.ts'

/** What to tell when a request did not come to anything. */
export function troubleOf(answer: Extract<Asked<unknown>, { ok: false }>): string {
  if (answer.why === 'refused') return local(answer.problem.message)
  return t(answer.why === 'signed-out' ? 'address:problem.signedOut' : 'address:problem.offline')
}
