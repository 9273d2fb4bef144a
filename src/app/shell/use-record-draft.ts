import { useEffect, useState } from 'preact/hooks'
import { notebook } from './device.ts'
import { openRecordDraft, type RecordDraft, type RecordName } from './record-draft.ts'
import { keepSafe } from './safekeeping.ts'

/** A record that is edited for as long as the page stands; null until it is open. What waits is stored on leaving. */
export function useRecordDraft({ type, record }: Pick<RecordName, 'type' | 'record'>): RecordDraft | null {
  const [opened, setOpened] = useState<{ key: string; draft?: RecordDraft; error?: unknown } | null>(null)
  const book = notebook.value
  const key = `${type} ${record}`
  useEffect(() => {
    if (!book) return undefined
    let gone = false
    const opening = openRecordDraft(book, { type, record }).then((draft) => {
      const release = keepSafe(() => draft.flush(), () => draft.unstored())
      if (!gone) setOpened({ key, draft })
      return async () => {
        // Whoever signed out has been asked about words that were not sent; their notebook is gone.
        if (notebook.peek() !== book) {
          draft.abandon()
          release()
          return
        }
        // Words that could not be stored stay in safekeeping, and are tried again.
        if (await draft.close()) release()
      }
    })
    opening.catch((error: unknown) => {
      if (!gone) setOpened({ key, error })
    })
    return () => {
      gone = true
      opening.then((close) => close(), (error: unknown) => console.error('the record did not open', error))
    }
  }, [book, type, record, key])
  if (opened?.key !== key) return null
  if (opened.error !== undefined) throw opened.error
  return opened.draft ?? null
}
