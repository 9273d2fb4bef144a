import { beforeEach, describe, expect, test } from 'vitest'
import { itemsOf } from '../../../../src/domain/questionnaire/evaluate.ts'
import { yearlyQuestionnaire } from '../../../../src/server/samples/questionnaire/definition.ts'
import { referenceDate } from './build.ts'
import { type Scenario, scenario } from './scenario.ts'

/** The yearly questionnaire, told by the people who answer it. */

const every = itemsOf(yearlyQuestionnaire).map(({ id }) => id)
/** What each question was for each person at the end: `true` asked, `false` not. */
const seen = new Map<string, Set<boolean>>(every.map((id) => [id, new Set()]))

let story: Scenario
const answer: Scenario['answer'] = (...given) => story.answer(...given)
const item: Scenario['item'] = (id) => story.item(id)
const all = (ids: string) => ids.split(' ').map(item)

beforeEach(() => {
  story = scenario(yearlyQuestionnaire, referenceDate)
})

/** A person answers what is left and sends. */
function finish(count: number): void {
  expect(story.finished()).toBe(false)
  story.answerTheRest()
  expect(story.finished()).toBe(true)
  expect(story.asked()).toHaveLength(count)
  const asked = new Set(story.asked())
  for (const id of every) seen.get(id)?.add(asked.has(id))
}

describe('somebody who is enrolled', () => {
  beforeEach(() => answer('a1', 'enrolled'))

  test('in the third year, in Japan, with SPRING: is asked of the course and what comes after, not of work', () => {
    expect(item('a2')).toBeAsked()
    expect(item('a2')).toBeRequired()
    for (const not of all('a3 a4 c1 d4')) expect(not).not.toBeAsked()
    answer('a2', '3')
    expect(item('b13')).toBeAsked()
    answer('a6', 'JP')
    expect(item('a7')).toBeAsked()
    expect(item('a7')).not.toBeRequired()
    answer('b3', ['spring'])
    expect(item('b4')).toBeAsked()
    expect(item('b6')).not.toBeAsked()
    for (const asked of all('b1 b2 b5 b8 b9 b10 b11 b12 d1 d2 d3')) expect(asked).toBeAsked()
    finish(19)
  })

  test('in the first year, as a teaching assistant: is asked of the hours, and not of plans', () => {
    answer('a2', '1')
    expect(item('b13')).not.toBeAsked()
    answer('b3', ['ta', 'home'])
    expect(item('b6')).toBeAsked()
    answer('b6', 8)
    finish(19)
    expect(story.sent()['b6']).toBe(8)
  })

  test('with no support at all: the amount of it is not asked', () => {
    answer('b3', ['none'])
    for (const not of all('b4 b6')) expect(not).not.toBeAsked()
    expect(() => answer('b4', '0')).toThrow('not asked')
  })

  test('who changes their mind about teaching: the hours stay with them and are not sent', () => {
    answer('b3', ['ta'])
    answer('b6', 10)
    answer('b3', ['dc'])
    expect(item('b6')).not.toBeAsked()
    expect(story.sent()).not.toHaveProperty('b6')
    answer('b3', ['dc', 'ra'])
    expect(story.sent()['b6']).toBe(10)
  })
})

test('somebody on leave of absence is asked what the enrolled are asked', () => {
  answer('a1', 'leave')
  answer('a2', 'over')
  for (const asked of all('a2 b1 b11 b12 b13')) expect(asked).toBeAsked()
  for (const not of all('a3 b7 c1')) expect(not).not.toBeAsked()
  answer('a6', 'JP')
  answer('b3', ['job'])
  story.decline('b4')
  finish(19)
})

test('a postdoc who completed a year and a half ago is asked of the course, of debts, and of a fixed-term post', () => {
  answer('a1', 'completed')
  expect(item('b1')).not.toBeAsked()
  answer('a3', '2025-03')
  for (const asked of all('b1 b2 b3 b5 b7 b8 b9 b10 c1')) expect(asked).toBeAsked()
  for (const not of all('a2 a4 b11 b12 b13')) expect(not).not.toBeAsked()
  answer('a6', 'JP')
  answer('b3', ['dc', 'foundation'])
  answer('c1', 'yes')
  for (const not of all('c2 c3')) expect(not).not.toBeAsked()
  answer('c6', 'JP')
  answer('c8', '00015')
  expect(item('c13')).toBeAsked()
  answer('c9', '02')
  expect(item('c10')).toBeRequired()
  answer('c10', '0')
  for (const asked of all('c11 c12')) expect(asked).toBeAsked()
  answer('c11', 2.75)
  answer('c17', 'close')
  expect(item('c18')).not.toBeAsked()
  finish(37)
})

describe('two years after completion', () => {
  beforeEach(() => answer('a1', 'completed'))

  test('to the month, the course is still asked about', () => {
    answer('a3', '2024-11')
    expect(item('b1')).toBeAsked()
  })

  test('and a month, it is not', () => {
    answer('a3', '2024-10')
    for (const not of all('b1 b3 b7')) expect(not).not.toBeAsked()
  })
})

test('an employee five years after is asked of the job alone; a permanent one has no contract to tell of', () => {
  answer('a1', 'completed')
  answer('a3', '2021-09')
  for (const not of all('b1 b2 b3 b7')) expect(not).not.toBeAsked()
  answer('a6', 'JP')
  answer('c1', 'yes')
  answer('c5', 'company')
  answer('c6', 'JP')
  answer('c8', '00019')
  expect(item('c13')).not.toBeAsked()
  answer('c9', '01')
  answer('c10', '1')
  for (const not of all('c11 c12')) expect(not).not.toBeAsked()
  answer('c17', 'some')
  for (const asked of all('c4 c7 c14 c15 c16 c19 c20 c21 c22 d4')) expect(asked).toBeAsked()
  finish(25)
})

test('somebody on a tenure track has a term and no renewal', () => {
  answer('a1', 'completed')
  answer('a3', '2020-03')
  answer('a6', 'JP')
  answer('c1', 'on_leave')
  answer('c6', 'JP')
  answer('c9', '01')
  answer('c10', '3')
  expect(item('c11')).toBeAsked()
  expect(item('c12')).not.toBeAsked()
  answer('c17', 'none')
  expect(item('c18')).toBeAsked()
  finish(28)
})

test('somebody with a firm of their own abroad has neither a term nor a prefecture', () => {
  answer('a1', 'completed')
  answer('a3', '2019-03')
  answer('a6', 'DE')
  expect(item('a7')).not.toBeAsked()
  answer('c1', 'yes')
  answer('c5', 'startup')
  answer('c6', 'DE')
  expect(item('c7')).not.toBeAsked()
  answer('c8', '00019')
  answer('c9', 'exec')
  for (const not of all('c10 c11 c12 c13')) expect(not).not.toBeAsked()
  story.decline('c16')
  answer('c17', 'close')
  finish(22)
})

test('somebody who left with all credits is asked of the degree', () => {
  answer('a1', 'left_credits')
  expect(item('a4')).toBeAsked()
  answer('a3', '2023-03')
  answer('a4', 'preparing')
  answer('a6', 'JP')
  answer('c1', 'no')
  for (const asked of all('c2 c3')) expect(asked).toBeAsked()
  expect(item('c2')).toBeRequired()
  for (const not of all('c4 c5 c6 c8 c9 c16 c21 c22')) expect(not).not.toBeAsked()
  answer('c3', ['family', 'other'])
  finish(13)
})

test('somebody who withdrew long ago, lives abroad and does not work is asked eleven questions', () => {
  answer('a1', 'withdrew')
  expect(item('a4')).not.toBeAsked()
  answer('a3', '2020-03')
  answer('a6', 'FR')
  answer('c1', 'no')
  finish(11)
})

test('somebody who has said nothing yet is asked what everybody is asked', () => {
  expect(story.asked()).toEqual(['a1', 'a5', 'a6', 'd1', 'd2', 'd3'])
  expect(() => answer('a1', 'retired')).toThrow('does not take')
})

test('every question was asked of somebody here, and of somebody else not, unless it is everybody’s', () => {
  const always = itemsOf(yearlyQuestionnaire).filter(({ showIf }) => showIf === undefined).map(({ id }) => id)
  expect(every.filter((id) => !seen.get(id)?.has(true))).toEqual([])
  expect(every.filter((id) => !seen.get(id)?.has(false))).toEqual(always)
})
