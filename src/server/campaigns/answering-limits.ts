import { codesIssued, forgetOldCodes, holdAddress, holdNetwork, recordRequest, requestsOfNetwork } from '../store/codes.ts'
import type { Tx } from '../store/schema.ts'

const hour = 60 * 60_000

/** What is counted: by whom (an account) and from where, each with what is granted of it in an hour. */
export interface Count {
  /** Kept apart from what else is counted: links opened, codes drawn. */
  of: 'answer' | 'answer-code'
  account: string
  perAccount: number
  network: string
  perNetwork: number
  now: number
}

const secondsUntil = (first: string | null, now: number): number =>
  Math.max(1, Math.ceil(((first === null ? now : Date.parse(first)) + hour - now) / 1000))

/**
 * Counts something that was asked for, and tells after how many seconds to come back when it was too often in the last
 * hour; null: granted. Call it first in a transaction: it keeps others who ask for the same waiting.
 */
export async function countAsked(tx: Tx, { of, account, perAccount, network, perNetwork, now }: Count): Promise<number | null> {
  const keys = { address: `${of}:${account}`, network: `${of} ${network}` }
  const since = new Date(now - hour).toISOString()
  const at = new Date(now).toISOString()
  await forgetOldCodes(tx, since, at)
  await holdNetwork(tx, keys.network)
  await holdAddress(tx, keys.address)
  const requests = await requestsOfNetwork(tx, keys.network, since)
  if (requests.count >= perNetwork) return secondsUntil(requests.first, now)
  if ((await codesIssued(tx, keys.address, since)) >= perAccount) return secondsUntil(null, now) / 4
  await recordRequest(tx, { ...keys, at, issued: true })
  return null
}

/** So many wrong codes an hour come from a hall full of people; for guessing one of 31⁸ they are nothing. */
const wrongPerNetwork = 60
const wrongKeys = (network: string) => ({ address: 'answer-wrong', network: `answer-wrong ${network}` })

/** After how many seconds this network may try codes again; null: now. Call it first in a transaction. */
export async function restAfterWrong(tx: Tx, { network, now }: { network: string; now: number }): Promise<number | null> {
  const { network: key } = wrongKeys(network)
  await holdNetwork(tx, key)
  const wrong = await requestsOfNetwork(tx, key, new Date(now - hour).toISOString())
  return wrong.count >= wrongPerNetwork ? secondsUntil(wrong.first, now) : null
}

/** Counts a wrong code. */
export const countWrong = (tx: Tx, { network, now }: { network: string; now: number }): Promise<void> =>
  recordRequest(tx, { ...wrongKeys(network), at: new Date(now).toISOString(), issued: false })
