import type { Bytes, WritableBytes } from './bytes.ts'
import { DamagedIndex } from './damaged.ts'
import { IndexFile } from './index-file.ts'

/** Bytes that somebody holds open. */
interface Held {
  close(): void
}

/** An index that is open. */
export interface OpenIndex extends Held {
  readonly name: string
  readonly file: IndexFile
}

/** The folder of indexes in the browser's private file system. There is one index most times, two while one is made. */
export interface IndexFolder {
  /** The newest index that is whole; null: none is. One that `isWanted` says is of what is here comes before all. */
  open(isWanted: (file: IndexFile) => boolean): Promise<OpenIndex | null>
  /** A new file, empty, to be written to; no other tab writes to it. It can't be made: throws. */
  begin(): Promise<WritableBytes & Held>
  /** Removes all files but the one named, as far as nobody reads them. Nobody may be making an index. */
  clear(but?: string): Promise<void>
  /** Removes one file, as far as nobody else reads it. */
  remove(name: string): Promise<void>
}

/** Known to `dropCatalogue` too, which makes room. */
const folderName = 'postings-index'

declare const FileReaderSync: new () => { readAsArrayBuffer(blob: Blob): ArrayBuffer }

/** Handles for reading and writing in place, which only workers have: the types of a page don't know them. */
interface AccessHandle {
  read(target: Uint8Array, options: { at: number }): number
  write(bytes: Uint8Array, options: { at: number }): number
  getSize(): number
  flush(): void
  close(): void
}
interface FileHandle extends FileSystemFileHandle {
  createSyncAccessHandle(options?: { mode: 'read-only' }): Promise<AccessHandle>
}

/** Written to, it is on the disk when it is closed. */
const bytesOf = (handle: AccessHandle, written: boolean): WritableBytes & Held => ({
  get size() {
    return handle.getSize()
  },
  read: (at, target) => handle.read(target, { at }),
  write(at, bytes) {
    // Whole, or it did not fit: some browsers say so by a number.
    if (handle.write(bytes, { at }) !== bytes.byteLength) throw new DOMException('the index did not fit', 'QuotaExceededError')
  },
  close() {
    if (written) handle.flush()
    handle.close()
  },
})

/** Where another tab holds the file and the browser knows no reading together: slower, and the same. */
function snapshotOf(file: File): Bytes & Held {
  const reader = new FileReaderSync()
  return {
    size: file.size,
    read(at, target) {
      const part = new Uint8Array(reader.readAsArrayBuffer(file.slice(at, at + target.byteLength)))
      target.set(part)
      return part.byteLength
    },
    close() {},
  }
}

async function openToRead(handle: FileHandle): Promise<Bytes & Held> {
  try {
    return bytesOf(await handle.createSyncAccessHandle({ mode: 'read-only' }), false)
  } catch (error) {
    if (!(error instanceof DOMException) || error.name !== 'NoModificationAllowedError') throw error
    return snapshotOf(await handle.getFile())
  }
}

/** The folder, made when it is needed first. Null: this browser has no such file system, or lends it to nobody here. */
export async function openIndexFolder(storage: StorageManager): Promise<IndexFolder | null> {
  let root: FileSystemDirectoryHandle
  try {
    root = await storage.getDirectory()
  } catch (error) {
    console.info('no file system for an index', error)
    return null
  }
  /** Looked up each time: it may have been removed for room. */
  const folder = () => root.getDirectoryHandle(folderName, { create: true })

  async function tryOpen(name: string): Promise<OpenIndex | null> {
    const bytes = await openToRead((await (await folder()).getFileHandle(name)) as FileHandle)
    try {
      const file = IndexFile.open(bytes)
      if (file) return { name, file, close: () => bytes.close() }
    } catch (error) {
      if (!(error instanceof DamagedIndex)) throw error
      console.warn('an index is damaged', error)
    }
    bytes.close()
    return null
  }

  const namesThere = async (): Promise<string[]> => {
    const there: string[] = []
    for await (const name of (await folder() as unknown as { keys(): AsyncIterable<string> }).keys()) there.push(name)
    return there
  }

  async function remove(name: string): Promise<void> {
    try {
      await (await folder()).removeEntry(name)
    } catch (error) {
      console.info('an index is still read elsewhere', error)
    }
  }

  return {
    async open(isWanted) {
      let best: OpenIndex | null = null
      for (const name of await namesThere()) {
        const found = await tryOpen(name)
        if (!found) continue
        const better = best === null || isWanted(found.file) || (!isWanted(best.file) && found.file.directory.edition > best.file.directory.edition)
        if (better) best?.close()
        else found.close()
        if (better) best = found
      }
      return best
    },
    async begin() {
      const handle = await (await folder()).getFileHandle(`${crypto.randomUUID()}.index`, { create: true })
      return bytesOf(await (handle as FileHandle).createSyncAccessHandle(), true)
    },
    remove,
    async clear(but) {
      for (const name of await namesThere()) if (name !== but) await remove(name)
    },
  }
}
