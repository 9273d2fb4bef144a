import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { previewMails, sampleValues } from '../../../src/server/mail/sample-values.ts'
import { opensSomething, renderMail, templates } from '../../../src/server/mail/templates.ts'

describe.each(previewMails())('the mail $name', ({ name, subject, text }) => {
  it.each(['ja', 'en'] as const)('has nothing left to fill in for a reader of %s', (language) => {
    expect(subject[language] + text[language]).not.toMatch(/\{\{|\}\}|undefined|\[object/)
  })

  // What asks somebody to answer has one more, which stops such mails.
  // What tells of postings names each of them, and has one more for each search and for all.
  const most = name === 'postingAlert' ? 4 : /^survey(Invitation|Reminder|LastReminder)$|^postingDeadline$/.test(name) ? 2 : 1
  it.each(['ja', 'en'] as const)(`has at most ${most} of links in each language, which end where their line or word ends`, (language) => {
    for (const part of text[language].split('――――――――――')) {
      const links = part.match(/https?:\/\/\S+/g) ?? []
      expect(new Set(links).size).toBeLessThanOrEqual(most)
      const alone = links.filter((link) => part.split('\n').includes(link))
      // Where there are two, each stands alone on its line.
      expect(most === 1 || alone.length === links.length).toBe(true)
      expect(links.filter((link) => /[^\u0021-\u007e]/.test(link))).toEqual([])
    }
  })

  it('begins with the reader’s own language', () => {
    expect(text.ja.replace(/^\d[\d ]+\n\n/, '').slice(0, 200)).toMatch(/[\u3040-\u30ff]/)
    expect(text.en.replace(/^\d[\d ]+\n\n/, '').split('\n')[0]).not.toMatch(/[\u3040-\u30ff]/)
  })
})

describe('a mail', () => {
  it('has nothing personal in its subject, which locked screens show', () => {
    for (const name of templates) {
      const one = renderMail(name, 'ja', sampleValues(name)).subject
      const other = renderMail(name, 'ja', {}).subject
      expect(one).toBe(other)
    }
  })

  it('makes no link and no second line of what a stranger gave for a name', () => {
    const typed = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('http://evil.example/', 'www.evil.example', 'evil.example/pay', 'a@evil.example', 'x\r\nBcc: y@evil.example', 'J. R. Smith', 'https:⁄⁄x.example'),
    )
    fc.assert(
      fc.property(typed, typed, (before, after) => {
        const { text, subject } = renderMail('welcome', 'en', { name: `${before}${after}`, address: 'https://jgrad.example.jp' })
        const line = text.split('\n')[0] ?? ''
        expect(line).toMatch(/^Dear .*,$/)
        expect(line).not.toMatch(/[/:@\\]|\.[^\s,]/)
        expect(subject).not.toContain('\n')
      }),
    )
  })

  it('knows when it opens something', () => {
    expect(opensSomething({ name: '見本', code: '1234' })).toBe(true)
    expect(opensSomething({ link: 'https://jgrad.example.jp/address/undo#0a1B2c3D4e5F6g7H8i9J' })).toBe(true)
    expect(opensSomething({ number: '7K3M-9QXA-2BTD-40WZ' })).toBe(true)
    expect(opensSomething({ name: '見本 花子', address: 'https://jgrad.example.jp', jgradId: 'JD123456780' })).toBe(false)
  })
})
