/** What can be said of a failure that PostgreSQL or the way to it caused. */

/** Codes of PostgreSQL (its manual, appendix A) and of Node: the connection is gone, or there was none. */
const lost = /^(08...|57P0[1-5]|25P03|53300|ECONNRESET|ECONNREFUSED|ECONNABORTED|EPIPE|ENOENT|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH)$/
/** What pg says without a code. */
const lostWords = /^(Connection terminated|Client has encountered a connection error|Client was closed)/

/**
 * Deadlock, serialization failure, and a key that was taken while we looked the other way: undone, and likely to go well
 * the next time, which sees what the others committed.
 */
const crossed = new Set(['40P01', '40001', '23505'])

const codeOf = (failure: unknown): string =>
  failure instanceof Error && 'code' in failure && typeof failure.code === 'string' ? failure.code : ''

/** Whether the connection was lost or could not be had. What was not committed yet is undone. */
export const isLost = (failure: unknown): boolean =>
  failure instanceof Error && (lost.test(codeOf(failure)) || lostWords.test(failure.message))

/** Whether the same work may well succeed when it is done once more. */
export const isPassing = (failure: unknown): boolean => isLost(failure) || crossed.has(codeOf(failure))

/** In a word, why a database could not be reached: a code where there is one. */
export const reasonOf = (failure: unknown): string =>
  codeOf(failure) || (failure instanceof Error ? failure.message : String(failure))

/** The connection was lost in the middle of a commit: it may have been done or not. */
export class CommitInDoubt extends Error {
  /** The transaction's number, by which PostgreSQL can tell. */
  readonly transaction: string

  constructor(transaction: string, cause: unknown) {
    super('the connection was lost in the middle of a commit', { cause })
    this.name = 'CommitInDoubt'
    this.transaction = transaction
  }
}

/** Whether PostgreSQL was there and did not let us in: a wrong name or password, no such database. */
export const isRefused = (failure: unknown): boolean => /^(28...|3D000|42501)$/.test(codeOf(failure))
