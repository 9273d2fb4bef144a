import type { Language } from '../language.ts'
import type { Heading } from './posting.ts'

const languageThere: Record<Language, string> = { ja: '0', en: '1' }

/** The page of a posting on JREC-IN Portal; null: it is not from there, or made up. */
export const jrecinPage = ({ id, sample }: Pick<Heading, 'id' | 'sample'>, language: Language): string | null =>
  !sample && /^D\d{9}$/.test(id) ? `https://jrecin.jst.go.jp/seek/SeekJorDetail?id=${id}&ln=${languageThere[language]}` : null
