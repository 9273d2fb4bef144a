import type { Config } from './config.ts'
import type { Log } from './log.ts'
import type { Mail } from './mail/mail.ts'
import type { Store } from './store/store.ts'

/** What every endpoint is given. `clock` tells milliseconds since 1970. */
export interface Services {
  store: Store
  mail: Mail
  clock: () => number
  config: Config
  log: Log
}
