import { openPhone } from '../unit/device/phone.ts'
import type { Client, House } from './house.ts'

/** The real code of a phone, on storage in memory, signed in to a real server. */
export async function phoneOf(house: House, client: Client, email: string) {
  const fetchAsPage = (path: string, init: RequestInit): Promise<Response> => {
    const headers = new Headers(init.headers)
    headers.set('cookie', client.cookie)
    headers.set('sec-fetch-site', 'same-origin')
    return fetch(house.url + path, { ...init, headers })
  }
  const phone = openPhone({ fetch: fetchAsPage }, { account: client.account, role: 'registrant', name: '', email })
  await phone.signIn()
  return phone
}
