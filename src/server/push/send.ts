import { request } from 'node:https'
import webPush from 'web-push'
import type { PushMessage } from '../../api/push.ts'
import type { PushSetup } from '../config.ts'
import type { PushSubscriptionTable } from '../store/schema.ts'
import { publicLookup } from './endpoint.ts'

/** How long a push service may take, in milliseconds. */
export const patience = 15_000

/**
 * What became of a message. `gone`: the subscription is no more. `later`: to be tried again, not before `after`
 * milliseconds where the service says so. `refused`: nothing is taken for this subscription. It was made with other keys
 * than ours (401, 403), or the service finds fault with a message, and all of ours are alike.
 */
export type Sent = { fate: 'taken' } | { fate: 'gone' } | { fate: 'later'; after: number | null } | { fate: 'refused'; status: number }

/**
 * Hands one message to a push service, encrypted for the device alone (RFC 8291) and signed (RFC 8292). The request is
 * our own: the library's would connect wherever a name leads and read whatever comes back. Never throws for what a network does.
 */
export async function sendPush(
  { publicKey, privateKey, subject, near }: PushSetup,
  { endpoint, p256dh, auth }: Pick<PushSubscriptionTable, 'endpoint' | 'p256dh' | 'auth'>,
  message: PushMessage,
  life: number,
): Promise<Sent> {
  const details = webPush.generateRequestDetails({ endpoint, keys: { p256dh, auth } }, JSON.stringify(message), {
    vapidDetails: { subject, publicKey, privateKey },
    TTL: Math.max(0, Math.floor(life / 1000)),
    urgency: 'normal',
    contentEncoding: 'aes128gcm',
  })
  const isNear = near !== null && new URL(endpoint).host === near.host
  return new Promise((resolve) => {
    const asked = request(
      endpoint,
      {
        method: 'POST',
        headers: details.headers,
        signal: AbortSignal.timeout(patience),
        // A connection of its own: one that is kept might have been made under another rule.
        agent: false,
        ...(isNear ? { ca: near.certificate } : { lookup: publicLookup }),
      },
      (answer) => {
        // What it says besides is nothing to us, however long.
        answer.destroy()
        resolve(fateOf(answer.statusCode ?? 0, answer.headers['retry-after']))
      },
    )
    asked.on('error', () => resolve({ fate: 'later', after: null }))
    asked.end(details.body)
  })
}

/** Among a request's faults, those that are none: busy as Windows' service says it, too slow, and busy. */
const notNow = [406, 408, 429]

function fateOf(status: number, retryAfter: string | undefined): Sent {
  if (status >= 200 && status < 300) return { fate: 'taken' }
  if (status === 404 || status === 410) return { fate: 'gone' }
  if (status >= 400 && status < 500 && !notNow.includes(status)) return { fate: 'refused', status }
  // A redirect too: it is how a service sheds load, and is not followed.
  return { fate: 'later', after: /^\d{1,6}$/.test(retryAfter ?? '') ? Number(retryAfter) * 1000 : null }
}
