import type { Postings } from '../../device/postings/postings.ts'
import { device } from './device.ts'

let opened: Promise<Postings> | null = null

/** The postings on this phone, opened once for everybody who asks. The device must be open. */
export function openPostingsHere(): Promise<Postings> {
  opened ??= open().catch((error: unknown) => {
    // The next one who asks tries again.
    opened = null
    throw error
  })
  return opened
}

async function open(): Promise<Postings> {
  const http = device.peek()?.door
  if (!http) throw new Error('the device is not open')
  const [{ openPostings }, { openPostingSearch }, { browserEnvironment }] = await Promise.all([
    import('../../device/postings/open-postings.ts'),
    import('../../device/postings/search/open-search.ts'),
    import('../../device/environment.ts'),
  ])
  const postings = openPostings({
    environment: browserEnvironment,
    http,
    openSearch: () => openPostingSearch((changed) => postings.watch(changed)),
  })
  return postings
}
