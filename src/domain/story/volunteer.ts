import type { Json } from '../json.ts'

/**
 * Who may be asked to tell of their path as a role model. Two things say so: the questionnaire's item of this name, as
 * the person answered it last, and the consent `role-model-contact`. What was said last counts.
 */
export const willingItem = 'd4'
/** Its options; `later` asks nobody to write now, and takes nothing back that was told before. */
export const willingOptions = { yes: 'yes', later: 'later', no: 'no' } as const

/** So long nobody is invited anew, in days. */
export const daysBetweenInvitations = 90

/** What somebody said, as it is kept. Instants are ISO 8601 in UTC. */
export interface Said {
  /** What each survey that was received says to the item, in any order; in many nothing does. */
  answers: readonly { at: string; answer: Json | undefined }[]
  /** Every consent of the kind `role-model-contact`. */
  consents: readonly { at: string; withdrawnAt: string | null }[]
}

/** The code that was chosen, in either form of an answer to one choice. */
function chosen(answer: Json | undefined): string | undefined {
  if (typeof answer === 'string') return answer
  if (typeof answer !== 'object' || answer === null || !('choices' in answer) || !Array.isArray(answer.choices)) return undefined
  const [only, ...others] = answer.choices as readonly Json[]
  return typeof only === 'string' && others.length === 0 ? only : undefined
}

/**
 * Since when somebody has been willing to be asked, or null. Not having answered is no word: what was said before it,
 * yes or no, stays.
 */
export function willingSince({ answers, consents }: Said): string | null {
  const words = [
    ...answers.flatMap(({ at, answer }) => {
      const code = chosen(answer)
      return code !== undefined && Object.hasOwn(willingOptions, code) ? [{ at, willing: code === willingOptions.yes }] : []
    }),
    ...consents.flatMap(({ at, withdrawnAt }) => [{ at, willing: true }, ...(withdrawnAt === null ? [] : [{ at: withdrawnAt, willing: false }])]),
    // Of one moment the no counts: nobody is asked who may not want it.
  ].toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at) || Number(b.willing) - Number(a.willing))
  const lastNo = words.findLastIndex(({ willing }) => !willing)
  return words[lastNo + 1]?.at ?? null
}

/** Whether an invitation may be sent now, after the last one. Both are instants, `now` in milliseconds. */
export const mayBeInvited = (invitedAt: string | null, now: number): boolean =>
  invitedAt === null || now - Date.parse(invitedAt) >= daysBetweenInvitations * 24 * 60 * 60_000
