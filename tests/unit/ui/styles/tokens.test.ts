import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { expect, test } from 'vitest'
import { filesUnder, textOf } from '../../house-files.ts'

const require = createRequire(import.meta.url)
const published = readFileSync(require.resolve('@digital-go-jp/design-tokens/dist/tokens.css'), 'utf8')

const declared = (css: string) =>
  new Map([...css.matchAll(/^\s*--([a-z0-9-]+): (.*);$/gm)].map((match) => [match[1] ?? '', match[2] ?? '']))
const ours = declared(textOf('src/ui/styles/tokens.css'))
const styles = filesUnder('src').filter((path) => path.endsWith('.css')).map(textOf).join('\n')
const used = new Set([...styles.matchAll(/var\(--([a-z0-9-]+)[,)]/g)].map((match) => match[1] ?? ''))

test('our tokens are those the Digital Agency published, value for value', () => {
  const theirs = declared(published)
  expect(ours.size).toBeGreaterThan(0)
  expect([...ours]).toEqual([...ours.keys()].map((name) => [name, theirs.get(name)]))
})

test('every token that a style names is there, and none is there for nothing', () => {
  expect([...ours.keys()].filter((name) => !used.has(name))).toEqual([])
  expect([...used].filter((name) => declared(published).has(name) && !ours.has(name))).toEqual([])
})
