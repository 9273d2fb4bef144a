import { expect, it } from 'vitest'
import { queueMail } from '../../../src/server/mail/queue.ts'
import { openHouse } from '../house.ts'
import { openPostOffice } from '../post-office.ts'

it('a mail is sent by one of several servers, once', async () => {
  const post = await openPostOffice()
  const config = { origin: 'https://jgrad.example.jp', smtpUrl: post.url }
  const house = await openHouse({ config })
  const other = await openHouse({ beside: house, config })
  const recipients = Array.from({ length: 12 }, (_, number) => `somebody-${number}@example.jp`)
  const values = { name: '見本 二郎', address: config.origin }
  for (const to of recipients) await house.store.write((tx) => queueMail(tx, { template: 'welcome', to, language: 'ja', values }, house.now()))
  await Promise.all([house.deliver(), other.deliver(), house.deliver()])
  expect(post.received).toHaveLength(recipients.length)
  expect(new Set(post.received.map(({ to }) => to[0]))).toEqual(new Set(recipients))
})
