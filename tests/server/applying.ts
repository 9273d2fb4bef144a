import type { ApplicationForm } from '../../src/domain/application/application.ts'
import { privacyVersion } from '../../src/domain/application/privacy.ts'
import type { University } from '../../src/domain/university.ts'
import { publishUniversities } from '../../src/server/catalogue/publish.ts'
import type { Store } from '../../src/server/store/store.ts'

/** A member with a text of its own on personal information, and with sign-in IDs that look like addresses. */
export const memberUniversity: University = {
  id: 'test-member',
  name: { ja: '見本都立大学', en: 'Mihon Metropolitan University' },
  aliases: ['見本都立大', 'みほんとりつだいがく'],
  member: true,
  domains: ['mihon.ac.jp'],
  patterns: [{ signInId: '{digits:8}@ed.mihon.ac.jp', mail: '{surname}-{givenname}@ed.mihon.ac.jp', severity: 'certain' }],
  privacy: { version: '1', text: { ja: '見本都立大学は、在籍の確認にだけ使います。', en: 'Mihon uses it to confirm enrolment alone.' } },
  since: '2015-04-01',
  contact: null,
}

/** A member without one, and a university that takes no part. */
export const plainUniversity: University = {
  ...memberUniversity,
  id: 'test-plain',
  name: { ja: '見本工科大学', en: 'Mihon Institute of Technology' },
  aliases: [],
  domains: ['mihon-tech.ac.jp'],
  patterns: [],
  privacy: null,
}
export const outsideUniversity: University = {
  ...plainUniversity,
  id: 'test-outside',
  name: { ja: '見本外大学', en: 'Mihon Outside University' },
  domains: [],
  member: false,
}

/** Puts universities where the office would have them, and publishes them. */
export const addUniversities = (
  store: Pick<Store, 'write'>,
  now: number,
  universities: readonly University[] = [memberUniversity, plainUniversity, outsideUniversity],
): Promise<void> =>
  store.write(async (tx) => {
    const updatedAt = new Date(now).toISOString()
    await tx
      .insertInto('universities')
      .values(universities.map((university) => ({ id: university.id, body: JSON.stringify(university), member: university.member ? 1 : 0, rev: 1, updatedAt })))
      .execute()
    await publishUniversities(tx, now)
  })

/** A form that can be sent as it is. */
export const formFor = (change: Partial<ApplicationForm> = {}): ApplicationForm => ({
  name: '山田 太郎',
  nameKana: 'ヤマダ タロウ',
  nameLatin: 'Taro Yamada',
  university: memberUniversity.id,
  school: '理学研究科',
  studentNumber: '25-123456',
  courseType: 'doctoral',
  entryYear: 2025,
  expectedCompletion: '2028-03',
  field: { large: '00189' },
  email: 'taro@example.jp',
  universityEmail: null,
  language: 'ja',
  consent: { version: privacyVersion, universityVersion: '1', at: '2026-11-22T00:00:00.000Z' },
  ...change,
})
