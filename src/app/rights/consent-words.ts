import type * as z from 'zod/mini'
import type { consentSchema, consentsSchema } from '../../api/rights.ts'
import type { OptionalConsent } from '../../domain/account/consent.ts'
import type { TextKey } from '../../ui/text/areas.ts'
import { date } from '../../ui/text/format.ts'
import { t } from '../../ui/text/text.ts'

const known = ['registry', 'university', 'survey-invitations', 'role-model-contact'] as const

/** What was agreed to; a kind that a newer version knows is shown by its own name. */
export function consentName(kind: string): string {
  const found = known.find((each) => each === kind)
  return found ? t(`rights:consents.${found}` as TextKey) : kind
}

/** When a consent was given and when it ended, a line each. What only took back a word of the survey was never given. */
export function consentLines({ at, version, withdrawnAt }: z.infer<typeof consentSchema>): string[] {
  return [
    ...(at === withdrawnAt ? [] : [t('rights:consents.version', { date: date(at), version })]),
    ...(withdrawnAt === null ? [] : [t('rights:consents.ended', { date: date(withdrawnAt) })]),
  ]
}

/** How it is with an optional consent, and by what: by what was agreed to here, or by what was said in the survey since. */
export function consentState(kind: OptionalConsent, { given, willingSince }: Pick<z.infer<typeof consentsSchema>, 'given' | 'willingSince'>) {
  const isAgreed = given.includes(kind)
  const holds = willingSince === undefined ? isAgreed : willingSince !== null
  if (holds) return { holds, words: t(isAgreed ? 'rights:consents.isGiven' : 'rights:consents.isGivenInSurvey') }
  return { holds, words: t(isAgreed ? 'rights:consents.isRefusedInSurvey' : 'rights:consents.isNotGiven') }
}
