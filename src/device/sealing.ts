import type { Campaign } from '../domain/campaign.ts'
import type { Answers } from '../domain/questionnaire/answers.ts'
import { contentHash, type Receipt, receiptSchema } from '../domain/submission.ts'
import type { Decided, Sealed } from './device.ts'
import type { Environment } from './environment.ts'
import { nextOrder, showRecord } from './records.ts'
import { settlingField } from './settling.ts'
import type { Gateway } from './storage/gateway.ts'
import { type NotebookDatabase, readMeta } from './storage/notebook-database.ts'

/** Seals answers for sending. What is sealed already stays, unless the server refused it. */
export async function seal(
  database: Gateway<NotebookDatabase>,
  { id: campaign, definition }: Campaign,
  answers: Answers,
  environment: Environment,
): Promise<Sealed> {
  const hash = await contentHash({ campaign, definition, answers })
  return database.run((open) =>
    open.transaction('rw', open.sealed, open.meta, async () => {
      const before = await open.sealed.get(campaign)
      // Pressed twice, or in two tabs: what is sealed stays sealed.
      if (before && before.state !== 'refused') return before
      const sealedAt = new Date(environment.now() + ((await readMeta(open)).skew ?? 0)).toISOString()
      // Mended, they are still to replace what they were to replace.
      const replaces = before?.replaces ? { replaces: before.replaces } : {}
      const fresh: Sealed = { campaign, definition, answers, sealedAt, hash, state: 'unsent', ...replaces }
      await open.sealed.put(fresh)
      return fresh
    }),
  )
}

/** A receipt without its answers, as another device's sending leaves it here. */
const received = (campaign: string, receipt: Receipt): Sealed => ({
  campaign, definition: { id: '', version: 0 }, answers: {}, sealedAt: receipt.receivedAt, hash: receipt.hash, state: 'received', receipt,
})

/**
 * How a campaign's answers stand on this device: what is sealed here, and the receipt that came through the feed. The
 * receipt may be of answers sent from another device, or of ours when the answer to our own request was lost; and a newer
 * one says that what was received of ours has been replaced.
 */
export function sealStanding(here: Sealed | undefined, campaign: string, row: unknown): Sealed | undefined {
  const told = receiptSchema.safeParse(row).data
  if (!here || !told) return here ?? (told && received(campaign, told))
  if (told.hash === here.hash) return here.state === 'received' ? here : { ...here, state: 'received', receipt: told }
  const isNewer = Date.parse(told.receivedAt) > Date.parse(here.receipt?.receivedAt ?? '')
  if (!isNewer) return here
  if (here.state === 'received') return received(campaign, told)
  const { theirs: _, final: __, ...own } = here
  return { ...own, receipt: told }
}

/**
 * Opens a seal again that the server has not confirmed. Should it just be on its way, what the server says of it is told
 * all the same. One that was to replace other answers goes back to the choice between the two; refused answers that were
 * to replace others are mended with the seal in place.
 */
export const unseal = (database: Gateway<NotebookDatabase>, campaign: string): Promise<void> =>
  changeSeal(database, campaign, async (open, sealed) => {
    if (sealed.state !== 'refused' && sealed.state !== 'unsent') return
    const { replaces, ...own } = sealed
    if (!replaces) await open.sealed.delete(campaign)
    else if (sealed.state === 'unsent') await open.sealed.put({ ...own, state: 'differs', receipt: replaces })
  })

/**
 * Settles which of two answers count, by what was on screen. Does nothing unless the server has said that others were
 * received first. What that decides of the draft's own conflicts is settled with it.
 */
export const settleSeal = (
  database: Gateway<NotebookDatabase>,
  { campaign, receipt }: Sealed,
  choice: 'keep' | 'replace',
  environment: Environment,
  decided: readonly Decided[] = [],
): Promise<void> =>
  changeSeal(database, campaign, async (open, sealed) => {
    if (sealed.state !== 'differs' || !receipt) return
    await settleDecided(open, decided, environment)
    const { receipt: _, theirs, final: __, ...own } = sealed
    if (choice === 'keep') {
      await open.sealed.put({ ...received(campaign, receipt), ...(receipt.hash === sealed.receipt?.hash ? theirs : {}) })
      return
    }
    // Another choice is another act: its time tells it from the one before, should that arrive a second time.
    const sealedAt = new Date(Date.parse(own.sealedAt) + 1).toISOString()
    await open.sealed.put({ ...own, ...(theirs ? { theirs } : {}), sealedAt, state: 'unsent', replaces: receipt })
  })

/** Settles conflicts that stand as they were read. */
async function settleDecided(open: NotebookDatabase, decided: readonly Decided[], environment: Environment): Promise<void> {
  let order = await nextOrder(open)
  for (const { kept, choice } of decided) {
    const { id, about: { type, record, field } } = kept.entry
    const [standing] = (await showRecord(open, type, record)).get(field)?.ids ?? []
    if (standing !== kept.current.ids[0] || !(await open.conflicts.get(id))) continue
    const change = settlingField(kept, choice, { id: environment.newId(), at: environment.now() })
    await open.pending.put({ order: order++, change, attempted: false, outcome: null })
  }
}

const changeSeal = (
  database: Gateway<NotebookDatabase>,
  campaign: string,
  change: (open: NotebookDatabase, sealed: Sealed) => Promise<void>,
): Promise<void> =>
  database.run((open) =>
    open.transaction('rw', open.sealed, open.rows, open.conflicts, open.pending, async () => {
      const sealed = await open.sealed.get(campaign)
      if (sealed) await change(open, sealed)
    }),
  )
