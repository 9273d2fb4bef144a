import { describe, expect, test } from 'vitest'
import en from '../../../../locales/en/profile.json' with { type: 'json' }
import ja from '../../../../locales/ja/profile.json' with { type: 'json' }
import { careerShapes } from '../../../../src/domain/profile/career.ts'
import { askedFields } from '../../../../src/domain/profile/completeness.ts'
import { type FieldShape, profileGroups, profileShapes } from '../../../../src/domain/profile/fields.ts'
import { type Part, problemCodes } from '../../../../src/domain/profile/parts.ts'

const shapes: [string, FieldShape][] = Object.entries(profileShapes)
const parts: [string, Part][] = [
  ...shapes.flatMap(([name, shape]): [string, Part][] => (shape.kind === 'parts' ? Object.entries(shape.parts) : [[name, shape]])),
  ...Object.values(careerShapes).flatMap((shape) => Object.entries(shape)),
]

describe.each([['ja', ja], ['en', en]] as const)('in %s', (_, texts) => {
  test('every option of every choice has a name, and no name is left over', () => {
    const named = Object.fromEntries(Object.entries(texts.option).map(([field, names]) => [field, Object.keys(names).toSorted()]))
    const offered = Object.fromEntries(
      parts.flatMap(([name, part]) => (part.kind === 'one' || part.kind === 'many' ? [[name, [...part.options].toSorted()]] : [])),
    )
    expect(named).toEqual(offered)
  })

  test('every field, part and page has a label', () => {
    const labels = new Set(Object.keys(texts.label))
    const wanted = [...Object.keys(profileShapes), ...parts.map(([name]) => name)].filter((name) => name !== 'organisation' && name !== 'role')
    expect(wanted.filter((name) => !labels.has(name))).toEqual([])
    expect(Object.keys(texts.group).toSorted()).toEqual([...Object.keys(profileGroups), 'job', 'study'].toSorted())
  })

  test('every field that is asked for has its reason, and every problem its words', () => {
    expect(Object.keys(texts.why).toSorted()).toEqual([...askedFields].toSorted())
    expect(Object.keys(texts.problem).filter((code) => code !== 'at').toSorted()).toEqual([...problemCodes].toSorted())
  })
})
