import { tokenFor } from '../../src/server/campaigns/invitation-token.ts'
import { requireMeta } from '../../src/server/store/meta.ts'
import { type Client, type House, id } from './house.ts'
import { winterSurvey } from './publish.ts'

/** Invites somebody, registering them first if need be; what stands behind the `#` of their link. */
export async function invite(house: House, email: string, campaign: string = winterSurvey.id): Promise<{ account: string; invitation: string; token: string }> {
  const known = await house.store.read((tx) => tx.selectFrom('accounts').select('id').where('address', '=', email).executeTakeFirst())
  const account = known?.id ?? (await house.register(email))
  const invitation = id('invitation')
  const createdAt = new Date(house.now()).toISOString()
  await house.store.write((tx) => tx.insertInto('invitations').values({ id: invitation, campaign, account, createdAt, openedAt: null }).execute())
  const pepper = await house.store.read((tx) => requireMeta(tx, 'pepper'))
  return { account, invitation, token: tokenFor('answer', invitation, pepper) }
}

/** Presses the button behind a link, on a new device. */
export async function press(house: House, { account, token }: { account: string; token: string }): Promise<Client> {
  const client = house.stranger()
  const opened = await client.request('POST', '/api/invitations/open', { token })
  if (opened.status !== 200) throw new Error(`the link did not open: ${opened.status} ${await opened.text()}`)
  await opened.arrayBuffer()
  client.account = account
  return client
}

/** Invites somebody and presses the button behind their link. */
export async function openByLink(house: House, email: string): Promise<{ client: Client; account: string; token: string }> {
  const invited = await invite(house, email)
  return { ...invited, client: await press(house, invited) }
}
