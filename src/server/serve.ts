import { fileURLToPath } from 'node:url'
import { CannotStart } from './cannot-start.ts'
import { buildName, buildPages } from './build-pages.ts'
import type { Config } from './config.ts'
import { consoleLog } from './log.ts'
import { run, type Running, type RunOptions } from './run.ts'
import { consoleText } from './say.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const say = (line: string) => console.log(line)

/**
 * Runs a server as an installation does: with the app as its sources are now, which is built first if need be, or with
 * none (`apiOnly`); with its jobs every ten seconds; and with what it has to say on the console. `more`: what a test has otherwise. Throws what `wordsFor` has
 * words for when whoever runs it can mend it.
 */
export function serve(config: Config, apiOnly: boolean, more: Pick<RunOptions, 'samplePostings' | 'clock'> = {}): Promise<Running> {
  const pages = apiOnly ? null : build()
  return run(config, { pages, build: pages === null ? 'development' : buildName(pages), log: consoleLog, say, tick: 10_000, ...more })
}

function build(): string {
  try {
    return buildPages(root, (line) => say(consoleText(line)))
  } catch (failure) {
    console.error(failure instanceof Error ? failure.message : failure)
    throw new CannotStart('cannotBuild')
  }
}
