import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/**
 * The baseline: pages that somebody wrote by hand in plain HTML, with a worker that answers from its cache. Nothing on
 * them can be left out, so what the app needs beyond them is its own cost.
 */
export interface StaticSite {
  readonly origin: string
  close(): void
}

const style = `
  body { margin: 0; font: 16px/1.7 system-ui, sans-serif; background: #fff; color: #1a1a1c }
  header, main, nav { padding: 16px; max-width: 40rem; margin: auto }
  h1 { font-size: 24px } .card { border: 1px solid #d8d8db; border-radius: 8px; padding: 16px }
  label { display: block; font-weight: 700; margin-top: 24px } textarea { font: inherit; box-sizing: border-box; width: 100%; padding: 8px }`

const page = (body: string): string => `<!doctype html><html lang="ja"><head><meta charset="utf-8">
  <meta name="viewport" content="width=device-width"><title>JGRAD</title><link rel="stylesheet" href="/style.css">
  <script src="/start.js" defer></script></head><body>${body}</body></html>`

const home = page(`<header>JGRAD <a href="/">English</a></header><main><h1>山田 花子さん</h1><section class="card">
  <h2>年次アンケート</h2><p>2027年1月31日（令和9年）まで回答できます</p><p>最大46問・約15分</p><a href="/form">回答を始める</a>
  </section><p>すべて届いています（14:05）</p></main><nav><a href="/">ホーム</a> <a href="/form">アンケート</a> <a href="/me">マイページ</a></nav>`)

/** A form of as many text questions, which shows what the app's shows: label, field and how much room is left. */
const form = (questions: number): string =>
  page(`<main><h1>アンケート</h1><form>${Array.from(
    { length: questions },
    (_, at) => `<label for="q${at}">${at + 1}番目の質問にお答えください。</label>
      <textarea id="q${at}" rows="6" maxlength="200"></textarea><p id="q${at}-left">あと200文字</p>`,
  ).join('')}</form></main>`)

/** The form of 300 with a number first, on which every third question hangs: shown and hidden by hand. */
const ruledForm = page(`<main><h1>アンケート</h1><form><label for="q0">数をお答えください。</label><input id="q0" inputmode="decimal">${Array.from(
  { length: 299 },
  (_, at) => `<div${at % 3 === 0 ? ` data-rule="${at / 3}" hidden` : ''}><label for="q${at + 1}">${at + 2}番目の質問にお答えください。</label>
      <textarea id="q${at + 1}" rows="6" maxlength="200"></textarea><p id="q${at + 1}-left">あと200文字</p></div>`,
).join('')}</form></main><script src="/rules.js"></script>`)

/** Both parts of each rule are worked out, as the app does, and only what differs is touched. */
const ruleScript = `const ruled = [...document.querySelectorAll('[data-rule]')].map((place) => ({ place, at: Number(place.dataset.rule) }))
  document.getElementById('q0').addEventListener('input', ({ target }) => {
    const number = target.value === '' ? NaN : Number(target.value)
    const twice = number * 2
    for (const { place, at } of ruled) {
      const holds = at % 2 === 0 ? number >= -at || (twice >= 0 && number >= 0) : number < -at || (twice < 0 && number < 0)
      if (place.hidden === holds) place.hidden = !holds
    }
  })`

/** What is typed is kept in a plain object and counted: the least that such a page does at a key. */
const start = `navigator.serviceWorker.register('/sw.js')
  const kept = {}
  addEventListener('input', ({ target }) => {
    kept[target.id] = target.value
    const left = document.getElementById(target.id + '-left')
    if (left) left.textContent = 'あと' + (200 - target.value.length) + '文字'
  })`

const worker = (paths: string[]): string => `
  addEventListener('install', (event) => event.waitUntil(caches.open('all').then((all) => all.addAll(${JSON.stringify(paths)}))))
  addEventListener('activate', (event) => event.waitUntil(clients.claim()))
  addEventListener('fetch', (event) => event.respondWith(caches.match(event.request).then((kept) => kept ?? fetch(event.request))))`

/** Serves the pages on a port of their own: `/` is a home page, `/form-10`, `/form-300` and `/form-ruled` are forms. */
export async function serveStaticSite(): Promise<StaticSite> {
  const html = 'text/html; charset=utf-8'
  const files = new Map([
    ['/', { type: html, text: home }],
    ['/form-10', { type: html, text: form(10) }],
    ['/form-300', { type: html, text: form(300) }],
    ['/form-ruled', { type: html, text: ruledForm }],
    ['/rules.js', { type: 'text/javascript', text: ruleScript }],
    ['/style.css', { type: 'text/css', text: style }],
    ['/start.js', { type: 'text/javascript', text: start }],
  ])
  files.set('/sw.js', { type: 'text/javascript', text: worker([...files.keys()]) })
  const server = createServer((request, response) => {
    const file = files.get(request.url ?? '')
    response.writeHead(file === undefined ? 404 : 200, { 'content-type': file?.type ?? 'text/plain', 'cache-control': 'no-cache' })
    response.end(file?.text)
  })
  await new Promise<void>((resolve) => server.listen(0, resolve))
  const { port } = server.address() as AddressInfo
  return {
    origin: `http://localhost:${port}`,
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}
