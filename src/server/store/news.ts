import type { Engine } from './engine.ts'
import type { Tx } from './schema.ts'

/** Whose notebook or sessions changed, for whoever waits to tell their devices. */

/** Called with an account once what changed is committed; with null when news may have been missed, of anybody. */
export type NewsListener = (account: string | null) => void

const noted = new WeakMap<Tx, Set<string>>()

/** Notes that a transaction changes an account's notebook or sessions. Whoever listens is told once it is committed. */
export const noteNews = (tx: Tx, account: string): void => {
  noted.get(tx)?.add(account)
}

/** The same way to write, which tells after each commit whose news it brought; nothing when there were none. */
export const tellingNews =
  (write: Engine['write'], tell: (accounts: ReadonlySet<string>) => void): Engine['write'] =>
  async (work) => {
    let changed = new Set<string>()
    const result = await write((tx) => {
      // Done anew after it was undone, it begins anew.
      changed = new Set()
      noted.set(tx, changed)
      return work(tx)
    })
    if (changed.size > 0) tell(changed)
    return result
  }

/** Carries news to the other servers of the same database, and theirs here. */
export interface NewsLine {
  send(accounts: ReadonlySet<string>): void
  /** Starts to listen, unless it does already. */
  listen(): void
  close(): Promise<void>
}

export interface News {
  /** Tells what this server and, where the database carries word, others commit. Returns how to stop. */
  hear(listener: NewsListener): () => void
}

/** Puts together what is heard here and over a line. */
export function openNews(openLine: ((tell: NewsListener) => NewsLine) | null): News & { tell: (accounts: ReadonlySet<string>) => void; close: () => Promise<void> } {
  const listeners = new Set<NewsListener>()
  const tellAll: NewsListener = (account) => {
    for (const listener of listeners) listener(account)
  }
  const line = openLine?.(tellAll) ?? null
  return {
    hear(listener) {
      listeners.add(listener)
      line?.listen()
      return () => listeners.delete(listener)
    },
    tell(accounts) {
      for (const account of accounts) tellAll(account)
      line?.send(accounts)
    },
    close: async () => line?.close(),
  }
}
