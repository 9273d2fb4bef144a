/** Slips of the finger in the domain of a mail address. */

/** Domains that many people have their mail at, and some that look like a slip of those and are none. */
const common = [
  'gmail.com', 'yahoo.co.jp', 'yahoo.com', 'icloud.com', 'me.com', 'mac.com', 'outlook.com', 'outlook.jp', 'hotmail.com',
  'hotmail.co.jp', 'live.com', 'live.jp', 'msn.com', 'docomo.ne.jp', 'ezweb.ne.jp', 'au.com', 'softbank.ne.jp',
  'i.softbank.jp', 'ymobile.ne.jp', 'ymail.ne.jp', 'ymail.com', 'mail.com', 'email.com', 'gmx.com', 'googlemail.com',
  'proton.me', 'protonmail.com', 'qq.com', '163.com', '126.com', 'foxmail.com', 'naver.com', 'daum.net', 'nifty.com',
  'ocn.ne.jp', 'biglobe.ne.jp', 'so-net.ne.jp', 'jcom.home.ne.jp', 'kakao.com', 'zoho.com', 'fastmail.com',
] as const
const commonSet: ReadonlySet<string> = new Set(common)
/** Too short to tell a slip from another name. */
const shortest = 7
const longEnoughForTwo = 9

/** How many slips lie between two words: a sign too many, missing, another one, or two neighbours exchanged. */
export function slipsBetween(one: string, other: string): number {
  let previous: number[] = []
  let row = Array.from({ length: other.length + 1 }, (_, at) => at)
  for (let i = 1; i <= one.length; i += 1) {
    const above = row
    row = [i]
    for (let j = 1; j <= other.length; j += 1) {
      const same = one[i - 1] === other[j - 1] ? 0 : 1
      let least = Math.min((above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (above[j - 1] ?? 0) + same)
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) least = Math.min(least, (previous[j - 2] ?? 0) + 1)
      row.push(least)
    }
    previous = above
  }
  return row[other.length] ?? 0
}

const isAtOrBelow = (domain: string, other: string): boolean => domain === other || domain.endsWith(`.${other}`)

/** Endings that are written in a hurry for `.ac.jp` and the like; those of other countries are left alone. */
const endings = /(^|\.)(ac|co|ne|go|or)[.,]?(jo|jpp|jjp|pj|ip|jl|jp|j|p)$/

/**
 * The domain that was most likely meant; null when there is nothing to suggest. `own`: the domains of the person's
 * university, of which only the smallest slip is noticed, since other universities have similar names.
 */
export function meantDomain(typed: string, own: readonly string[] = []): string | null {
  const domain = typed.toLowerCase().replaceAll(',', '.')
  const known = [...common, ...own]
  if (domain.length > 100) return null
  const mended = domain.replace(endings, '$1$2.jp')
  const suggestion = known.some((each) => isAtOrBelow(mended, each)) ? mended : (nearest(mended, own) ?? mended)
  return suggestion === typed.toLowerCase() ? null : suggestion
}

function nearest(domain: string, own: readonly string[]): string | null {
  if (domain.length < shortest) return null
  const near = [
    ...common.map((each) => ({ each, slips: slipsBetween(domain, each), at: each.length < longEnoughForTwo ? 1 : 2 })),
    ...own.flatMap((each) => {
      // What stands before the university's own domain stays as it is.
      const labels = domain.split('.')
      const end = labels.slice(-each.split('.').length).join('.')
      const whole = [...labels.slice(0, -each.split('.').length), each].join('.')
      return [{ each: whole, slips: slipsBetween(end, each), at: 1 }]
    }),
  ].filter(({ each, slips, at }) => slips > 0 && slips <= at && !commonSet.has(domain) && (each.length >= shortest))
  const least = Math.min(...near.map(({ slips }) => slips))
  const best = [...new Set(near.filter(({ slips }) => slips === least).map(({ each }) => each))]
  // Of two that are as near, neither is meant more than the other.
  return best.length === 1 ? (best[0] ?? null) : null
}
