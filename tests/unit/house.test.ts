import { expect, test } from 'vitest'
import * as z from 'zod/mini'
import { filesUnder, textOf } from './house-files.ts'

const code = filesUnder('src', 'tests').filter((path) => /\.(ts|tsx)$/.test(path))

test('no file is longer than 400 lines', () => {
  const long = filesUnder('src', 'tests')
    .filter((path) => /\.(ts|tsx|css)$/.test(path))
    .map((path) => ({ path, lines: textOf(path).trimEnd().split('\n').length }))
    .filter(({ lines }) => lines > 400)
  expect(long).toEqual([])
})

test('no file or folder has a name that says nothing', () => {
  const empty = /(^|[/.-])(utils?|helpers?|managers?|misc|common|shared)([/.-]|$)/i
  expect(filesUnder('src', 'tests', 'locales').filter((path) => empty.test(path))).toEqual([])
})

test('no Japanese text stands in a component: it belongs in locales', () => {
  const found = code
    .filter((path) => path.startsWith('src/') && path.endsWith('.tsx'))
    .filter((path) => /[\u3040-\u30ff\u4e00-\u9fff]/.test(withoutComments(textOf(path))))
  expect(found).toEqual([])
})

test('every exported function says what it promises', () => {
  const silent = code
    .filter((path) => path.startsWith('src/'))
    .flatMap((path) => {
      const lines = textOf(path).split('\n')
      return lines.flatMap((line, at) => {
        const name = /^export (?:default )?(?:async )?function\*? (\w+)/.exec(line)?.[1]
        return name === undefined || lines[at - 1]?.trimEnd().endsWith('*/') === true ? [] : [`${path}: ${name}`]
      })
    })
  expect(silent).toEqual([])
})

test('nothing is left to be done later', () => {
  const marks = /\b(TODO|FIXME|XXX|HACK)\b/
  expect(code.filter((path) => !path.endsWith('/house.test.ts') && marks.test(textOf(path)))).toEqual([])
})

test('arrows between the folders run one way', () => {
  const allowed: Record<string, string[]> = {
    domain: [],
    sync: ['domain'],
    api: ['domain', 'sync'],
    ui: ['domain'],
    device: ['domain', 'sync', 'api'],
    worker: ['domain', 'sync', 'api', 'device'],
    app: ['domain', 'sync', 'api', 'device', 'ui'],
    office: ['domain', 'sync', 'api', 'ui'],
    server: ['domain', 'sync', 'api'],
  }
  // Where the parts are put together: which of them is opened is decided by the address.
  const puttingTogether = 'src/app/main.tsx imports office'
  const wrong = code
    .filter((path) => path.startsWith('src/'))
    .flatMap((path) => {
      const own = path.split('/')[1] ?? ''
      const imported = [...textOf(path).matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g)].map((match) => match[1] ?? '')
      return imported
        .map((specifier) => new URL(specifier, `file:///${path}`).pathname.slice(1))
        .filter((target) => target.startsWith('src/'))
        .map((target) => target.split('/')[1] ?? '')
        .filter((room) => room !== own && allowed[own]?.includes(room) !== true)
        .map((room) => `${path} imports ${room}`)
    })
    .filter((line) => line !== puttingTogether)
  expect(wrong).toEqual([])
})

test('a feature folder never reaches into another one', () => {
  // What all rooms of a storey use, and where they are put together.
  const shared = ['shell', 'controls']
  const wrong = code.flatMap((path) => {
    const [, storey, own = ''] = /^src\/(app|office)\/([^/]+)\//.exec(path) ?? []
    if (storey === undefined || own === 'shell') return []
    return [...textOf(path).matchAll(/from\s*'(\.[^']+)'/g)]
      .map((match) => new URL(match[1] ?? '', `file:///${path}`).pathname.slice(1).split('/'))
      .filter((target) => target[1] === storey && target.length > 3)
      .map(([, , room = '']) => room)
      .filter((room) => room !== own && !shared.includes(room))
      .map((room) => `${path} imports ${room}`)
  })
  expect(wrong).toEqual([])
})

test('the README gives a reason for every dependency', () => {
  const names = z.record(z.string(), z.string())
  const kinds = z.object({ dependencies: names, optionalDependencies: names, devDependencies: names, overrides: names })
  const all = Object.values(kinds.parse(JSON.parse(textOf('package.json')))).flatMap((kind) => Object.keys(kind))
  const readme = textOf('README.md')
  expect(all.filter((name) => !readme.includes(`\`${name}\``))).toEqual([])
})

function withoutComments(text: string): string {
  return text.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/(^|\s)\/\/.*$/gm, '')
}
