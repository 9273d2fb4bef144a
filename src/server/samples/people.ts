import { jgradIdOf } from '../../domain/account/jgrad-id.ts'
import type { Standing } from '../../domain/account/standing.ts'
import type { Role } from '../../api/session.ts'
import type { Json } from '../../domain/json.ts'
import type { Language } from '../../domain/language.ts'

/** What the office knows of a sample person beside the notebook. */
export interface SampleAccount {
  jgradId: string
  standing: Standing
  entryYear: number
  /** YYYY-MM. */
  expectedCompletion: string | null
  studentNo: string
}

/** A made-up person. `profile` is what the notebook begins with; all names and places are invented. */
export interface SamplePerson {
  email: string
  role: Role
  name: string
  language: Language
  /** Null for the office and for the coordinator, who is of the sample university. */
  account: SampleAccount | null
  profile: Record<string, Json>
  /** One job each, by field. */
  career: Record<string, Json>[]
}

/** Where all of them study. */
export const sampleUniversity = { id: 'sample', name: '見本大学（サンプル）' }

/** The academic year begins in April. */
const academicYear = (now: Date): number => now.getUTCFullYear() - (now.getUTCMonth() < 3 ? 1 : 0)

/** The month so many months from now, as YYYY-MM. */
const monthFrom = (now: Date, months: number): string => new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + months)).toISOString().slice(0, 7)

/**
 * The sample people, as they would be at `now`: in her third year; two years after the degree; about to lose a university
 * address; registered just now and not signed in to yet.
 */
export function samplePeople(now: Date): SamplePerson[] {
  const year = academicYear(now)
  return [
    {
      email: 'hanako@example.jp',
      role: 'registrant',
      name: '山田 花子',
      language: 'ja',
      account: { jgradId: jgradIdOf(1), standing: 'active', entryYear: year - 2, expectedCompletion: `${year + 1}-03`, studentNo: 'S-0001' },
      profile: {
        name: '山田 花子',
        nameKana: 'ヤマダ ハナコ',
        nameLatin: 'Hanako Yamada',
        status: 'enrolled',
        school: '理学研究科 物理学専攻',
      },
      career: [],
    },
    {
      email: 'alex@example.jp',
      role: 'registrant',
      name: 'Alex Martin',
      language: 'en',
      account: { jgradId: jgradIdOf(2), standing: 'active', entryYear: year - 5, expectedCompletion: null, studentNo: 'S-0002' },
      profile: {
        name: 'Alex Martin',
        nameLatin: 'Alex Martin',
        status: 'completed',
        school: 'Graduate School of Engineering, Department of Materials',
      },
      career: [{ kind: 'job', organisation: 'Sample Materials GmbH', country: 'DE', from: `${year - 2}-04` }],
    },
    {
      email: 'taro@example.ac.jp',
      role: 'registrant',
      name: '佐藤 太郎',
      language: 'ja',
      account: { jgradId: jgradIdOf(3), standing: 'active', entryYear: year - 2, expectedCompletion: monthFrom(now, 4), studentNo: 'S-0003' },
      profile: { name: '佐藤 太郎', nameKana: 'サトウ タロウ', nameLatin: 'Taro Sato', status: 'enrolled', school: '工学研究科 電気工学専攻' },
      career: [],
    },
    {
      email: 'newcomer@example.jp',
      role: 'registrant',
      name: '鈴木 みどり',
      language: 'ja',
      account: { jgradId: jgradIdOf(4), standing: 'issued', entryYear: year, expectedCompletion: `${year + 3}-03`, studentNo: 'S-0004' },
      profile: { name: '鈴木 みどり', nameKana: 'スズキ ミドリ', nameLatin: 'Midori Suzuki' },
      career: [],
    },
    { email: 'university@example.jp', role: 'university', name: '見本大学 教務課', language: 'ja', account: null, profile: {}, career: [] },
    { email: 'office@example.jp', role: 'administrator', name: 'JGRAD 事務局', language: 'ja', account: null, profile: {}, career: [] },
  ]
}
