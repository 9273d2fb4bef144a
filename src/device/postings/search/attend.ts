import { openDesk } from './desk.ts'
import type { Reply, Request } from './messages.ts'
import type { IndexFolder } from './index/index-folder.ts'
import type { Slices } from './layer.ts'
import { openShelves } from './shelves.ts'
import { openStoredPostings } from './stored-postings.ts'

const say = (reply: Reply): void => postMessage(reply)

const pause = (): Promise<void> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.addEventListener('message', () => {
      port1.close()
      resolve()
    })
    port1.start()
    port2.postMessage(null)
  })

/** For how long an index is made before messages are looked at, in milliseconds. */
const slice = 8

/** For how long other postings have to stay away before an index is made, in milliseconds. */
const rest = 1500

async function inBackground<T>(work: Slices<T>): Promise<T> {
  for (let until = performance.now() + slice; ; ) {
    const step = work.next()
    if (step.done === true) return step.value
    if (performance.now() < until) continue
    await pause()
    until = performance.now() + slice
  }
}

/**
 * Makes this worker one in which postings are searched: what the page says goes to the desk, what the desk says to the
 * page. `folder`: the place for an index, if there is one.
 */
export function attend(folder: () => Promise<IndexFolder | null>): void {
  const desk = openDesk({
    tell: (number, told) => say({ kind: 'found', number, told }),
    damaged: () => shelves.discard(),
    pause,
    now: () => performance.now(),
  })
  const shelves = openShelves({
    stored: openStoredPostings(globalThis),
    folder,
    alone: (work) => navigator.locks.request('jgrad-postings-index', work),
    shelve: (shelf, making) => desk.shelve(shelf, making),
    run: inBackground,
    rest: () => new Promise((resolve) => setTimeout(resolve, rest)),
  })

  function answer(number: number, work: Promise<Reply>): void {
    work.then(say, (error: unknown) => {
      console.error('a search failed', error)
      say({ kind: 'failed', number, message: String(error) })
    })
  }

  addEventListener('message', ({ data }) => {
    const request = data as Request
    if (request.kind === 'find') desk.find(request.number, request.wish)
    else if (request.kind === 'changed') shelves.refresh()
    else if (request.kind === 'close') void shelves.finished().then(() => close())
    else if (request.kind === 'rows') {
      const { number, from, to } = request
      answer(number, desk.rows(from, to).then((rows) => ({ kind: 'rows', number, rows })))
    } else {
      const { number, searches, today } = request
      answer(number, desk.count(searches, today).then((counts) => ({ kind: 'counted', number, counts })))
    }
  })

  shelves.refresh()
}
