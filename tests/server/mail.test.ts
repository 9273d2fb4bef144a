import { inspect } from 'node:util'
import { describe, expect, it } from 'vitest'
import { firstLine, openHouse } from './house.ts'
import { openPostOffice } from './post-office.ts'

describe('mail', () => {
  it('is sent by the mail server of a real installation, and then neither kept nor said', async () => {
    const post = await openPostOffice()
    const house = await openHouse({ config: { origin: 'http://jgrad.example.jp', smtpUrl: post.url } })
    await house.register('jiro@example.jp')
    const client = house.stranger()
    const arrival = post.next()
    expect((await client.askCode('jiro@example.jp')).status).toBe(202)
    await arrival
    const [mail] = post.received
    expect(mail).toMatchObject({ to: ['jiro@example.jp'], from: 'no-reply@example.jp' })
    const code = firstLine(mail?.raw ?? '')
    expect((await client.enterCode('jiro@example.jp', code)).status).toBe(200)
    expect(await house.mails()).toEqual([])
    expect(house.lines.join('\n')).not.toContain(code)
  })

  it('that can not be sent changes no answer, and is logged', async () => {
    const house = await openHouse({ config: { origin: 'http://jgrad.example.jp', smtpUrl: 'smtp://127.0.0.1:1' } })
    await house.register('jiro@example.jp')
    expect((await house.stranger().askCode('jiro@example.jp')).status).toBe(202)
    await expect.poll(() => house.failures.length).toBe(1)
  })

  it('that its server refuses is logged without the address, which such a server repeats', async () => {
    const post = await openPostOffice({ refuses: (address) => [550, `<${address}>: no such mailbox`] })
    const house = await openHouse({ config: { origin: 'http://jgrad.example.jp', smtpUrl: post.url } })
    await house.register('jiro@example.jp')
    await house.stranger().askCode('jiro@example.jp')
    await expect.poll(() => house.failures.length).toBe(1)
    const logged = inspect(house.failures[0], { depth: null })
    expect(logged).toContain('550')
    expect(logged).not.toContain('jiro')
  })
})
