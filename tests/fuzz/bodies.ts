import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { recordTypes } from '../../src/domain/notebook.ts'

/**
 * Requests as nobody of ours would send them: valid ones, nearly valid ones and hostile ones. In texts `@name` stands for
 * what is known only when they are sent: `@account`, `@victim`, `@epoch`.
 */
export interface Hostile {
  /** With whose cookie it comes. */
  from: 'person' | 'link' | 'signed out' | 'revoked' | 'made up'
  method: string
  path: string
  headers: Record<string, string>
  text: string
  wire: Wire
}

/** What happens to a body on its way. */
export type Wire = 'plain' | 'gzip' | 'gzip twice' | 'gzip cut' | 'gzip garbage' | 'bomb' | 'cut' | 'more' | 'not UTF-8' | 'BOM' | 'said to be gzip'

const odd = [
  '__proto__', 'constructor', 'prototype', 'toString', 'valueOf', 'hasOwnProperty', '__defineGetter__', '', ' ', '\0', 'a\0b', '\ud800', 'a\udc00b',
  '\u202e', '\ufeff', '日本', '😀', "'; drop table accounts; --", '$1', '%', '../..', 'null', 'NaN', '-0', 'x'.repeat(64), 'x'.repeat(65), 'x'.repeat(161),
]
const numbers = [0, -0, -1, 1, 0.5, 1e21, 1e308, -1e308, 5e-324, 2 ** 31, 2 ** 53 - 1, 2 ** 53, -(2 ** 53), 8.64e15, 8.64e15 + 1]

/** One of these, or now and then something nobody expects there. */
const mostly = <T>(arbitrary: fc.Arbitrary<T>, weight = 20): fc.Arbitrary<unknown> =>
  fc.oneof({ arbitrary, weight }, { arbitrary: anything, weight: 1 })
const oneOf = (...values: unknown[]): fc.Arbitrary<unknown> => fc.constantFrom(...values)

const anything: fc.Arbitrary<unknown> = fc.oneof(
  { arbitrary: fc.constantFrom<unknown>(...odd, ...numbers, null, true, false, [], {}), weight: 20 },
  { arbitrary: fc.string({ unit: 'binary', maxLength: 20 }), weight: 5 },
  { arbitrary: fc.double({ noNaN: true, noDefaultInfinity: true }), weight: 5 },
  { arbitrary: fc.dictionary(fc.constantFrom(...odd), fc.constantFrom<unknown>(...odd, ...numbers, null, [], {}), { maxKeys: 4 }), weight: 5 },
  { arbitrary: fc.array(fc.constantFrom<unknown>(...odd, ...numbers, null, [[]], {}), { maxLength: 4 }), weight: 5 },
  { arbitrary: fc.jsonValue({ maxDepth: 2 }), weight: 2 },
  // Around the depth that is taken, and far beyond it.
  { arbitrary: fc.constantFrom(3, 60, 63, 64, 65, 200, 2000).map((depth) => nested(depth)), weight: 2 },
  { arbitrary: fc.constant('x'.repeat(66_000)), weight: 1 },
)
const nested = (depth: number): unknown => {
  let value: unknown = 1
  for (let level = 0; level < depth; level += 1) value = level % 2 ? [value] : { a: value }
  return value
}

const id = fc.oneof(
  { arbitrary: fc.integer({ min: 0, max: 40 }).map((number) => `id-${number}`), weight: 4 },
  { arbitrary: fc.uuid(), weight: 4 },
  { arbitrary: fc.constantFrom('__proto__', 'constructor', '.', ':', '-', 'x'.repeat(64), '@victim', '@account'), weight: 1 },
)
const type = fc.constantFrom(...recordTypes, 'draft', 'draft', 'conflict', 'newer')
const record = fc.constantFrom('me', 'survey', 'winter-2026', 'r1', 'r2', 'constructor', '__proto__', 'x'.repeat(64), '@victim')
const field = fc.constantFrom('name', 'nameKana', 'studentNo', 'jgradId', 'address', 'a1', 'a2', 'b8.supervision', 'order', 'state', '$receipt', 'note-a1', 'a..b', 'a.b.c', 'constructor', 'toString')
const time = fc.oneof(fc.constantFrom<unknown>(0, -1, 1e308, 8.64e15, 1.7e12, '2026-11-22T00:00:00Z', '2026-11-22', '9999-12-31T23:59:59Z', 'now'), fc.double({ noNaN: true, noDefaultInfinity: true }))
const value = fc.oneof(fc.constantFrom<unknown>(null, 'yes', '花子', { declined: true }, { choices: ['1'] }, 1), anything)

/** An object of which now and then a member is missing, or one is there that should not be. */
const object = (members: Record<string, fc.Arbitrary<unknown>>): fc.Arbitrary<unknown> =>
  fc.tuple(fc.record(members), fc.integer({ min: 0, max: 40 }), fc.constantFrom(...odd), fc.nat()).map(([whole, fate, name, drawn]) => {
    const entries = Object.entries(whole)
    if (fate === 0) entries.splice(drawn % entries.length, 1)
    if (fate === 1) entries.push([name, whole])
    // Not by assignment, which would set a prototype instead of a member.
    return Object.fromEntries(entries)
  })

const change = fc.oneof(
  { arbitrary: object({ id: mostly(id), kind: oneOf('set'), type: mostly(type), record: mostly(record), field: mostly(field), value, based: mostly(fc.array(id, { maxLength: 9 })), at: mostly(time) }), weight: 8 },
  { arbitrary: object({ id: mostly(id), kind: mostly(oneOf('remove')), type: mostly(type), record: mostly(fc.oneof(record, id)), seen: mostly(fc.dictionary(fc.oneof(field, fc.constantFrom(...odd)), fc.array(id, { maxLength: 3 }), { maxKeys: 4 })), at: mostly(time) }), weight: 3 },
  { arbitrary: anything, weight: 1 },
)

const envelope = object({
  v: mostly(oneOf(1), 150),
  request: mostly(id, 150),
  account: mostly(fc.constantFrom('@account', '@account', '@account', '@account', '@account', '@victim'), 150),
  device: mostly(id, 150),
  build: mostly(oneOf('fuzz', 'x'.repeat(64)), 150),
  schema: mostly(oneOf(1, 1, 1, 0, 2, 1e9), 150),
  epoch: mostly(oneOf(null, null, '@epoch', 'another', 'x'.repeat(128)), 150),
  cursor: mostly(fc.oneof(fc.constant(0), fc.nat(30), fc.constantFrom(2 ** 31, 2 ** 53 - 1)), 150),
  changes: mostly(fc.array(change, { maxLength: 8 }), 150),
  left: mostly(oneOf(0, 1, 2 ** 53 - 1), 150),
  oldest: mostly(oneOf(null, 0, 1e308, '2026-11-22T00:00:00Z', '\0', '\ud800'), 150),
})

const answers = fc.oneof(
  fc.constantFrom<unknown>({ a1: 'no' }, { a1: 'yes', a2: 'Kyoto' }, { a1: 'yes', a2: '\0' }, { a1: 'yes', a2: '\ud800' }, { a1: { choices: ['no'], text: { no: 'x' } } }),
  fc.dictionary(fc.oneof(field, fc.constantFrom(...odd)), value, { maxKeys: 4 }),
)
const submission = object({
  campaign: mostly(oneOf('winter-2026'), 150),
  definition: mostly(object({ id: mostly(oneOf('small', 'small', 'constructor')), version: mostly(oneOf(1, 1, 1, 2, -1, 2 ** 53 - 1)) }), 150),
  answers: mostly(answers),
  sealedAt: mostly(time),
  device: mostly(id),
  replaces: mostly(oneOf('', 'x'.repeat(64), '@receipt', '@receipt')),
})

const path = (members: fc.Arbitrary<string>) => members.map((name) => `/api/submissions/${encodeURIComponent(name.toWellFormed())}`)
const target = fc.oneof(
  { arbitrary: fc.record({ method: fc.constant('POST'), path: fc.constant('/api/sync'), text: envelope.map((whole) => JSON.stringify(whole)) }), weight: 12 },
  { arbitrary: fc.record({ method: fc.constant('PUT'), path: fc.constant('/api/submissions/winter-2026'), text: submission.map((whole) => JSON.stringify(whole)) }), weight: 6 },
  { arbitrary: fc.record({ method: fc.constant('PUT'), path: path(fc.constantFrom(...odd, 'winter-2025')), text: submission.map((whole) => JSON.stringify(whole)) }), weight: 1 },
  { arbitrary: fc.record({ method: fc.constant('GET'), path: path(fc.constantFrom(...odd, 'winter-2026')), text: fc.constant('') }), weight: 1 },
  { arbitrary: fc.record({ method: fc.constantFrom('POST', 'PUT', 'PATCH', 'DELETE'), path: fc.constantFrom('/api/sync', '/api/submissions/winter-2026'), text: anything.map((whole) => JSON.stringify(whole) ?? '') }), weight: 1 },
  { arbitrary: fc.record({ method: fc.constantFrom('POST', 'PUT'), path: fc.constantFrom('/api/sync', '/api/submissions/winter-2026'), text: broken() }), weight: 1 },
)

/** Texts that are no JSON, or are read as something else than they look like. */
function broken(): fc.Arbitrary<string> {
  return fc.oneof(
    fc.constantFrom('', ' ', '{', '[', 'null', 'undefined', 'NaN', '{"v":1,"v":2}', '{"__proto__":{"v":1}}', '[1e999]', '{"cursor":1e400}', '"\\ud800"', '{"a":01}', '<!doctype html>'),
    fc.constantFrom(10, 1000, 1000, 1000, 100_000).map((depth) => '['.repeat(depth)),
    fc.constantFrom(100, 1000, 1000, 20_000).map((depth) => '{"changes":'.repeat(depth)),
    fc.constantFrom(1000, 1000, 1000, 100_000).map((depth) => `{"changes":${'['.repeat(depth)}${']'.repeat(depth)}}`),
    fc.string({ unit: 'binary', maxLength: 60 }),
  )
}

const headers = fc.dictionary(
  fc.constantFrom('content-type', 'content-length', 'accept', 'accept-encoding', 'jgrad-account', 'if-none-match', 'x-forwarded-for', 'origin'),
  fc.constantFrom('application/json', 'text/plain', 'multipart/form-data; boundary=x', 'application/x-www-form-urlencoded', '-1', '0', '99999999999', 'NaN', 'gzip;q=0', 'gzip', '*', '@victim', '@account', '127.0.0.1', ''),
  { maxKeys: 2 },
)

/** Any request; `bombs`: how often, beside 200 others, a body is one that inflates to far more than it may. */
export const hostileRequests = (bombs = 1): fc.Arbitrary<Hostile> =>
  fc
    .tuple(
      target,
      fc.constantFrom(...Array<'person'>(14).fill('person'), 'link', 'link', 'signed out', 'revoked', 'made up'),
      fc.oneof({ arbitrary: fc.constant({}), weight: 4 }, { arbitrary: headers, weight: 1 }),
      fc.oneof(
        { arbitrary: fc.constant<Wire>('plain'), weight: 160 },
        { arbitrary: fc.constant<Wire>('gzip'), weight: 25 },
        { arbitrary: fc.constantFrom<Wire>('gzip twice', 'gzip cut', 'gzip garbage', 'cut', 'more', 'not UTF-8', 'BOM', 'said to be gzip'), weight: 15 },
        { arbitrary: fc.constant<Wire>('bomb'), weight: bombs },
      ),
    )
    .map(([aim, from, more, wire]) => ({ ...aim, from, headers: more as Record<string, string>, wire }))

const bomb = gzipSync(Buffer.alloc(64 * 1024 * 1024, '['), { level: 9 })

/** The bytes that leave, and how they are said to be encoded. */
export function onTheWire(text: string, wire: Wire): { bytes: Uint8Array<ArrayBuffer>; encoding: string | null } {
  const plain = Buffer.from(text)
  const squeezed = () => gzipSync(plain, { level: 1 })
  const half = (bytes: Buffer) => bytes.subarray(0, Math.floor(bytes.length / 2))
  const made: Record<Wire, () => [Buffer, string | null]> = {
    'plain': () => [plain, null],
    'gzip': () => [squeezed(), 'gzip'],
    'gzip twice': () => [gzipSync(squeezed()), 'gzip'],
    'gzip cut': () => [half(squeezed()), 'gzip'],
    'gzip garbage': () => [Buffer.concat([squeezed(), Buffer.from('garbage')]), 'gzip'],
    'bomb': () => [bomb, 'gzip'],
    'cut': () => [half(plain), null],
    'more': () => [Buffer.concat([plain, plain]), null],
    'not UTF-8': () => [Buffer.concat([plain, Buffer.from([0xff, 0xc0, 0x80])]), null],
    'BOM': () => [Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), plain]), null],
    'said to be gzip': () => [plain, 'gzip'],
  }
  const [bytes, encoding] = made[wire]()
  return { bytes: new Uint8Array(bytes), encoding }
}
