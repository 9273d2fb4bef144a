import { createHmac, timingSafeEqual } from 'node:crypto'

/**
 * The token of an invitation's link: its id, and a seal that only this database can make. It is the same in every
 * reminder and is stored nowhere. `purpose` keeps what stops the mails from opening the questionnaire, and the other
 * way round.
 */
export type TokenPurpose = 'answer' | 'stop' | 'alert' | 'alerts' | 'alerts-kept' | 'deadlines'

const sealOf = (purpose: TokenPurpose, id: string, pepper: string): string =>
  createHmac('sha256', pepper).update(`${purpose} ${id}`).digest('base64url')

/**
 * The token for an invitation (`answer`), for an account (`stop` of mails about surveys, `alerts` and `alerts-kept` of
 * those about postings, `deadlines` of those about kept ones), or for one saved search (`alert`).
 */
export const tokenFor = (purpose: TokenPurpose, id: string, pepper: string): string => `${id}.${sealOf(purpose, id, pepper)}`

/** The id a token was made for, or null when it was not made here. */
export function idOfToken(purpose: TokenPurpose, token: string, pepper: string): string | null {
  const [id = '', seal = '', ...more] = token.split('.')
  const [given, right] = [Buffer.from(seal), Buffer.from(sealOf(purpose, id, pepper))]
  return more.length === 0 && given.length === right.length && timingSafeEqual(given, right) ? id : null
}
