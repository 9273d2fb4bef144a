import { expect, it } from 'vitest'
import { readCareer } from '../../../../src/domain/profile/career.ts'
import { stretchesFrom } from '../../../../src/domain/story/from-record.ts'
import { readOwnDraft } from '../../../../src/domain/story/own-draft.ts'

it('a route begins with the doctoral courses and jobs of the record, each with what is known of it', () => {
  const careers = [
    readCareer('a', { kind: 'job', organisation: '福岡の会社', role: '編集', from: '2016-04', country: 'JP' }),
    readCareer('b', { kind: 'study', course: 'doctor', organisation: '九州大学', from: '2012-04', to: '2016-03' }),
    readCareer('c', { kind: 'study', course: 'master', organisation: '九州大学', from: '2010-04' }),
    readCareer('d', { kind: 'job', from: 'soon', country: 'Germ' }),
  ]
  const made = stretchesFrom(careers, 'ja')
  expect(made).toEqual([
    { kind: 'work', from: 2016, country: 'JP', 'what.ja': '編集', 'where.ja': '福岡の会社' },
    { kind: 'course', from: 2012, to: 2016, 'where.ja': '九州大学' },
    { kind: 'work', country: 'Germ' },
  ])
  const { body } = readOwnDraft({ written: 'ja' }, made.map((values, at) => ({ id: `s${at}`, values })))
  expect(body.route.map(({ kind, from }) => [kind, from])).toEqual([['course', 2012], ['work', 2016], ['work', null]])
})
