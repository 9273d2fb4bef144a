import type { Services } from '../services.ts'

/** Something that the server does by itself, again and again. */
export interface Job {
  /** A dotted name, never changed: by it the database knows when it was last done. */
  name: string
  /** How often, in milliseconds. */
  every: number
  /**
   * Does it. May be run anew after it broke off anywhere, and, when one run takes longer than `every`, beside another
   * server's: what it decides it decides in transactions. A throw is logged, so it carries no personal data. `stopping`
   * tells that the server is about to stop: what takes long looks at it between two pieces.
   */
  run(services: Services, stopping: AbortSignal): Promise<void>
}
