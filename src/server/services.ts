import type { Config } from './config.ts'
import type { Log } from './log.ts'
import type { Mail } from './mail/mail.ts'
import type { Post } from './mail/post.ts'
import type { Store } from './store/store.ts'

/** What every endpoint is given. `clock` tells milliseconds since 1970. */
export interface Services {
  store: Store
  /** Mails that must leave at once and are kept nowhere, as sign-in codes. */
  mail: Mail
  /** Every other mail: waits in the database until it is sent. */
  post: Post
  clock: () => number
  config: Config
  log: Log
}
