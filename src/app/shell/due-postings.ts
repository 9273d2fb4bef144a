import type { Notebook } from '../../device/device.ts'
import { dateInJapan } from '../../domain/business-days.ts'
import { byDeadline, nearness } from '../../domain/posting/deadline.ts'
import { isPending, keptType } from '../../domain/posting/keep.ts'
import { deadlineOf, type KeptCopy, readKept } from '../../domain/posting/kept.ts'
import { now } from './device.ts'
import { openPostingsHere } from './postings-here.ts'

/** A kept posting that is still to be applied for and closes soon. */
export interface DuePosting {
  id: string
  title: KeptCopy['heading']['title'] | undefined
  /** `YYYY-MM-DD`. */
  deadline: string
  near: 'soon' | 'last'
}

/** The kept postings of a notebook whose deadline is near, the nearest first. Read from this phone alone. */
export async function duePostings(book: Notebook): Promise<DuePosting[]> {
  const today = dateInJapan(now())
  const records = await book.list(keptType)
  if (records.size === 0) return []
  const postings = await openPostingsHere()
  const due: DuePosting[] = []
  for (const [id, fields] of records) {
    const kept = readKept(id, (field) => fields.get(field)?.value)
    if (!isPending(kept.state)) continue
    // Which edition is here tells nothing of a deadline.
    const deadline = deadlineOf(kept, { edition: null, posting: kept.deadline === null ? await postings.read(id) : undefined })
    const near = nearness(deadline, today)
    if (deadline !== null && near !== null) due.push({ id, title: kept.copy?.heading.title, deadline, near })
  }
  return due.toSorted((a, b) => byDeadline(a.deadline, b.deadline, today))
}
