import { readFile, stat } from 'node:fs/promises'
import { extname, join, sep } from 'node:path'
import type { Handler } from 'hono'
import { answerBytes } from './answer.ts'
import type { Bindings } from './bindings.ts'
import { problem } from './problem.ts'

const types: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
}

/**
 * The built app. Files below `/assets/` carry their hash in their name and are kept for ever; everything else is asked
 * for again each time, or an update would never be noticed. A page's own address gets `index.html`; a missing file is
 * 404 and never HTML, which a worker would cache in the place of a script.
 */
export const pages =
  (folder: string): Handler<Bindings> =>
  async (c) => {
    const path = decodePath(c.req.path)
    // The app has this for every method: as a route for GET alone it would make a 405 of every unknown address.
    if (path === null || !['GET', 'HEAD'].includes(c.req.method)) return problem('not-found')
    const isAsset = path.startsWith('/assets/')
    const file = await readPage(folder, path === '/' ? '/index.html' : path)
    if (file) {
      return answerBytes(c, file, {
        'content-type': types[path === '/' ? '.html' : extname(path)] ?? 'application/octet-stream',
        'cache-control': isAsset ? 'public, max-age=31536000, immutable' : 'no-cache',
      })
    }
    const wantsPage = !isAsset && extname(path) === '' && (c.req.header('accept') ?? '').includes('text/html')
    const page = wantsPage ? await readPage(folder, '/index.html') : null
    return page ? answerBytes(c, page, { 'content-type': types['.html'] ?? '', 'cache-control': 'no-cache' }) : problem('not-found')
  }

/** A path as the file system may see it; null for one that leads out of the folder or into hidden files. */
function decodePath(path: string): string | null {
  try {
    const decoded = decodeURIComponent(path)
    return /[\0\\]|\/\.|\/\//.test(decoded) ? null : decoded
  } catch (failure) {
    if (failure instanceof URIError) return null
    throw failure
  }
}

/** Files as read, with what tells whether they were written anew since. */
const kept = new Map<string, { stamp: string; bytes: Uint8Array<ArrayBuffer> }>()

async function readPage(folder: string, path: string): Promise<Uint8Array<ArrayBuffer> | null> {
  const full = join(folder, path)
  if (!full.startsWith(folder + sep)) return null
  try {
    const found = await stat(full)
    if (!found.isFile()) return null
    const stamp = `${found.mtimeMs} ${found.size} ${found.ino}`
    const known = kept.get(full)
    if (known?.stamp === stamp) return known.bytes
    const bytes = new Uint8Array(await readFile(full))
    kept.set(full, { stamp, bytes })
    return bytes
  } catch (failure) {
    if (isMissing(failure)) return null
    throw failure
  }
}

const isMissing = (failure: unknown): boolean =>
  failure instanceof Error && 'code' in failure && ['ENOENT', 'ENOTDIR', 'ENAMETOOLONG'].includes(String(failure.code))
