import { beforeEach, describe, expect, test } from 'vitest'
import * as table from '../../../../src/domain/codes/research-fields.ts'
import { type Criteria, noCriteria } from '../../../../src/domain/search/criteria.ts'
import { describeCriteria, describeCriterion, payWords } from '../../../../src/ui/search/describe-criteria.ts'
import { loadArea, setLanguage } from '../../../../src/ui/text/text.ts'

beforeEach(async () => {
  await loadArea('search')
  await setLanguage('ja')
})

const asking = (part: Partial<Criteria>): Criteria => ({ ...noCriteria, ...part })

describe('a search in words', () => {
  const criteria = asking({
    all: '機械学習　データ',
    fields: { large: ['00289'], small: ['60080', '99902', '77777'] },
    places: { areas: ['00006'], prefectures: ['00023'] },
    pay: 12_000_000,
    sort: '1',
  })

  test('names each criterion that asks for something, in both languages', async () => {
    expect(describeCriteria(criteria, table).map(({ name, words }) => [name, words])).toEqual([
      ['すべて含む語', '機械学習、データ'],
      ['研究分野', '情報通信、データベース、情報通信（細かい分野の指定がない求人）、または今の一覧にない項目（77777）'],
      ['勤務地', '近畿または愛知県'],
      ['年収', '1,200万円以上'],
      ['結果の並び順', '募集締切順'],
    ])
    await setLanguage('en')
    expect(describeCriteria(criteria, table).map(({ words }) => words)).toEqual([
      '機械学習 and データ',
      'Informatics, Database, Informatics (postings that name no smaller field) or No longer in the list (77777)',
      'Kinki or Aichi',
      '12 million yen or more',
      'By deadline',
    ])
  })

  test('counts what is more than there is room for', async () => {
    const many = asking({ jobTypes: ['00011', '00012', '00022', '00013'] })
    expect(describeCriterion(many, 'jobTypes', null, 2)).toBe('機関の長相当、教授相当、ほか2件')
    await setLanguage('en')
    expect(describeCriterion(many, 'jobTypes', null, 3)).toBe('Head of institution (equivalent), Professor (equivalent), Associate professor (equivalent) and 1 more')
  })

  test('says nothing where nothing is asked', () => {
    expect(describeCriteria(noCriteria, table)).toEqual([])
    expect(describeCriterion(noCriteria, 'pay', null)).toBe('')
  })

  test('tells pay in the units that people use', async () => {
    expect(payWords(1_000_000)).toBe('100万円以上')
    await setLanguage('en')
    expect(payWords(1_000_000)).toBe('1 million yen or more')
  })
})
