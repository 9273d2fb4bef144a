import { noticesEditionSchema } from '../../api/notices.ts'
import { type Device, type Notebook, nothingRead } from '../../device/device.ts'
import type { Notice } from '../../domain/notice.ts'
import { device, notebook, prefer, preference, useLoaded } from './device.ts'

/** What the office tells everybody, as this device holds it, and which of it has been read. */

const record = { type: 'setting', record: 'notices' } as const
const fieldOf = (id: string) => `read.${id}`
const preferenceOf = (id: string) => `notice.${id}`
const newFor = 90 * 24 * 60 * 60_000

export type ShownNotice = Notice & {
  /** Not read, and not so old that nobody needs to be pointed to it. */
  isNew: boolean
}

/** All notices, newest first; undefined until they are known. Works with no network. */
export function useNotices(): readonly ShownNotice[] | undefined {
  const notices = useLoaded('notices', ['catalogue', 'notebook'], readNotices)
  if (notebook.value) return notices
  return notices?.map((notice) => ({ ...notice, isNew: notice.isNew && preference(preferenceOf(notice.id)) === null }))
}

async function readNotices(open: Device, book: Notebook | null): Promise<ShownNotice[]> {
  const parsed = noticesEditionSchema.safeParse(await open.catalogue.edition('notices'))
  if (!parsed.success) return []
  const read = await book?.read(record.type, record.record)
  return parsed.data.notices.map((notice) => ({
    ...notice,
    isNew: read?.get(fieldOf(notice.id))?.value !== true && Date.now() - Date.parse(notice.publishedAt) < newFor,
  }))
}

/** Remembers that a notice was read: on all devices of whoever is signed in, else on this one. */
export async function markRead(id: string): Promise<void> {
  const book = notebook.peek()
  if (!book) {
    if (device.peek()) await prefer(preferenceOf(id), 'read')
    return
  }
  const over = (await book.read(record.type, record.record)).get(fieldOf(id)) ?? nothingRead
  if (over.value !== true) await book.write({ ...record, field: fieldOf(id), value: true, over })
}
