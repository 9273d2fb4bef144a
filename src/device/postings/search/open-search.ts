import type { Heading } from '../../../domain/posting/posting.ts'
import type { Found, PostingSearch, Wish } from '../postings.ts'
import type { Count } from './desk.ts'
import type { Reply, Request } from './messages.ts'
import { workerAddress } from './worker-address.ts'

/** How often a worker that broke is begun anew in one search. */
const mostBeginnings = 3

/** What waits for an answer, and how to ask for it again. */
interface Asked {
  request: Request & { number: number }
  resolve: (value: never) => void
  reject: (reason: Error) => void
}

/** The part of a worker that is spoken to. */
export type SearchingWorker = Pick<Worker, 'postMessage' | 'addEventListener' | 'terminate'>

const begin = (): SearchingWorker => new Worker(workerAddress(), { type: 'module', name: 'postings' })

/**
 * Opens a search in a worker of its own. `watch` calls back whenever other postings may be here. A worker that breaks is
 * begun anew and asked again what it was asked; one that goes on breaking fails what waits for it.
 */
export function openPostingSearch(watch: (changed: () => void) => () => void, open: () => SearchingWorker = begin): PostingSearch {
  const listeners = new Set<(found: Found) => void>()
  const waiting = new Map<number, Asked>()
  let number = 0
  let wish: { number: number; wish: Wish } | null = null
  let beginnings = 0
  let worker: SearchingWorker | null = start()
  const unwatch = watch(() => say({ kind: 'changed' }))

  function say(request: Request): void {
    worker?.postMessage(request)
  }

  function start(): SearchingWorker | null {
    if (beginnings++ === mostBeginnings) return null
    const started = open()
    started.addEventListener('message', ({ data }) => {
      if (started === worker) hear(data as Reply)
    })
    started.addEventListener('error', () => {
      if (started !== worker) return
      started.terminate()
      worker = start()
      if (wish) say({ kind: 'find', ...wish })
      for (const [asked, { request, reject }] of waiting) {
        if (worker) say(request)
        else {
          waiting.delete(asked)
          reject(new Error('the search broke'))
        }
      }
    })
    return started
  }

  function hear(reply: Reply): void {
    if (reply.kind === 'found') {
      if (wish?.number === reply.number) for (const told of listeners) told({ wish: wish.wish, ...reply.told })
      return
    }
    const asked = waiting.get(reply.number)
    waiting.delete(reply.number)
    if (reply.kind === 'failed') asked?.reject(new Error(reply.message))
    else asked?.resolve((reply.kind === 'rows' ? reply.rows : reply.counts) as never)
  }

  const ask = <T>(request: (number: number) => Asked['request']): Promise<T> =>
    new Promise((resolve, reject) => {
      if (!worker) {
        reject(new Error('the search is closed'))
        return
      }
      const asked = request(++number)
      waiting.set(number, { request: asked, resolve, reject })
      say(asked)
    })

  return {
    find(wished) {
      wish = { number: ++number, wish: wished }
      say({ kind: 'find', ...wish })
    },
    listen(told) {
      listeners.add(told)
      return () => listeners.delete(told)
    },
    rows: (from, to) => ask<readonly Heading[]>((asked) => ({ kind: 'rows', number: asked, from, to })),
    count: async (searches, today) => new Map(await ask<readonly Count[]>((asked) => ({ kind: 'count', number: asked, searches, today }))),
    close() {
      unwatch()
      listeners.clear()
      say({ kind: 'close' })
      worker = null
      for (const { reject } of waiting.values()) reject(new Error('the search is closed'))
      waiting.clear()
    },
  }
}
