import { describe, expect, it } from 'vitest'
import { firstCodeLife } from '../../src/server/accounts/issue.ts'
import { drawLongCode, sealCode, storeCode } from '../../src/server/accounts/proof.ts'
import { requireMeta } from '../../src/server/store/meta.ts'
import { codesSaid, firstLine, hour, openHouse, problemOf, statusesOf } from './house.ts'

const minute = 60_000
const wrongFor = (code: string): string => ((Number(code) + 1) % 1_000_000).toString().padStart(6, '0')

describe('a code by mail', () => {
  it('arrives alone in the first line, in both languages, and opens a session', async () => {
    const house = await openHouse()
    const account = await house.register('jiro@example.jp', { name: '鈴木 次郎' })
    const client = house.stranger()
    const asked = await client.askCode('jiro@example.jp')
    expect(asked.status).toBe(202)
    const [mail = ''] = await house.mails()
    const code = firstLine(mail)
    expect(code).toMatch(/^\d{6}$/)
    expect(mail.split('\n\n')[0]).not.toContain(code)
    expect(mail).toContain('Enter it in the app.')
    const answer = await client.enterCode('jiro@example.jp', code)
    expect(answer.status).toBe(200)
    expect(await answer.json()).toEqual({ account, role: 'registrant', name: '鈴木 次郎' })
    expect(await (await client.session()).json()).toEqual({ account, role: 'registrant', name: '鈴木 次郎' })
  })

  it('is written in the language of the person first', async () => {
    const house = await openHouse()
    await house.register('kate@example.org', { language: 'en' })
    await house.stranger().askCode('kate@example.org')
    const [mail = ''] = await house.mails()
    expect(mail.indexOf('Enter it in the app.')).toBeLessThan(mail.indexOf('=E4=BA=8B=E5=8B=99=E5=B1=80'))
  })

  it('is found by an address typed with capitals and in full width, and taken with spaces and in full width', async () => {
    const house = await openHouse()
    await house.register('jiro@example.jp')
    const client = house.stranger()
    await client.askCode('Ｊiro@EXAMPLE.jp ')
    const [code = ''] = codesSaid(house, 'jiro@example.jp')
    const typed = Array.from(code, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)).join(' ')
    expect((await client.enterCode('JIRO@example.jp', typed)).status).toBe(200)
  })

  it('works once', async () => {
    const house = await openHouse()
    await house.register('jiro@example.jp')
    const client = house.stranger()
    await client.askCode('jiro@example.jp')
    const [code = ''] = codesSaid(house, 'jiro@example.jp')
    expect((await client.enterCode('jiro@example.jp', code)).status).toBe(200)
    expect(await problemOf(await house.stranger().enterCode('jiro@example.jp', code))).toMatchObject({ status: 401, code: 'wrong-code' })
  })

  it('works for ten minutes', async () => {
    const house = await openHouse()
    await house.register('jiro@example.jp')
    const client = house.stranger()
    await client.askCode('jiro@example.jp')
    house.pass(10 * minute - 1)
    await client.askCode('jiro@example.jp')
    const [first = '', second = ''] = codesSaid(house, 'jiro@example.jp')
    house.pass(1)
    expect((await client.enterCode('jiro@example.jp', first)).status).toBe(401)
    expect((await client.enterCode('jiro@example.jp', second)).status).toBe(200)
  })

  it('has twelve digits in the mail that issues an account, taken with the spaces between them, and lasts two weeks', async () => {
    const house = await openHouse()
    const account = await house.register('jiro@example.jp')
    const code = drawLongCode()
    const sealed = await house.store.read((tx) => requireMeta(tx, 'pepper')).then((pepper) => sealCode(code, 'jiro@example.jp', pepper))
    await house.store.write((tx) => storeCode(tx, { key: 'jiro@example.jp', hash: sealed, now: house.now(), life: firstCodeLife }))
    house.pass(firstCodeLife - 1)
    expect((await house.stranger().enterCode('jiro@example.jp', '1234 5678 9012')).status).toBe(401)
    const answer = await house.stranger().enterCode('jiro@example.jp', code)
    expect(await answer.json()).toMatchObject({ account })
    expect((await house.stranger().enterCode('jiro@example.jp', code)).status).toBe(401)
  })

  it('is not stored as it is', async () => {
    const house = await openHouse()
    await house.register('jiro@example.jp')
    await house.stranger().askCode('jiro@example.jp')
    const [code = ''] = codesSaid(house, 'jiro@example.jp')
    const rows = await house.store.read((tx) => tx.selectFrom('codes').selectAll().execute())
    expect(rows).toHaveLength(1)
    expect(rows[0]?.hash).not.toContain(code)
  })
})

describe('limits', () => {
  it('sends five codes in fifteen minutes, then says the same and sends nothing, and earlier codes stay valid', async () => {
    const house = await openHouse()
    await house.register('jiro@example.jp')
    const client = house.stranger()
    for (let turn = 0; turn < 6; turn += 1) expect((await client.askCode('jiro@example.jp')).status).toBe(202)
    const codes = codesSaid(house, 'jiro@example.jp')
    expect(codes).toHaveLength(5)
    house.pass(9 * minute)
    expect((await client.enterCode('jiro@example.jp', codes[1] ?? '')).status).toBe(200)
    house.pass(6 * minute)
    await client.askCode('jiro@example.jp')
    expect(codesSaid(house, 'jiro@example.jp')).toHaveLength(6)
  })

  it('sends twenty codes in a day, then says the same and sends nothing', async () => {
    const house = await openHouse()
    await house.register('jiro@example.jp')
    const client = house.stranger()
    for (let turn = 0; turn < 25; turn += 1) {
      expect((await client.askCode('jiro@example.jp')).status).toBe(202)
      house.pass(20 * minute)
    }
    expect(codesSaid(house, 'jiro@example.jp')).toHaveLength(20)
    house.pass(24 * hour)
    await client.askCode('jiro@example.jp')
    expect(codesSaid(house, 'jiro@example.jp')).toHaveLength(21)
  })

  it('answers 429 after five wrong tries, to the right code too, until a new code is issued', async () => {
    const house = await openHouse()
    await house.register('jiro@example.jp')
    const client = house.stranger()
    await client.askCode('jiro@example.jp')
    const [code = ''] = codesSaid(house, 'jiro@example.jp')
    for (let turn = 0; turn < 5; turn += 1) {
      expect(await problemOf(await client.enterCode('jiro@example.jp', wrongFor(code)))).toMatchObject({ status: 401, code: 'wrong-code' })
    }
    expect(await problemOf(await client.enterCode('jiro@example.jp', code))).toMatchObject({ status: 429, code: 'too-many-tries' })
    await client.askCode('jiro@example.jp')
    const next = codesSaid(house, 'jiro@example.jp').at(-1) ?? ''
    expect((await client.enterCode('jiro@example.jp', next)).status).toBe(200)
  })

  it('counts five wrong tries even when they come at once', async () => {
    const house = await openHouse()
    await house.register('jiro@example.jp')
    const client = house.stranger()
    await client.askCode('jiro@example.jp')
    const [code = ''] = codesSaid(house, 'jiro@example.jp')
    const answers = await Promise.all(Array.from({ length: 12 }, () => client.enterCode('jiro@example.jp', wrongFor(code))))
    expect(statusesOf(answers)).toEqual([...Array(5).fill(401), ...Array(7).fill(429)])
  })

  it('gives an address that nobody registered the very same answers', async () => {
    const house = await openHouse()
    await house.register('jiro@example.jp')
    const seen = async (email: string) => {
      const answers: unknown[] = []
      const note = async (response: Response) => {
        const headers = [...response.headers].filter(([name]) => name !== 'date')
        answers.push({ status: response.status, headers, body: await response.text() })
      }
      const client = house.stranger()
      for (let turn = 0; turn < 6; turn += 1) await note(await client.askCode(email))
      for (let turn = 0; turn < 7; turn += 1) await note(await client.enterCode(email, '000000'))
      house.pass(16 * minute)
      await note(await client.askCode(email))
      await note(await client.enterCode(email, '000000'))
      return answers
    }
    expect(await seen('nobody@example.jp')).toEqual(await seen('jiro@example.jp'))
    expect((await house.mails()).every((mail) => mail.includes('To: jiro@example.jp'))).toBe(true)
  })

  it('answers 429 to the 301st request of a network in an hour, and says when to come back', async () => {
    const house = await openHouse()
    const client = house.stranger()
    for (let turn = 0; turn < 10; turn += 1) {
      const answers = await Promise.all(Array.from({ length: 30 }, (_, each) => client.askCode(`p${turn}x${each}@example.org`)))
      expect(answers.every(({ status }) => status === 202)).toBe(true)
    }
    const refused = await client.askCode('one-more@example.org')
    expect(refused.headers.get('retry-after')).toBe('3600')
    expect(await problemOf(refused)).toMatchObject({ status: 429, code: 'too-many-codes' })
    house.pass(hour)
    expect((await client.askCode('one-more@example.org')).status).toBe(202)
  })
})

describe('what is sent', () => {
  it.each([
    ['no address', {}, 'email'],
    ['no address at all', { email: 'jiro' }, 'email'],
    ['a list', [], undefined],
    ['something else', { email: 5 }, 'email'],
  ])('names the field that is wrong: %s', async (_, body, field) => {
    const house = await openHouse()
    const answer = await problemOf(await house.stranger().request('POST', '/api/session/code', body))
    expect(answer).toMatchObject({ status: 400, code: 'bad-request' })
    expect(answer.field).toBe(field)
  })

  it('takes a code of six digits alone', async () => {
    const house = await openHouse()
    for (const code of ['12345', '1234567', 'abcdef', '']) {
      expect(await problemOf(await house.stranger().enterCode('jiro@example.jp', code))).toMatchObject({ status: 400, field: 'code' })
    }
  })
})
