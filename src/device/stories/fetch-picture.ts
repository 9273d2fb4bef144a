import { pictureHref } from '../../api/stories.ts'
import { sha256 } from '../../domain/hash.ts'
import type { Http } from '../http.ts'
import type { NamedPicture } from './keep.ts'

/** How long a picture is waited for, in milliseconds. */
const patience = 20_000

/** A picture's bytes, whose hash is the announced one; null: not now, or not any more. Past every cache. */
export async function fetchPicture(http: Pick<Http, 'listen'>, { hash, type }: NamedPicture): Promise<ArrayBuffer | null> {
  try {
    const answer = await http.listen(pictureHref(hash), { accept: type }, AbortSignal.timeout(patience))
    if (answer?.status !== 200) return null
    const bytes = await answer.arrayBuffer()
    return (await sha256(bytes)) === hash ? bytes : null
  } catch (error) {
    if (error instanceof TypeError || error instanceof DOMException) return null
    throw error
  }
}
