import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import * as z from 'zod/mini'
import { isPrivacyVersion, privacyVersion } from '../../../../src/domain/application/privacy.ts'
import { canonicalJson, jsonSchema } from '../../../../src/domain/json.ts'

/** The SHA-256 of each version's text in both languages: whoever agreed to a version agreed to these very words. */
const texts: Readonly<Record<string, string>> = {
  '2026-11-22': 'fb9195c9af54e93af66eb20e59a4e51865a5a7cf3870df8e09552d11b37cbbc9',
}

test('the text on personal information is the one of its version: a new text needs a new version', () => {
  const guides = ['ja', 'en'].map((language) => {
    const guide = z.object({ privacy: jsonSchema }).parse(JSON.parse(readFileSync(new URL(`../../../../locales/${language}/guide.json`, import.meta.url), 'utf8')))
    return guide.privacy
  })
  expect(createHash('sha256').update(canonicalJson(guides)).digest('hex')).toBe(texts[privacyVersion])
})

test('every version that was ever shown is known, and no other', () => {
  expect(Object.keys(texts).every(isPrivacyVersion)).toBe(true)
  expect(isPrivacyVersion('1999-01-01')).toBe(false)
})
