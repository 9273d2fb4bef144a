import type { Tx } from '../store/schema.ts'

/** The step by which an invitation's first mail is noted; the others are the dates of their reminders. */
export const inviteStep = 'invite'

/** What stops the mails of all surveys, as `mailStops.kind`. */
export const surveyStop = 'survey'

const atOnce = 200

/**
 * Notes that people were written to: once per invitation, step and channel, or the transaction fails. `mail`: the mail's
 * id, by which its fate is found; null: none.
 */
export async function noteNudges(
  tx: Tx,
  { step, channel, now }: { step: string; channel: 'mail' | 'push'; now: number },
  nudged: readonly { invitation: string; mail: string | null }[],
): Promise<void> {
  const at = new Date(now).toISOString()
  const rows = nudged.map(({ invitation, mail }) => ({ invitation, step, channel, mail, at }))
  for (let from = 0; from < rows.length; from += atOnce) await tx.insertInto('nudges').values(rows.slice(from, from + atOnce)).execute()
}

/** Those of some people who have answered already, and those who want no mails about surveys. */
export async function readReasonsToLeave(
  tx: Tx,
  campaign: string,
  accounts: readonly string[],
): Promise<{ answered: ReadonlySet<string>; stopped: ReadonlySet<string> }> {
  if (accounts.length === 0) return { answered: new Set(), stopped: new Set() }
  const answered = await tx.selectFrom('submissions').select('account').where('campaign', '=', campaign).where('account', 'in', accounts).execute()
  const stopped = await tx.selectFrom('mailStops').select('account').where('kind', '=', surveyStop).where('account', 'in', accounts).execute()
  return { answered: new Set(answered.map(({ account }) => account)), stopped: new Set(stopped.map(({ account }) => account)) }
}
