import type { HttpBindings } from '@hono/node-server'

/** What Node's server hands to each request; absent when the app is asked in process. */
export interface Bindings {
  Bindings: Partial<HttpBindings>
}
