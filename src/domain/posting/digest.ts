import { sha256 } from '../hash.ts'
import { canonicalJson } from '../json.ts'
import type { Heading, PostingTexts } from './posting.ts'

/** The mark of a posting: sixteen hexadecimal digits that change with anything in it. */
export const markOf = async (heading: Heading, texts: PostingTexts): Promise<string> =>
  (await sha256(canonicalJson({ ...heading, texts }))).slice(0, 16)

/** The digest of a set of postings: the SHA-256, in hexadecimal, of a line `id mark` for each, in the order of the ids. */
export const digestOf = (postings: readonly { id: string; mark: string }[]): Promise<string> =>
  sha256(
    postings
      .map(({ id, mark }) => `${id} ${mark}\n`)
      .toSorted()
      .join(''),
  )
