/**
 * How far an account is. `invited`: entered by a university, the person has not confirmed it yet; `issued`: approved, not
 * signed in to yet; `active`; `closing`: its person closed it and may still change their mind. An erased one has no
 * standing any more.
 */
export const standings = ['invited', 'issued', 'active', 'closing'] as const
export type Standing = (typeof standings)[number]
