import { lookup } from 'node:dns'
import { BlockList, isIP, type LookupFunction } from 'node:net'

/**
 * Where messages may be sent. An endpoint is what a client says it is: without this anybody signed in could have the
 * server send requests to wherever they like. Browsers have their makers' push services and no others.
 */
const services = [
  'fcm.googleapis.com', 'jmt17.google.com',
  'push.services.mozilla.com',
  'push.apple.com',
  'notify.windows.com',
]

const isService = (host: string): boolean => services.some((service) => host === service || host.endsWith(`.${service}`))

/** The longest name of a host that there can be. */
const longestHost = 253

/**
 * Whether a subscription's endpoint is one of a push service. `near`: the only host allowed besides, with its port. It must
 * be written as browsers write it: other spellings lead to the same place here and are none to what makes the messages.
 */
export function isPushEndpoint(endpoint: string, near: string | null): boolean {
  const url = URL.parse(endpoint)
  if (url?.href !== endpoint || url.hostname.length > longestHost) return false
  if (url.protocol !== 'https:' || url.username !== '' || url.password !== '' || url.hash !== '') return false
  if (near !== null && url.host === near) return true
  return url.port === '' && isIP(url.hostname) === 0 && isService(url.hostname)
}

const closed = new BlockList()
for (const [net, bits] of [
  ['0.0.0.0', 8], ['10.0.0.0', 8], ['100.64.0.0', 10], ['127.0.0.0', 8], ['169.254.0.0', 16], ['172.16.0.0', 12], ['192.0.0.0', 24],
  ['192.168.0.0', 16], ['198.18.0.0', 15], ['224.0.0.0', 3],
] as const) closed.addSubnet(net, bits, 'ipv4')
// What maps to IPv4 (mapped, NAT64, 6to4) would lead around the list above.
for (const [net, bits] of [
  ['::', 96], ['64:ff9b::', 96], ['64:ff9b:1::', 48], ['2002::', 16], ['fc00::', 7], ['fe80::', 10], ['ff00::', 8],
] as const) closed.addSubnet(net, bits, 'ipv6')

/** Whether an address that a name was resolved to is one of the open internet. */
export const isPublicAddress = (address: string): boolean => {
  const family = isIP(address)
  return family !== 0 && !closed.check(address, family === 4 ? 'ipv4' : 'ipv6')
}

/** Resolves a name as Node does, and refuses it when any of its addresses is private. What is checked is what is then connected to. */
export const publicLookup: LookupFunction = (host, options, done) => {
  lookup(host, { ...options, all: true }, (failure, found) => {
    const [first] = found ?? []
    if (failure) return done(failure, '', 0)
    if (!first || !found.every(({ address }) => isPublicAddress(address))) {
      return done(Object.assign(new Error('a push service has a private address'), { code: 'ENOTPUBLIC' }), '', 0)
    }
    if (options.all) done(null, found)
    else done(null, first.address, first.family)
  })
}
