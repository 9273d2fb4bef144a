/** Where the server says what it does. Lines carry no addresses, cookies, query strings or anything people wrote. */
export interface Log {
  line(text: string): void
  /** Something nobody expected: `what` says where, the failure says what. */
  failure(what: string, failure: unknown): void
}

/** Writes to the console, as service managers expect. */
export const consoleLog: Log = {
  line: (text) => console.log(text),
  failure: (what, failure) => console.error(what, failure instanceof Error ? failure.stack : failure),
}
