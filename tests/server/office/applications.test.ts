import { describe, expect, it } from 'vitest'
import { formFor, memberUniversity, outsideUniversity, plainUniversity } from '../applying.ts'
import { firstLine, openHouse, problemOf } from '../house.ts'
import { atWork } from '../registry/at-work.ts'
import { decide, mailsTo, open, openDesk, putApplication, search } from './queue.ts'

describe('the queue', () => {
  it('shows what waits, the oldest first, and nothing whose address is not proved', async () => {
    const { house, desk } = await openDesk()
    const first = await putApplication(house, { name: '佐藤 健' })
    const second = await putApplication(house, { name: '鈴木 誠' })
    const unproved = await putApplication(house, {}, { proved: false })
    const page = await search(desk, { states: ['waiting'] })
    expect(page.items.map(({ number }) => number)).toEqual([first, second])
    expect(page).toMatchObject({ total: 2, counts: { waiting: 2, issued: 0 } })
    expect(page.items[0]).toMatchObject({ name: '佐藤 健', university: { id: memberUniversity.id, name: memberUniversity.name } })
    expect(await problemOf(await desk.request('POST', '/api/office/applications/open', { number: unproved }))).toMatchObject({
      status: 404, code: 'number-unknown',
    })
  })

  it.each<[string, string]>([
    ['kanji', '髙橋'],
    ['kanji without the space', '高橋花'],
    ['hiragana', 'たかはし'],
    ['half-width kana', 'ﾊﾅ'],
    ['Latin letters of any case', 'TAKAHASHI'],
    ['Latin letters as nobody wrote them', 'Takahasi Hana'],
    ['both words in Latin letters', 'hana takahashi'],
    ['the address', 'Hana.T@'],
    ['the student number, full width', '２５－Ａ７７'],
    ['the university in Japanese', '見本都立'],
    ['the university by a short name', '見本都立大'],
    ['the university in English, with the name', 'metropolitan 高橋'],
  ])('finds an application by %s', async (_, words) => {
    const { house, desk } = await openDesk()
    const sought = await putApplication(house, {
      name: '高橋 花', nameKana: 'タカハシ ハナ', nameLatin: 'Hana Takahashi', email: 'hana.t@example.org', studentNumber: '25-A77',
    })
    await putApplication(house, { name: '鈴木 誠', nameKana: 'スズキ マコト', nameLatin: 'Makoto Suzuki', university: plainUniversity.id })
    expect((await search(desk, { words })).items.map(({ number }) => number)).toEqual([sought])
  })

  it('takes signs that a database reads as more than themselves for what they are', async () => {
    const { house, desk } = await openDesk()
    await putApplication(house)
    const sought = await putApplication(house, { email: 'a_b%c@example.org' })
    expect((await search(desk, { words: 'a_b%c' })).items.map(({ number }) => number)).toEqual([sought])
    expect((await search(desk, { words: '%' })).total).toBe(1)
    expect((await search(desk, { words: String.raw`\ ' ; -- _` })).total).toBe(0)
  })

  it('says of each what was checked', async () => {
    const { house, desk } = await openDesk()
    await house.register('taken@example.jp')
    const signInId = await putApplication(house, { email: '25123456@ed.mihon.ac.jp', name: '佐藤 一', nameKana: '', nameLatin: '' })
    const outside = await putApplication(house, { university: outsideUniversity.id, name: '佐藤 二', nameKana: '', nameLatin: '' })
    const bounced = await putApplication(house, { name: '佐藤 三', nameKana: '', nameLatin: '' }, { bounced: true })
    const clear = await putApplication(house, { name: '佐藤 四', nameKana: '', nameLatin: '' })
    const twice = await putApplication(house, { name: '佐藤 五', nameKana: '', nameLatin: '', email: 'taken@example.jp' })
    const { items } = await search(desk)
    const checksOf = (number: string) => items.find((item) => item.number === number)?.checks
    expect(checksOf(signInId)?.address).toEqual([{ of: 'lasting', kind: 'sign-in-id', hint: '{surname}-{givenname}@ed.mihon.ac.jp' }])
    expect(checksOf(outside)?.member).toBe(false)
    expect(checksOf(bounced)?.bouncedAt).not.toBeNull()
    expect(checksOf(clear)).toMatchObject({ member: true, address: [], bouncedAt: null, duplicates: { count: 0, strongest: null } })
    expect(checksOf(twice)?.duplicates.count).toBe(1)
    const found = async (check: 'duplicate' | 'address' | 'bounced' | 'clear') => (await search(desk, { check })).items.map(({ number }) => number)
    expect(await found('address')).toEqual([signInId])
    expect(await found('bounced')).toEqual([bounced])
    expect(await found('duplicate')).toEqual([twice])
    expect(await found('clear')).toEqual([outside, clear])
  })

  it('comes in pages', async () => {
    const { house, desk } = await openDesk()
    for (let each = 0; each < 53; each += 1) await putApplication(house, { name: `${each} 番`, nameKana: '', nameLatin: '' })
    const pages = [await search(desk), await search(desk, { page: 1 })]
    expect(pages.map(({ items }) => items.length)).toEqual([50, 3])
    expect(new Set(pages.flatMap(({ items }) => items.map(({ number }) => number))).size).toBe(53)
    expect((await search(desk, { check: 'clear', page: 1 })).items).toHaveLength(3)
  })
})

describe('somebody who is registered already', () => {
  it('is found whatever script they apply in, with the reasons', async () => {
    const { house, desk } = await openDesk()
    const before = await putApplication(house, { name: '小川 菜摘', nameKana: 'オガワ ナツミ', nameLatin: '', email: 'natsumi@example.jp', entryYear: 2024, studentNumber: '24-1' })
    const [issued] = await decide(desk, { number: before, decision: 'issue' })
    expect(issued).toMatchObject({ outcome: 'done', state: 'issued' })
    const { account } = await open(desk, before)
    const again = await putApplication(house, { name: '', nameKana: '', nameLatin: 'OGAWA, Natsumi', email: 'ogawa@example.org', entryYear: 2024, studentNumber: '24-99' })
    const file = await open(desk, again)
    expect(file.lookalikes).toHaveLength(1)
    expect(file.lookalikes[0]).toMatchObject({
      kind: 'account', id: account?.id, strength: 'likely', reasons: ['same-sound', 'same-university', 'same-entry-year'],
      name: '小川 菜摘', nameKana: 'オガワ ナツミ', email: 'natsumi@example.jp', studentNumber: '24-1', jgradId: account?.jgradId,
    })
    const third = await putApplication(house, { name: '小川菜摘', nameKana: 'ｵｶﾞﾜﾅﾂﾐ', nameLatin: '', university: plainUniversity.id, entryYear: 2024, studentNumber: 'x' })
    const kinds = (await open(desk, third)).lookalikes.map(({ kind, strength }) => `${kind} ${strength}`)
    expect(kinds.toSorted()).toEqual(['account possible', 'application possible'])
  })

  it('is pointed to their account by mail, which names no address to whoever applied', async () => {
    const { house, desk } = await openDesk()
    const account = await house.register('old-address@example.jp', { name: '山田 花子' })
    const number = await putApplication(house, { name: '山田 花子', email: 'new-address@example.org' })
    const [joined] = await decide(desk, { number, decision: 'join', account })
    expect(joined).toMatchObject({ outcome: 'done', state: 'existing' })
    expect(await mailsTo(house, 'new-address@example.org')).toEqual([{ template: 'applicationJoined', application: number, account: null }])
    expect(await mailsTo(house, 'old-address@example.jp')).toEqual([{ template: 'applicationJoinedOwner', application: null, account }])
    const mails = await house.mails()
    const told = mails.find((mail) => mail.includes('To: new-address@example.org')) ?? ''
    expect(told).not.toContain('old-address')
    expect(told).not.toMatch(/^\d{4}/m)
    expect(mails.find((mail) => mail.includes('To: old-address@example.jp'))).not.toContain('new-address')
    expect((await open(desk, number)).account?.id).toBe(account)
  })

  it('is joined to registrants alone, and to nobody who was erased', async () => {
    const { house, desk } = await openDesk()
    const number = await putApplication(house)
    for (const account of [desk.account, 'nobody']) {
      expect(await decide(desk, { number, decision: 'join', account })).toMatchObject([{ outcome: 'not-found' }])
    }
    expect((await open(desk, number)).item.state).toBe('waiting')
  })
})

describe('a decision', () => {
  it('to issue makes an account with all that was sent, and mails the code of the first sign-in', async () => {
    const { house, desk } = await openDesk()
    const number = await putApplication(house, { email: 'taro@example.jp', studentNumber: '25-123456' })
    const [result] = await decide(desk, { number, decision: 'issue' })
    expect(result).toMatchObject({ number, outcome: 'done', state: 'issued', rev: 3 })
    const file = await open(desk, number)
    expect(file).toMatchObject({ decidedBy: 'JGRAD 事務局', account: { jgradId: expect.stringMatching(/^JD\d{9}$/) } })
    const mail = (await house.mails()).find((each) => each.includes('To: taro@example.jp')) ?? ''
    const code = firstLine(mail).replaceAll(' ', '')
    expect(code).toMatch(/^\d{12}$/)
    const phone = house.stranger()
    const session = await phone.enterCode('taro@example.jp', code)
    expect(session.status).toBe(200)
    phone.account = file.account?.id ?? ''
    const { changes } = await phone.sync()
    const record = Object.fromEntries(changes.flatMap((change) => (change.kind === 'set' ? [[change.field, change.value]] : [])))
    expect(record).toMatchObject({
      jgradId: file.account?.jgradId, name: '山田 太郎', nameKana: 'ヤマダ タロウ', studentNo: '25-123456', entryYear: 2025,
      university: memberUniversity.name.ja, school: formFor().school, email: 'taro@example.jp',
    })
  })

  it('is made once: whoever comes second is told that something changed', async () => {
    const { house, desk } = await openDesk()
    const other = await atWork(house, { email: 'second@example.jp' })
    const number = await putApplication(house, { email: 'taro@example.jp' })
    const { rev } = (await open(desk, number)).item
    const both = await Promise.all([
      decide(desk, { number, rev, decision: 'issue' }),
      decide(other, { number, rev, decision: 'issue' }),
      decide(other, { number, rev, decision: 'refuse', words: '在籍を確かめられませんでした。' }),
    ])
    expect(both.flat().map(({ outcome }) => outcome).toSorted()).toEqual(['changed-meanwhile', 'changed-meanwhile', 'done'])
    const accounts = await house.store.read((tx) => tx.selectFrom('accounts').select('id').where('address', '=', 'taro@example.jp').execute())
    const mails = await mailsTo(house, 'taro@example.jp')
    expect(mails).toHaveLength(1)
    expect(accounts).toHaveLength(mails[0]?.template === 'welcome' ? 1 : 0)
    const log = await house.store.read((tx) => tx.selectFrom('audit').select('action').where('application', '=', number).where('action', 'in', ['application.issue', 'application.refuse']).execute())
    expect(log).toHaveLength(1)
  })

  it('about the same person twice, by two people at once, makes one account', async () => {
    const { house, desk } = await openDesk()
    const other = await atWork(house, { email: 'second@example.jp' })
    const [one, two] = [await putApplication(house, { email: 'taro@example.jp' }), await putApplication(house, { email: 'Taro@example.jp' })]
    const both = await Promise.all([decide(desk, { number: one, decision: 'issue' }), decide(other, { number: two, decision: 'issue' })])
    expect(both.flat().map(({ outcome }) => outcome).toSorted()).toEqual(['address-taken', 'done'])
  })

  it('to ask for mending tells the applicant what, and what is issued then is what was sent last', async () => {
    const { house, desk } = await openDesk()
    const number = await putApplication(house, { email: 'taro@example.jp' })
    expect(await decide(desk, { number, decision: 'mend', words: '学籍番号を確かめてください。' })).toMatchObject([{ outcome: 'done', state: 'mending' }])
    expect((await open(desk, number)).words).toBe('学籍番号を確かめてください。')
    const mail = (await house.mails()).find((each) => each.includes('To: taro@example.jp')) ?? ''
    expect(mail).toContain('/apply/status')
    expect(await decide(desk, { number, decision: 'issue' })).toMatchObject([{ outcome: 'not-allowed-now' }])
    const applicant = house.stranger()
    const mended = { number, rev: 3, form: formFor({ email: 'taro@example.jp', studentNumber: '25-777' }) }
    expect((await applicant.request('PUT', '/api/applications', mended)).status).toBe(200)
    expect(await decide(desk, { number, rev: 3, decision: 'issue' })).toMatchObject([{ outcome: 'changed-meanwhile' }])
    expect(await decide(desk, { number, decision: 'issue' })).toMatchObject([{ outcome: 'done' }])
  })

  it('to refuse is final, and says why', async () => {
    const { house, desk } = await openDesk()
    const number = await putApplication(house, { email: 'taro@example.jp' })
    await decide(desk, { number, decision: 'refuse', words: '参加大学に在籍していません。' })
    expect(await mailsTo(house, 'taro@example.jp')).toMatchObject([{ template: 'applicationRefused', application: number }])
    expect(await decide(desk, { number, decision: 'issue' })).toMatchObject([{ outcome: 'not-allowed-now' }])
  })

  it('is made for several at once, each for itself', async () => {
    const { house, desk } = await openDesk()
    await house.register('taken@example.jp')
    const fine = await putApplication(house, { email: 'taro@example.jp' })
    const taken = await putApplication(house, { email: 'taken@example.jp' })
    const unproved = await putApplication(house, {}, { proved: false })
    const results = await decide(
      desk,
      { number: taken, decision: 'issue' },
      { number: unproved, rev: 2, decision: 'issue' },
      { number: 'nonsense', rev: 1, decision: 'issue' },
      { number: fine, rev: 99, decision: 'issue' },
      { number: fine, decision: 'issue' },
    )
    expect(results.map(({ outcome }) => outcome)).toEqual(['address-taken', 'number-unknown', 'number-unknown', 'changed-meanwhile', 'done'])
    expect(results[0]).toMatchObject({ message: { ja: expect.stringContaining('登録'), en: expect.stringContaining('registered') } })
  })

  it('needs words where the applicant has to be told something', async () => {
    const { house, desk } = await openDesk()
    const number = await putApplication(house)
    for (const words of ['', '  ', undefined]) {
      const answer = await desk.request('POST', '/api/office/applications/decisions', { decisions: [{ number, rev: 2, decision: 'mend', words }] })
      expect(await problemOf(answer)).toMatchObject({ status: 400, code: 'bad-request' })
    }
  })

  it('takes HTML in a name for what it is: text', async () => {
    const { house, desk } = await openDesk()
    const name = '<img src=x onerror=alert(1)> =cmd|calc'
    const number = await putApplication(house, { name, nameKana: '', nameLatin: '', email: 'taro@example.jp' })
    expect((await search(desk, { words: '<img' })).items[0]).toMatchObject({ number, name })
    await decide(desk, { number, decision: 'issue' })
    const mail = (await house.mails()).find((each) => each.includes('To: taro@example.jp')) ?? ''
    expect(mail).toMatch(/content-type: text\/plain/i)
    expect(mail).not.toMatch(/text\/html/i)
  })
})

describe('an office without universities', () => {
  it('shows applications all the same, by the id of the university', async () => {
    const house = await openHouse()
    const desk = await atWork(house)
    const number = await putApplication(house)
    expect((await open(desk, number)).item.university).toEqual({ id: memberUniversity.id, name: null })
    expect((await search(desk)).items[0]?.checks.member).toBe(false)
  })
})
