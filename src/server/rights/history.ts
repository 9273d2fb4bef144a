import type { HistoryLine } from '../../api/rights.ts'
import type { Json } from '../../domain/json.ts'
import { officeDevice } from '../../sync/records.ts'
import { type HistoryPlace, readHistory } from '../store/history.ts'
import type { Tx } from '../store/schema.ts'

const linesAtOnce = 50

const placeText = ({ at, id }: HistoryPlace): string => `${at}_${id}`

/** A place as it travels: a time and a random id, nothing of the person. Null for what is none. */
export function readPlace(text: string): HistoryPlace | null {
  const [, at, id] = /^(\d{4}-\d{2}-\d{2}T[\d:.]+Z)_([A-Za-z0-9_-]{1,64})$/.exec(text) ?? []
  return at === undefined || id === undefined ? null : { at, id }
}

const valueOf = (stored: string | null): Json => (stored === null ? null : (JSON.parse(stored) as Json))

/** One page of a person's history, the newest first, told from the device whose session asks. */
export async function historyPage(
  tx: Tx,
  session: { id: string; account: string },
  before: HistoryPlace | null,
): Promise<{ lines: HistoryLine[]; next: string | null }> {
  const rows = await readHistory(tx, session.account, before, linesAtOnce + 1)
  const sessions = await tx
    .selectFrom('sessions')
    .select(['id', 'device', 'label'])
    .where('account', '=', session.account)
    .where('device', 'is not', null)
    .orderBy('createdAt')
    .execute()
  const here = sessions.find(({ id }) => id === session.id)?.device
  const labels = new Map(sessions.map(({ device, label }) => [device, label]))
  const shown = rows.slice(0, linesAtOnce)
  const last = shown.at(-1)
  return {
    lines: shown.map(({ device, before: old, after, account: _account, ...line }) => ({
      ...line,
      by: device === officeDevice ? 'office' : device === here ? 'here' : 'elsewhere',
      label: labels.get(device) ?? null,
      before: valueOf(old),
      after: valueOf(after),
    })),
    next: rows.length > linesAtOnce && last ? placeText(last) : null,
  }
}
