import { maxChanges } from '../../api/limits.ts'

/** What a context remembers from pass to pass: how small a batch must be, and how often the server failed on it. */
export interface Trouble {
  limit: number
  failures: number
}
/** No trouble so far. */
export const noTrouble = (): Trouble => ({ limit: maxChanges, failures: 0 })
