import { addressKey } from '../store/accounts.ts'
import type { Tx } from '../store/schema.ts'
import type { Store } from '../store/store.ts'
import { markBounced } from './bounce.ts'
import { type DeliveryStatus, largestReport, readDeliveryStatus } from './delivery-status.ts'
import { kindOfStatus } from './refusal.ts'

/**
 * What became of a mail that came in at the return address. `bounced` notes it; `delayed`, `arrived` and `no-report`
 * change nothing; `unknown` is about no mail of ours, and `forged` can't be about the one it names.
 */
export type BounceOutcome = 'bounced' | 'delayed' | 'arrived' | 'no-report' | 'unknown' | 'forged' | 'unreadable'

/**
 * Takes a mail as a mail server's pipe delivers it, and notes a mail of ours that came back. By the return address
 * whoever reports has handled that mail; by the Message-ID alone they may as well have had it forwarded, so then the
 * recipient has to be the right one too.
 */
export async function takeBounce({ store, clock }: { store: Store; clock: () => number }, raw: Uint8Array): Promise<BounceOutcome> {
  if (raw.byteLength > largestReport) return 'unreadable'
  const report = await readDeliveryStatus(raw).catch((failure: unknown) => {
    if (failure instanceof Error) return 'unreadable' as const
    throw failure
  })
  if (report === 'unreadable') return report
  if (report === null) return 'no-report'
  return store.write((tx) => note(tx, report, clock()))
}

async function note(tx: Tx, { recipients, byReturnAddress, byMessageId }: DeliveryStatus, now: number): Promise<BounceOutcome> {
  const ids = [...byReturnAddress, ...byMessageId]
  const mails =
    ids.length === 0
      ? []
      : await tx
          .selectFrom('mails')
          .select(['id', 'account', 'application', 'recipient', 'secret', 'attempts', 'state'])
          .where('id', 'in', ids)
          .forUpdate()
          .execute()
  if (mails.length === 0) return 'unknown'
  const mail = mails.find(({ id, recipient, attempts }) => {
    // Nobody can have sent back what was never handed over.
    if (attempts === 0) return false
    return byReturnAddress.includes(id) || recipients.some(({ addresses }) => addresses.includes(addressKey(recipient)))
  })
  if (!mail) return 'forged'
  const failed = recipients.find(({ action }) => action === 'failed')
  if (!failed) return recipients.some(({ action }) => action === 'delayed') ? 'delayed' : 'arrived'
  const status = failed.status ?? '5.0.0'
  if (mail.state !== 'bounced') await markBounced(tx, mail, { kind: kindOfStatus(status), status }, now)
  return 'bounced'
}
