import { CannotStart } from '../cannot-start.ts'
import { type Config, placeOf } from '../config.ts'
import { type ConsoleText, consoleText } from '../say.ts'
import { openStore } from '../store/store.ts'
import { largestReport } from './delivery-status.ts'
import { type BounceOutcome, takeBounce } from './take-bounce.ts'

const said = {
  bounced: 'bounceNoted',
  delayed: 'bounceDelayed',
  arrived: 'bounceArrived',
  'no-report': 'bounceNoReport',
  unknown: 'bounceUnknown',
  forged: 'bounceForged',
  unreadable: 'bounceUnreadable',
} as const satisfies Record<BounceOutcome, ConsoleText>
const refused: readonly BounceOutcome[] = ['unknown', 'forged', 'unreadable']

/**
 * `npm run office -- bounce`: takes one mail from standard input, as a mail server's pipe delivers it, and returns what
 * became of it. Throws `CannotStart` for one that is refused, and `CannotOpen` for a database that can't be used.
 */
export async function bounceCommand(config: Config, input: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of input) {
    size += chunk.byteLength
    // Read to its end in any case: a pipe that closes early would make the mail server deliver it again.
    if (size <= largestReport + 1) chunks.push(chunk)
  }
  const store = await openStore(placeOf(config))
  try {
    const raw = size > largestReport ? new Uint8Array(largestReport + 1) : Buffer.concat(chunks)
    const outcome = await takeBounce({ store, clock: Date.now }, raw)
    if (refused.includes(outcome)) throw new CannotStart(said[outcome])
    return consoleText(said[outcome])
  } finally {
    await store.close()
  }
}
