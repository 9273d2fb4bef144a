/** The folder of the index in the browser's private file system. */
export const folderName = 'postings-index'

/** Removes the index, as far as nobody reads it just now: it can be made again. Never rejects. */
export async function dropIndex(): Promise<void> {
  try {
    const root = await navigator.storage.getDirectory()
    await root.removeEntry(folderName, { recursive: true })
  } catch (error) {
    // There is none, most times.
    console.info('no index was removed', error)
  }
}
