import type { Role } from '../../api/session.ts'
import type { Json } from '../../domain/json.ts'
import type { Language } from '../../domain/language.ts'

/** A made-up person. `profile` is what the office enters into the notebook; all names and places are invented. */
export interface SamplePerson {
  email: string
  role: Role
  name: string
  language: Language
  profile: Record<string, Json>
  /** One job each, by field. */
  career: Record<string, Json>[]
}

/** The academic year begins in April. */
const academicYear = (now: Date): number => now.getUTCFullYear() - (now.getUTCMonth() < 3 ? 1 : 0)

/** The sample people, as they would be at `now`: in her third year, two years after the degree. */
export function samplePeople(now: Date): SamplePerson[] {
  const year = academicYear(now)
  return [
    {
      email: 'hanako@example.jp',
      role: 'registrant',
      name: '山田 花子',
      language: 'ja',
      profile: {
        jgradId: 'JD00000001',
        university: '見本大学（サンプル）',
        studentNo: 'S-0001',
        entryYear: year - 2,
        email: 'hanako@example.jp',
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
      profile: {
        jgradId: 'JD00000002',
        university: '見本大学（サンプル）',
        studentNo: 'S-0002',
        entryYear: year - 5,
        email: 'alex@example.jp',
        name: 'Alex Martin',
        nameLatin: 'Alex Martin',
        status: 'completed',
        school: 'Graduate School of Engineering, Department of Materials',
      },
      career: [{ kind: 'job', organisation: 'Sample Materials GmbH', country: 'DE', from: `${year - 2}-04` }],
    },
    { email: 'office@example.jp', role: 'administrator', name: 'JGRAD 事務局', language: 'ja', profile: {}, career: [] },
  ]
}
