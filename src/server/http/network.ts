import { isIPv4, isIPv6 } from 'node:net'
import type { Context } from 'hono'
import type { Config } from '../config.ts'
import type { Bindings } from './bindings.ts'

/**
 * The network a request came from, for limits: an IPv4 address, or the /64 of an IPv6 one, which is what one household
 * or phone has. `X-Forwarded-For` counts only where `ORIGIN` is set and the connection comes from this machine or a
 * private network, that is from the proxy in front; of several addresses the last, which that proxy wrote itself.
 */
export function networkOf(peer: string | undefined, forwardedFor: string | null, behindProxy: boolean): string {
  const direct = plain(peer ?? '')
  const told = forwardedFor?.split(',').at(-1)?.trim() ?? ''
  const address = behindProxy && isNear(direct) && (isIPv4(told) || isIPv6(told)) ? plain(told) : direct
  return isIPv6(address) ? prefix(address) : address
}

/** The network of a request, as `networkOf` tells it. */
export const networkOfRequest = <B extends Bindings>(c: Context<B>, { origin }: Pick<Config, 'origin'>): string =>
  networkOf(c.env?.incoming?.socket.remoteAddress, c.req.header('x-forwarded-for') ?? null, origin !== null)

/** An IPv4 address that came over an IPv6 socket, as what it is; no zone. */
const plain = (address: string): string => address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '')

const isNear = (address: string): boolean =>
  /^(127\.|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.)/.test(address) || /^(::1$|f[cd]|fe[89ab])/i.test(address)

/** The first 64 bits, in full. */
function prefix(address: string): string {
  const [head = '', tail = ''] = address.split('::')
  const groups = (text: string) => (text === '' ? [] : text.split(':'))
  const before = groups(head)
  const missing = address.includes('::') ? 8 - before.length - groups(tail).length : 0
  const all = [...before, ...Array<string>(Math.max(0, missing)).fill('0'), ...groups(tail)]
  return `${all.slice(0, 4).map((group) => Number.parseInt(group || '0', 16).toString(16)).join(':')}::/64`
}
