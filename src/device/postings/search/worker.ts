import { openDesk } from './desk.ts'
import type { Reply, Request } from './messages.ts'
import { openShelves } from './shelves.ts'
import { openStoredPostings } from './stored-postings.ts'

/** The worker in which postings are searched: what the page says goes to the desk, what the desk says to the page. */

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

const desk = openDesk({
  tell: (number, told) => say({ kind: 'found', number, told }),
  damaged: () => shelves.discard(),
  pause,
  now: () => performance.now(),
})
const shelves = openShelves(openStoredPostings(globalThis), (shelf, making) => desk.shelve(shelf, making))

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
