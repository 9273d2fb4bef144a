/** What the device takes from the world around it, so that tests can bring their own clock, network and storage. */
export interface Environment {
  fetch: (path: string, init: RequestInit) => Promise<Response>
  /** Milliseconds since 1970 by this device's clock. */
  now: () => number
  /** 128 random bits as text that is safe in keys and addresses. */
  newId: () => string
  /** Where databases live; undefined: the browser's own. */
  databases?: { indexedDB: IDBFactory; IDBKeyRange: typeof globalThis.IDBKeyRange }
}

/** The databases of this device. */
export const databasesOf = (environment: Environment): IDBFactory => environment.databases?.indexedDB ?? indexedDB

declare const __BUILD__: string | undefined

/** Names the build that runs, for support and for the server's eyes. */
export const build: string = typeof __BUILD__ === 'string' ? __BUILD__ : 'unbuilt'

/** The real world. */
export const browserEnvironment: Environment = {
  fetch: (path, init) => fetch(path, init),
  now: () => Date.now(),
  newId: () => {
    const bytes = crypto.getRandomValues(new Uint8Array(16))
    return btoa(String.fromCharCode(...bytes)).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')
  },
}
