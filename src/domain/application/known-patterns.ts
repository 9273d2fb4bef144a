import type { AddressPattern, University } from '../university.ts'

/**
 * Addresses that people of some universities mistake for theirs, from what those universities tell their students (read
 * in 2026). A start: the office keeps each university's own list.
 */
interface Known {
  /** Domains by which the university is recognised; the first is its own. */
  domains: readonly string[]
  patterns: readonly AddressPattern[]
}

const thersAccount = (place: string): AddressPattern => ({
  signInId: `{letters:2}.{digits:2}{letters:1}.{digits:4}@${place}.thers.ac.jp`,
  mail: null,
  severity: 'warn',
})

const known: readonly Known[] = [
  // The same domain for both, so only what stands before the at sign tells them apart.
  {
    domains: ['tmu.ac.jp'],
    patterns: [{ signInId: '{digits:8}@ed.tmu.ac.jp', mail: '{surname}-{givenname}@ed.tmu.ac.jp', severity: 'certain' }],
  },
  {
    domains: ['twcu.ac.jp'],
    patterns: [{ signInId: '{any}@cistwcu.onmicrosoft.com', mail: '{any}@cis.twcu.ac.jp', severity: 'certain' }],
  },
  {
    domains: ['u-tokyo.ac.jp'],
    patterns: [{ signInId: '{digits:10}@utac.u-tokyo.ac.jp', mail: '{any}@g.ecc.u-tokyo.ac.jp', severity: 'certain' }],
  },
  { domains: ['nagoya-u.ac.jp', 'gifu-u.ac.jp', 'thers.ac.jp'], patterns: ['s', 'f', 'a'].map(thersAccount) },
  {
    domains: ['tsukuba.ac.jp'],
    patterns: [{ signInId: '{any}@tsukuba.ac.jp', mail: '{any}@u.tsukuba.ac.jp', severity: 'warn' }],
  },
]

/** What is known of any university: a tenant's sign-in domain, and numbers where a name would stand. */
export const generalPatterns: readonly AddressPattern[] = [
  { signInId: '{any}@{word}.onmicrosoft.com', mail: null, severity: 'certain' },
  ...['', '{letters:1}'].flatMap((before) =>
    ['', '{letters:1}'].map(
      (after): AddressPattern => ({ signInId: `${before}{digits:6-10}${after}@{word}.ac.jp`, mail: null, severity: 'ask' }),
    ),
  ),
]

/** The patterns a university may begin with, by its domains; none when nothing is known of it. */
export const knownPatternsOf = ({ domains }: Pick<University, 'domains'>): readonly AddressPattern[] =>
  known.filter((each) => each.domains.some((domain) => domains.includes(domain))).flatMap(({ patterns }) => patterns)

/** Every pattern that is known of some university. */
export const knownPatterns: readonly AddressPattern[] = known.flatMap(({ patterns }) => patterns)
