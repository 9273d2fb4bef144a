import { describe, expect, it } from 'vitest'
import { readConfig } from '../../../../src/server/config.ts'
import { isPublicAddress, isPushEndpoint, publicLookup } from '../../../../src/server/push/endpoint.ts'
import { drawPushKeys } from '../../../../src/server/push/keys.ts'

describe('where messages may be sent', () => {
  it.each(['https://fcm.googleapis.com/fcm/send/a:b', 'https://updates.push.services.mozilla.com/wpush/v2/x', 'https://web.push.apple.com/x', 'https://wns2-am3p.notify.windows.com/w/?token=x'])(
    'takes what browsers give: %s',
    (endpoint) => expect(isPushEndpoint(endpoint, null)).toBe(true),
  )

  it.each([
    'http://fcm.googleapis.com/fcm/send/x', 'https://fcm.googleapis.com:8443/x', 'https://user@fcm.googleapis.com/x', 'https://169.254.169.254/latest',
    'https://127.0.0.1/x', 'https://localhost/x', 'https://[::1]/x', 'https://fcm.googleapis.com.example.jp/x', 'https://evilpush.apple.com.jp/x', 'https://notpush.apple.com/x', 'nothing',
    'https:///fcm.googleapis.com/x', 'https:fcm.googleapis.com/x', ' https://fcm.googleapis.com/x', 'https://fcm.goo\tgleapis.com/x', 'https://fcm%2egoogleapis.com/x',
    'https://FCM.googleapis.com/x', 'https://fcm.googleapis.com', `https://${'a'.repeat(300)}.push.apple.com/x`,
  ])('takes nothing else: %s', (endpoint) => expect(isPushEndpoint(endpoint, null)).toBe(false))

  it.each(['10.1.2.3', '127.0.0.1', '169.254.169.254', '172.31.0.1', '192.168.1.1', '100.64.0.1', '0.0.0.0', '::1', '::', 'fd00::1', 'fe80::1', '::ffff:127.0.0.1', '64:ff9b::a00:1', '2002:7f00:1::', 'not an address'])(
    'connects to no private address: %s',
    (address) => expect(isPublicAddress(address)).toBe(false),
  )

  it.each(['142.250.1.1', '17.1.2.3', '2607:f8b0::1'])('connects to the open internet: %s', (address) => expect(isPublicAddress(address)).toBe(true))

  it('refuses a name that leads to this machine', async () => {
    const failure = await new Promise<NodeJS.ErrnoException | null>((resolve) => {
      publicLookup('localhost', {}, (found) => resolve(found))
    })
    expect(failure).toMatchObject({ code: 'ENOTPUBLIC' })
  })
})

describe('the keys of notifications', () => {
  const keys = drawPushKeys()
  const environment = { VAPID_PUBLIC_KEY: keys.publicKey, VAPID_PRIVATE_KEY: keys.privateKey, VAPID_SUBJECT: 'mailto:office@example.jp' }

  it('are taken as they are drawn', () => {
    expect(readConfig(environment)).toMatchObject({ ok: true, config: { push: { ...keys, subject: 'mailto:office@example.jp', near: null } } })
  })

  it.each([
    [{ VAPID_PUBLIC_KEY: '' }],
    [{ VAPID_PRIVATE_KEY: drawPushKeys().privateKey }],
    [{ VAPID_PRIVATE_KEY: 'AAAA' }],
    [{ VAPID_PRIVATE_KEY: Buffer.alloc(32).toString('base64url') }],
    [{ VAPID_SUBJECT: 'mailto:office@localhost' }],
    [{ VAPID_SUBJECT: 'office@example.jp' }],
    [{ VAPID_SUBJECT: 'https://localhost' }],
  ])('that can not work are refused at the start: %j', (wrong) => {
    expect(readConfig({ ...environment, ...wrong })).toEqual({ ok: false, problem: { code: 'badVapid' } })
  })
})
