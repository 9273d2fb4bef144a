/**
 * What a person agrees to beside the treatment of personal information that registering itself rests on (kinds
 * `registry` and `university`). Each is asked for alone, nobody has agreed unless they said so, and it ends whenever
 * they like without touching anything else: a question from the office whether one would tell of one's path as a role
 * model. Mails about surveys belong to registering itself: they are no consent, but may be stopped (`api/mail-stops.ts`).
 */
export const optionalConsents = ['role-model-contact'] as const
export type OptionalConsent = (typeof optionalConsents)[number]

/** Which words were agreed to: those of the page of consents on that day. New words are a new version. */
export const optionalConsentVersion = '2026-11-23'

export const isOptionalConsent = (kind: string): kind is OptionalConsent => (optionalConsents as readonly string[]).includes(kind)
