import { describe, expect, it } from 'vitest'
import { registrantSchema } from '../../../src/api/office-registrants.ts'
import { confirmWithin, eraseUnconfirmed } from '../../../src/server/registry/unconfirmed.ts'
import { day, type House, openHouse, problemOf } from '../house.ts'
import { apply, atWork, plan } from './at-work.ts'

const header = '氏名,フリガナ,英字氏名,学籍番号,研究科・専攻,入学年度,修了予定年月,メールアドレス,大学のメールアドレス'
const file = (...lines: string[]) => `${[header, ...lines].join('\r\n')}\r\n`
const tanaka = '田中 一郎,タナカ イチロウ,Ichiro Tanaka,D-100,理学研究科,２０２４年度,令和9年3月,ichiro@example.com,'
const smith = 'Ann Smith,,,D-101,Graduate School of Science,2025,2028-03,ann@example.com,ann-smith@ed.sample-u.example.jp'
const path = 'registrations?university=sample'

const accountOf = (house: House, address: string) =>
  house.store.read((tx) => tx.selectFrom('accounts').selectAll().where('address', '=', address).executeTakeFirst())

/** A mail as its reader sees it. */
const readable = (mail: string) => {
  const bytes = mail.replaceAll('=\n', '').replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1').toString()
}

describe('people whom a university enters', () => {
  it('are invited by mail with a code that signs them in, and found by any of their names', async () => {
    const house = await openHouse()
    const office = await atWork(house)
    const shown = await plan(office, path, file(tanaka, smith))
    expect(shown.adds.map(({ line, title, doubts }) => ({ line, title, doubts }))).toEqual([
      { line: 2, title: '田中 一郎', doubts: [] },
      { line: 3, title: 'Ann Smith', doubts: [] },
    ])
    expect(await accountOf(house, 'ichiro@example.com')).toBeUndefined()
    expect(await (await apply(office, path, file(tanaka, smith), shown.token)).json()).toEqual({ added: 2, changed: 0 })

    expect(await accountOf(house, 'ichiro@example.com')).toMatchObject({
      standing: 'invited', university: 'sample', entryYear: 2024, expectedCompletion: '2027-03', language: 'ja', name: '田中 一郎',
    })
    expect(await accountOf(house, 'ann@example.com')).toMatchObject({ language: 'en', universityEmail: 'ann-smith@ed.sample-u.example.jp' })
    const mail = readable((await house.mails()).find((each) => each.includes('ichiro@example.com')) ?? '')
    expect(mail).toContain('見本大学（サンプル）が')
    const code = /^(\d{4} \d{4} \d{4})$/m.exec(mail)?.[1] ?? ''
    const phone = house.stranger()
    expect((await phone.enterCode('ichiro@example.com', code)).status).toBe(200)

    for (const words of ['田中', 'たなか', 'ﾀﾅｶ ｲﾁﾛｳ', 'tanaka ichiro', 'D100', 'ICHIRO@EXAMPLE.COM']) {
      const answer = await office.request('POST', '/api/office/registrants/search', { words, university: null, standing: null, page: 0 })
      expect({ words, found: (await answer.json()) as object }).toMatchObject({ words, found: { total: 1, found: [{ name: '田中 一郎' }] } })
    }
  })

  it('are not invited twice: the same list again leaves everybody alone', async () => {
    const house = await openHouse()
    const office = await atWork(house)
    const first = await plan(office, path, file(tanaka, smith))
    await apply(office, path, file(tanaka, smith), first.token)
    const again = await plan(office, path, file(tanaka, smith.replace('ann@example.com', 'ann2@example.com')))
    expect(again.adds).toEqual([])
    expect(again.left).toEqual([
      { line: 2, reason: 'registered-address', values: { name: '田中 一郎' } },
      { line: 3, reason: 'registered-number', values: { name: 'Ann Smith' } },
    ])
    const mails = (await house.mails()).length
    expect((await apply(office, path, file(tanaka, smith.replace('ann@example.com', 'ann2@example.com')), again.token)).status).toBe(200)
    expect((await house.mails()).length).toBe(mails)
  })

  it('who may be registered already are left out unless the office says otherwise', async () => {
    const house = await openHouse()
    const office = await atWork(house)
    const first = await plan(office, path, file(tanaka))
    await apply(office, path, file(tanaka), first.token)
    const alike = file('Tanaka Ichiro,,,D-999,理学研究科,2024,,other@example.com,', 'タナカ　イチロウ,,,D-998,理学研究科,2024,,third@example.com,', smith)
    const shown = await plan(office, path, alike)
    const id = (await accountOf(house, 'ichiro@example.com'))?.jgradId ?? ''
    expect(shown.adds.map(({ line, doubts }) => ({ line, doubts }))).toEqual([
      { line: 2, doubts: [{ reason: 'same-name-university', values: { name: '田中 一郎', id } }] },
      { line: 3, doubts: [{ reason: 'same-name-university', values: { name: '田中 一郎', id } }] },
      { line: 4, doubts: [] },
    ])
    expect(await (await apply(office, path, alike, shown.token)).json()).toEqual({ added: 1, changed: 0 })
    expect(await accountOf(house, 'other@example.com')).toBeUndefined()
    const rest = await plan(office, path, alike)
    expect(await (await apply(office, path, alike, rest.token, [2])).json()).toEqual({ added: 1, changed: 0 })
    expect(await accountOf(house, 'other@example.com')).toMatchObject({ standing: 'invited' })
  })

  it('have every mistake in their line named, and a sign-in ID is told with the address it stands for', async () => {
    const house = await openHouse()
    const office = await atWork(house)
    const wrong: [string, string][] = [
      [',,,D-1,理学研究科,2024,,a@example.com,', 'name-missing'],
      ['山田,Yamada,,D-2,理学研究科,2024,,b@example.com,', 'kana'],
      ['山田,,山田,D-3,理学研究科,2024,,c@example.com,', 'latin'],
      ['山田,,,,理学研究科,2024,,d@example.com,', 'number-missing'],
      ['山田,,,D-5,,2024,,e@example.com,', 'school-missing'],
      ['山田,,,D-6,理学研究科,2013,,f@example.com,', 'entry-year'],
      ['山田,,,D-7,理学研究科,いつか,,g@example.com,', 'entry-year'],
      ['山田,,,D-8,理学研究科,2024,来年,h@example.com,', 'completion'],
      ['山田,,,D-9,理学研究科,2024,,12345678,', 'address'],
      ['山田,,,D-10,理学研究科,2024,,j@example.com,nowhere', 'university-address'],
      ['山田,,,D-11,理学研究科,2024,,12345678@ed.sample-u.example.jp,', 'sign-in-id'],
      ['山田,,,D-12,理学研究科,2024,,l@example.com,', ''],
      ['鈴木,,,D 12,理学研究科,2024,,m@example.com,', 'twice'],
      ['佐藤,,,D-13,理学研究科,2024,,L@example.com,', 'twice'],
    ]
    const shown = await plan(office, path, file(...wrong.map(([text]) => text)))
    expect(shown.wrong.map(({ line, reason }) => [line, reason])).toEqual(wrong.map(([, reason], at) => [at + 2, reason]).filter(([, reason]) => reason !== ''))
    expect(shown.wrong.find(({ reason }) => reason === 'sign-in-id')?.values).toMatchObject({ mail: '{surname}-{givenname}@ed.sample-u.example.jp' })
    expect(await problemOf(await apply(office, path, file(...wrong.map(([text]) => text)), shown.token))).toMatchObject({ code: 'import-wrong' })
    expect(await accountOf(house, 'l@example.com')).toBeUndefined()
  })

  it('keep names that look like formulas or like HTML to the letter', async () => {
    const house = await openHouse()
    const office = await atWork(house)
    const formula = '"=HYPERLINK(""http://x.example"",""A"")"'
    const list = file(`${formula},,,D-1,@school,2024,,a@example.com,`, '<img src=x onerror=alert(1)>,,,+81,-school,2024,,b@example.com,')
    const shown = await plan(office, path, list)
    await apply(office, path, list, shown.token)
    expect(await accountOf(house, 'a@example.com')).toMatchObject({ name: '=HYPERLINK("http://x.example","A")' })
    const html = await accountOf(house, 'b@example.com')
    expect(html).toMatchObject({ name: '<img src=x onerror=alert(1)>' })
    const seen = registrantSchema.parse(await (await office.request('GET', `/api/office/registrants/${html?.id}`)).json())
    expect({ number: seen.facts.studentNumber, school: seen.profile['school'] }).toEqual({ number: '+81', school: '-school' })
  })

  it('belong to a member university, or are refused', async () => {
    const house = await openHouse()
    const office = await atWork(house)
    for (const university of ['F113310103064', 'nowhere']) {
      const answer = await office.request('POST', `/api/office/imports/registrations?university=${university}`, file(tanaka))
      expect(await problemOf(answer)).toMatchObject({ status: 409, code: 'not-allowed-now', field: 'university' })
    }
  })

  it('who do not confirm in ninety days are erased, and nobody else is', async () => {
    const house = await openHouse()
    const office = await atWork(house)
    const shown = await plan(office, path, file(tanaka, smith))
    await apply(office, path, file(tanaka, smith), shown.token)
    const ann = await accountOf(house, 'ann@example.com')
    await house.store.write((tx) => tx.updateTable('accounts').set({ standing: 'active' }).where('id', '=', ann?.id ?? '').execute())
    house.pass(confirmWithin - day)
    expect(await eraseUnconfirmed({ store: house.store, clock: () => house.now() })).toBe(0)
    house.pass(day)
    expect(await eraseUnconfirmed({ store: house.store, clock: () => house.now() })).toBe(1)
    expect(await accountOf(house, 'ichiro@example.com')).toBeUndefined()
    expect(await accountOf(house, 'ann@example.com')).toMatchObject({ standing: 'active' })
    expect(await eraseUnconfirmed({ store: house.store, clock: () => house.now() })).toBe(0)
  })
})
