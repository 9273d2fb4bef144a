import { expect } from '@playwright/test'
import { codeMailedTo, mailsIn } from '../mail.ts'
import type { Server } from '../server.ts'
import { type ApiSession, openApiSession } from '../session.ts'
import { type Words, wordsOf } from '../words.ts'
import type { OtherEngine } from './installed.ts'
import { buildRoad, type Road } from './road.ts'
import { type Engine, engineOn } from './webdriver.ts'

const email = 'hanako@example.jp'

/** Somebody at a browser that has no Background Sync, signed in, with a copy of the app. */
export interface Desk {
  engine: Engine
  road: Road
  words: Words
  api: ApiSession
  /** Types the address of a page, which is loaded. */
  open: (path: string) => Promise<void>
  /** Goes to a page of the app within the app, as its links do. */
  walk: (path: string) => Promise<void>
}

/** Lets Hanako sign in with a browser that is started for her, and puts it away afterwards. */
export async function atDesk(server: Server, other: OtherEngine, work: (desk: Desk) => Promise<void>): Promise<void> {
  const words = wordsOf(other.language)
  const api = await openApiSession(server, email)
  const road = await buildRoad(server.origin)
  const wire = await other.start()
  try {
    const engine = engineOn(wire)
    const open = (path: string): Promise<void> => engine.go(road.origin + path)
    const walk = async (path: string): Promise<void> =>
      void (await engine.ask(`(history.pushState(null, "", ${JSON.stringify(path)}), dispatchEvent(new PopStateEvent("popstate")))`))
    await open('/')
    await engine.press(words('public:welcome.signIn'))
    const before = mailsIn(server.dataDir)
    await engine.write(words('account:signIn.email'), email)
    await engine.press(words('account:signIn.send'))
    await engine.write(words('account:code.code'), await codeMailedTo(email, server.dataDir, before))
    await engine.press(words('account:code.enter'))
    await engine.sees(words('home:due.begin'))
    await engine.sees(words.like('shell:status.allReceived'))
    // From here on the worker answers for every part of the app.
    await expect.poll(() => engine.ask('navigator.serviceWorker.controller?.state'), { timeout: 30_000, intervals: [100] }).toBe('activated')
    await work({ engine, road, words, api, open, walk })
  } finally {
    await wire.close()
    await road.cut()
  }
}
