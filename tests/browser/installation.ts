import { cpSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const house = fileURLToPath(new URL('../../', import.meta.url))

/** An installation of its own, whose built app can be replaced by another version. */
export interface Installation {
  readonly folder: string
  /** Puts a built app that differs in its page in the place of the one before, as an operator's deployment does. */
  deploy(version: string): void
  /** The same, with every part under another name: those of the version before are gone, as after a build of other code. */
  deployAnew(version: string): void
  remove(): void
}

/** The mark that `deploy` leaves in the page: which version a person sees. */
export const versionMark = 'meta[name="deployed-version"]'

/** Gives every part of a built app another name, in the files that name it too. */
function renameParts(dist: string, version: string): void {
  const parts = readdirSync(join(dist, 'assets'))
  const renamed = new Map(parts.map((name) => [name, name.replace(/(\.[a-z]+)$/, `v${version}$1`)]))
  const names = new RegExp(parts.toSorted((a, b) => b.length - a.length).map((name) => name.replaceAll('.', String.raw`\.`)).join('|'), 'g')
  for (const file of [...parts.map((name) => join('assets', name)), 'index.html', 'sw.js']) {
    if (!/\.(?:js|css|html)$/.test(file)) continue
    const text = readFileSync(join(dist, file), 'utf8')
    writeFileSync(join(dist, file), text.replaceAll(names, (name) => renamed.get(name) ?? name))
  }
  for (const [name, other] of renamed) renameSync(join(dist, 'assets', name), join(dist, 'assets', other))
}

/** Copies this installation, with its built app. */
export function copyInstallation(): Installation {
  const folder = mkdtempSync(join(tmpdir(), 'jgrad-house-'))
  for (const name of ['src', 'locales', 'public', 'dist', 'tests', 'index.html', 'vite.config.ts', 'package.json', 'tsconfig.json']) {
    // With their times: the server builds anew what looks older than its sources.
    cpSync(house + name, join(folder, name), { recursive: true, preserveTimestamps: true })
  }
  symlinkSync(`${house}node_modules`, join(folder, 'node_modules'))
  const deploy = (version: string): void => {
    const page = join(folder, 'dist/index.html')
    const worker = join(folder, 'dist/sw.js')
    const text = readFileSync(page, 'utf8').replace(/<meta name="deployed-version"[^>]*>/, '')
    writeFileSync(page, text.replace('</head>', `<meta name="deployed-version" content="${version}"></head>`))
    const entry = /(\{[^{}]*"?url"?:\s*"index\.html"[^{}]*\})/.exec(readFileSync(worker, 'utf8'))?.[1]
    if (entry === undefined) throw new Error('the worker keeps no index.html')
    const changed = entry.replace(/("?revision"?:\s*)"[^"]*"/, `$1"version-${version}"`)
    writeFileSync(worker, readFileSync(worker, 'utf8').replace(entry, changed))
  }
  return {
    folder,
    deploy,
    deployAnew: (version) => {
      renameParts(join(folder, 'dist'), version)
      deploy(version)
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}
