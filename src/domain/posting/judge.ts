import { cleanLine, cleanText } from './clean-text.ts'
import { beginning, type Doubt, type Draft, type Wrong } from './draft.ts'
import { type Bilingual, longestText, type Posting, postingIdSchema, postingParts, type PostingTexts } from './posting.ts'
import { readDay } from './read-day.ts'

/** What a name may take, in characters. */
const longestTitle = 400
const longestInstitution = 300
const longestAddress = 2000
/** A whole posting, as UTF-8: a copy that somebody keeps in their notebook must fit there with what stands around it. */
const mostBytes = 48 * 1024

export type Judged = { ok: true; posting: Posting; doubts: Doubt[] } | { ok: false; wrong: Wrong }

/** Carries the first thing that is wrong out of the judging. */
class Refused extends Error {
  readonly wrong: Wrong

  constructor(reason: Wrong['reason'], value: string) {
    super(reason)
    this.wrong = { reason, value: beginning(value) }
  }
}

/** The posting that a draft makes, its `since` 0 and its texts cleaned; or the first thing that keeps it out. Never cuts anything. */
export function judge(draft: Draft): Judged {
  try {
    return judged(draft)
  } catch (failure) {
    if (failure instanceof Refused) return { ok: false, wrong: failure.wrong }
    throw failure
  }
}

function judged(draft: Draft): Judged {
  const doubts = [...draft.doubts]
  const id = idOf(draft.id)
  const title = bilingual(draft.title, cleanLine, longestTitle, 'title-too-long')
  if (title.ja === undefined && title.en === undefined) throw new Refused('title-missing', id)
  const institution = bilingual(draft.institution, cleanLine, longestInstitution, 'institution-too-long')
  if (institution.ja === undefined && institution.en === undefined) throw new Refused('institution-missing', title.ja ?? title.en ?? '')
  const updatedOn = readDay(draft.updatedOn)
  if (updatedOn === null && draft.updatedOn.trim() !== '') doubts.push({ reason: 'updated', value: beginning(draft.updatedOn) })
  const publishedOn = draft.publishedOn.trim() === '' ? updatedOn : readDay(draft.publishedOn)
  if (publishedOn === null) throw draft.publishedOn.trim() === '' ? new Refused('published-missing', title.ja ?? title.en ?? '') : new Refused('date', draft.publishedOn)
  const closesOn = lastDay(draft.closesOn)
  if (closesOn !== null && closesOn < publishedOn) throw new Refused('dates-crossed', `${publishedOn} / ${closesOn}`)
  const address = (typed: string): string | null => {
    const read = addressOf(typed)
    if (read === null && typed.trim() !== '') doubts.push({ reason: 'address', value: beginning(typed) })
    return read
  }
  const parts: PostingTexts['parts'] = {}
  for (const part of postingParts) {
    const text = bilingual(draft.parts[part] ?? {}, cleanText, longestText, 'text-too-long')
    if (text.ja !== undefined || text.en !== undefined) parts[part] = text
  }
  const posting: Posting = {
    id, title, institution,
    fields: draft.fields,
    jobTypes: draft.jobTypes,
    institutionType: draft.institutionType,
    prefectures: draft.prefectures,
    country: draft.country,
    employmentForms: draft.employmentForms,
    terms: draft.terms,
    pay: draft.pay,
    considerations: draft.considerations,
    entryWays: draft.entryWays,
    publishedOn, updatedOn, closesOn,
    since: 0,
    sample: false,
    texts: { parts, page: address(draft.page), applyAt: address(draft.applyAt) },
  }
  if (new TextEncoder().encode(JSON.stringify(posting)).length > mostBytes) throw new Refused('too-large', title.ja ?? title.en ?? '')
  return { ok: true, posting, doubts }
}

/** In half-width letters; JREC-IN's own with its capital, as everybody else writes them. */
function idOf(typed: string): string {
  const id = typed.slice(0, 200).normalize('NFKC').trim()
  if (id === '') throw new Refused('id-missing', '')
  if (!postingIdSchema.safeParse(id).success) throw new Refused('id', typed)
  return /^d\d{9}$/u.test(id) ? id.toUpperCase() : id
}

function bilingual(text: Bilingual, clean: (text: string) => string | null, longest: number, reason: Wrong['reason']): Bilingual {
  const said = (language: 'ja' | 'en') => {
    const raw = text[language] ?? ''
    // What is far too long is not looked at closer: what spaces could be taken out would not make up for it.
    if (raw.length > 2 * longest) throw new Refused(reason, raw)
    const cleaned = clean(raw)
    if (cleaned === null) throw new Refused('characters', raw)
    if (Array.from(cleaned).length > longest) throw new Refused(reason, cleaned)
    return cleaned === '' ? {} : { [language]: cleaned }
  }
  return { ...said('ja'), ...said('en') }
}

/** 「決まり次第」 and whatever else has no figure in it names no day. */
function lastDay(typed: string): string | null {
  const day = readDay(typed)
  if (day === null && /\d/u.test(typed.slice(0, 200).normalize('NFKC'))) throw new Refused('date', typed)
  return day
}

/** An address that opens in a browser, as it is; null for any other text. */
function addressOf(typed: string): string | null {
  const address = typed.trim()
  if (address.length > longestAddress || /[\s\p{Cc}]/u.test(address) || !address.isWellFormed()) return null
  const url = URL.parse(address)
  return url !== null && /^https?:$/u.test(url.protocol) && url.username === '' && url.password === '' ? url.href : null
}
