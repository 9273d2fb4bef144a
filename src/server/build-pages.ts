import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, globSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

const sources = ['index.html', 'vite.config.ts', 'package-lock.json', 'public/**', 'locales/**', 'src/**']

/** Whether the app has to be built: it was not yet, or something it is made from is newer than what is built last. */
function isStale(root: string, last: string): boolean {
  if (!existsSync(last)) return true
  const built = statSync(last).mtimeMs
  return globSync(sources, { cwd: root, exclude: ['src/server/**'] }).some((path) => {
    const source = statSync(join(root, path))
    return source.isFile() && source.mtimeMs > built
  })
}

/**
 * Sees to it that `dist/` holds the app as its sources are now, and returns that folder. Where Vite is not installed, as
 * on a server without the development packages, what was built before is taken. Throws when there is nothing to serve.
 */
export function buildPages(root: string, say: (line: 'building') => void): string {
  const folder = join(root, 'dist')
  // The worker is written after everything else: without it a build was broken off.
  const last = join(folder, 'sw.js')
  const vite = join(root, 'node_modules/vite/bin/vite.js')
  if (isStale(root, last) && (existsSync(vite) || !existsSync(last))) {
    say('building')
    const { status } = spawnSync(process.execPath, [vite, 'build', '--logLevel', 'warn'], { cwd: root, stdio: 'inherit' })
    if (status !== 0 || !existsSync(last)) throw new Error('the app could not be built')
  }
  return folder
}

/** A name for the build in a folder, from the content of its page, which names every other file by hash. */
export const buildName = (folder: string): string =>
  createHash('sha256').update(readFileSync(join(folder, 'index.html'))).digest('hex').slice(0, 12)
