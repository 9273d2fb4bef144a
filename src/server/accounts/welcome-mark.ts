import type { Standing } from '../../domain/account/standing.ts'

/** What a session says of its person's first sign-in: there as long as it is still to be gone through. */
export const welcomeOf = ({ standing }: { standing: Standing }): { welcome?: true } =>
  standing === 'issued' || standing === 'invited' ? { welcome: true } : {}
