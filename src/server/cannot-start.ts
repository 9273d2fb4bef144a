import { CopyProblem } from './copies/problem.ts'
import { CannotOpen } from './store/engine.ts'
import { type ConsoleText, consoleText } from './say.ts'

/** Why a server or a command can't do its work, in words for whoever started it. */
export class CannotStart extends Error {
  constructor(text: ConsoleText, values?: Record<string, string>) {
    super(consoleText(text, values))
    this.name = 'CannotStart'
  }
}

/** The words for a failure that whoever started us can mend, or null for one that nobody expected. */
export function wordsFor(failure: unknown): string | null {
  if (failure instanceof CannotStart) return failure.message
  if (failure instanceof CannotOpen || failure instanceof CopyProblem) return consoleText(failure.code, failure.values)
  return null
}
