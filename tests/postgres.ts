import { accessSync, constants, globSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'

/** Said at the end of a run without them, so that nobody takes it for a whole one. */
export const noPostgres = [
  '!! The tests on PostgreSQL were SKIPPED: its programs (initdb, postgres) are not installed.',
  '!! Install them (Debian: apt-get install postgresql) and run again: the server must pass on both databases.',
].join('\n')

/** The folder with PostgreSQL's programs: one on the PATH, or the newest that Debian has. Undefined when there is none. */
export function installedPostgres(): string | undefined {
  const named = (process.env['PATH'] ?? '').split(delimiter)
  const packaged = globSync('/usr/lib/postgresql/*/bin/initdb').map((path) => dirname(path))
  const version = (path: string) => Number(path.split('/').at(-2))
  return [...packaged.toSorted((a, b) => version(b) - version(a)), ...named].find((folder) =>
    ['initdb', 'postgres'].every((program) => isExecutable(join(folder, program))),
  )
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    // Not there, or not ours to run: the search goes on.
    return false
  }
}
