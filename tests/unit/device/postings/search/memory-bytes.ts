import type { Posting } from '../../../../../src/domain/posting/posting.ts'
import type { WritableBytes } from '../../../../../src/device/postings/search/index/bytes.ts'
import { IndexBuilder, type Indexed } from '../../../../../src/device/postings/search/index/build.ts'
import { finish, looseOf } from './by-definition.ts'

/** A file in memory. */
export class MemoryBytes implements WritableBytes {
  bytes = new Uint8Array(0)
  /** How often it was read. */
  reads = 0

  get size(): number {
    return this.bytes.byteLength
  }

  read(at: number, target: Uint8Array): number {
    this.reads++
    const part = this.bytes.subarray(at, at + target.byteLength)
    target.set(part)
    return part.byteLength
  }

  write(at: number, bytes: Uint8Array): void {
    if (at + bytes.byteLength > this.size) {
      const grown = new Uint8Array(at + bytes.byteLength)
      grown.set(this.bytes)
      this.bytes = grown
    }
    this.bytes.set(bytes, at)
  }
}

export const indexed: Indexed = { state: 'here', edition: 1, among: 'everything' }

/** An index of postings; the key of each is its title's length. */
export function indexOf(postings: readonly Posting[]): MemoryBytes {
  const bytes = new MemoryBytes()
  const builder = new IndexBuilder(bytes)
  for (const posting of postings) {
    const { heading, text } = looseOf(posting)
    builder.add(heading, text, keyOfPosting(posting))
  }
  finish(builder.finish(indexed))
  return bytes
}

/** Stands for the mark of a posting. */
export const keyOfPosting = (posting: Posting): string => JSON.stringify(posting)
