import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { openHouse, problemOf } from './house.ts'

/** A house that serves a small built app. */
async function openPages() {
  const outer = await mkdtemp(join(tmpdir(), 'jgrad-pages-'))
  onTestFinished(() => rm(outer, { recursive: true }))
  const folder = join(outer, 'dist')
  await mkdir(join(folder, 'assets'), { recursive: true })
  await mkdir(join(outer, 'dist-secret'))
  const files = {
    'dist/index.html': '<!doctype html><title>JGRAD</title>',
    'dist/sw.js': 'self',
    'dist/manifest.ja.webmanifest': '{}',
    'dist/.hidden': 'hidden',
    'dist/assets/app-1a2b.js': `export const words = ${JSON.stringify('ことば'.repeat(1000))}`,
    'secret.txt': 'secret',
    'dist-secret/secret.txt': 'secret',
  }
  for (const [path, text] of Object.entries(files)) await writeFile(join(outer, path), text)
  return { house: await openHouse({ pages: folder }), folder, files }
}

/** The status of a path that is sent exactly as given; `fetch` would tidy it first. */
const rawStatus = (url: string, path: string): Promise<number | undefined> =>
  new Promise((resolve, reject) => {
    request(url, { path }, (answer) => {
      answer.resume()
      resolve(answer.statusCode)
    })
      .on('error', reject)
      .end()
  })

describe('the app', () => {
  it('is served at every address of a page, asked for again each time', async () => {
    const { house, files } = await openPages()
    for (const path of ['/', '/index.html', '/survey/2026', '/settings?from=home']) {
      const page = await house.stranger().request('GET', path, undefined, { accept: 'text/html,*/*' })
      expect(page.status).toBe(200)
      expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8')
      expect(page.headers.get('cache-control')).toBe('no-cache')
      expect(await page.text()).toBe(files['dist/index.html'])
    }
  })

  it('answers HEAD as GET, without the page', async () => {
    const { house } = await openPages()
    const answer = await house.stranger().request('HEAD', '/', undefined, { accept: 'text/html' })
    expect(answer.status).toBe(200)
    expect(await answer.text()).toBe('')
    expect((await house.stranger().request('POST', '/')).status).toBe(404)
  })

  it('has parts that are kept for ever, compressed; a missing one is 404 and never a page', async () => {
    const { house, files } = await openPages()
    const asset = await house.stranger().request('GET', '/assets/app-1a2b.js')
    expect(asset.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    expect(asset.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
    expect(asset.headers.get('content-encoding')).toBe('gzip')
    expect(await asset.text()).toBe(files['dist/assets/app-1a2b.js'])
    for (const path of ['/assets/app-old.js', '/assets/app-old', '/assets/', '/sw.js.map', '/icons/none.png']) {
      const missing = await house.stranger().request('GET', path, undefined, { accept: 'text/html' })
      expect(await problemOf(missing)).toMatchObject({ status: 404, code: 'not-found' })
    }
  })

  it('has a worker and manifests that are asked for again each time', async () => {
    const { house } = await openPages()
    const worker = await house.stranger().request('GET', '/sw.js')
    expect(worker.headers.get('cache-control')).toBe('no-cache')
    expect(worker.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
    const manifest = await house.stranger().request('GET', '/manifest.ja.webmanifest')
    expect(manifest.headers.get('content-type')).toBe('application/manifest+json')
    const etag = worker.headers.get('etag') ?? ''
    const again = await house.stranger().request('GET', '/sw.js', undefined, { 'if-none-match': etag })
    expect(again.status).toBe(304)
    expect(again.headers.get('etag')).toBe(etag)
  })

  it('is served anew when it was built anew', async () => {
    const { house, folder } = await openPages()
    const etag = (await house.stranger().request('GET', '/sw.js')).headers.get('etag') ?? ''
    await writeFile(join(folder, 'sw.js'), 'self // new')
    const answer = await house.stranger().request('GET', '/sw.js', undefined, { 'if-none-match': etag })
    expect(answer.status).toBe(200)
    expect(await answer.text()).toBe('self // new')
  })

  it('gives away no file beside it', async () => {
    const { house } = await openPages()
    for (const path of [
      '/../secret.txt', '/%2e%2e/secret.txt', '/..%2fsecret.txt', '/assets/../../secret.txt', '/..\\secret.txt', '/%2e%2e%5csecret.txt',
      '/../dist-secret/secret.txt', '/.hidden', '/sw.js%00.html', '/%', '//etc/passwd', '/assets%2f..%2f..%2fsecret.txt',
    ]) {
      expect([path, await rawStatus(house.url, path)]).toEqual([path, path.includes('\\') ? 400 : 404])
    }
  })

  it('answers a page to nobody who did not ask for one', async () => {
    const { house } = await openPages()
    const answer = await house.stranger().request('GET', '/survey/2026', undefined, { accept: 'application/json' })
    expect(await problemOf(answer)).toMatchObject({ status: 404 })
    expect((await house.stranger().request('POST', '/survey/2026', {})).status).toBe(404)
    expect(await (await house.stranger().request('HEAD', '/')).text()).toBe('')
  })

  it('runs no script but its own', async () => {
    const { house } = await openPages()
    const page = await house.stranger().request('GET', '/', undefined, { accept: 'text/html' })
    expect(page.headers.get('content-security-policy')).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; font-src 'self'; connect-src 'self'; " +
        "manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; " +
        "require-trusted-types-for 'script'; trusted-types jgrad-worker jgrad-postings",
    )
    expect(page.headers.get('x-content-type-options')).toBe('nosniff')
    expect(page.headers.get('referrer-policy')).toBe('no-referrer')
    expect(page.headers.get('permissions-policy')).toContain('geolocation=()')
    expect(page.headers.get('cross-origin-opener-policy')).toBe('same-origin')
    expect(page.headers.get('strict-transport-security')).toBeNull()
  })

  it('stands in no frame but the office’s own, and there the preview alone', async () => {
    const { house } = await openPages()
    const policy = async (path: string) => (await house.stranger().request('GET', path, undefined, { accept: 'text/html' })).headers.get('content-security-policy') ?? ''
    expect(await policy('/office/questionnaires/yearly')).toMatch(/frame-ancestors 'none'.*frame-src 'self'/)
    expect(await policy('/office/preview')).toContain("frame-ancestors 'self'")
    expect(await policy('/office/preview')).not.toContain('frame-src')
    for (const path of ['/', '/survey', '/office', '/officer', '/office/preview/x']) expect(await policy(path)).toContain("frame-ancestors 'none'")
    for (const path of ['/', '/survey', '/officer']) expect(await policy(path)).not.toContain('frame-src')
  })
})
