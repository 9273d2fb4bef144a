import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { emptyStretch, type StoryBody, storyBodySchema } from '../../../../src/domain/story/draft.ts'
import { ownFields, readOwnDraft, readStretch, stretchFields, typedYear, type Values } from '../../../../src/domain/story/own-draft.ts'
import { lackingToSend, sendingHash, wholeIn, withSent } from '../../../../src/domain/story/sending.ts'

const written: Values = {
  written: 'ja', 'name.ja': '青木 遥', 'name.en': 'not shown', 'today.ja': '地図', 'text.ja': '迷いました。', 'otherwise.ja': '相談します。', sector: 'company', country: 'JP',
  fields: ['04010'], doctorateIn: 2016, support: ['dc'],
}
const course: Values = { kind: 'course', from: 2012, to: 2016, 'what.ja': '博士課程', 'where.ja': '九州' }
const work: Values = { kind: 'work', from: 2016, sector: 'company', 'what.ja': '編集', 'where.ja': '福岡' }
const whole = readOwnDraft(written, [{ id: 'b', values: work }, { id: 'a', values: course }])

describe('a story in the notebook', () => {
  it('is read in the order of its years, in the languages that were chosen alone', () => {
    expect(whole).toMatchObject({ way: 'ja', stretches: ['a', 'b'], wrong: [], body: { name: { ja: '青木 遥', en: '' }, country: 'JP', support: ['dc'] } })
    expect(lackingToSend(whole.body, ['ja'])).toEqual([])
    expect(wholeIn(whole.body)).toEqual(['ja'])
    expect(readOwnDraft({ ...written, written: 'both' }, []).body.name.en).toBe('not shown')
  })

  it('says what is missing for the chosen languages, and leaves title and lead to the office', () => {
    const nothing = readOwnDraft({ written: 'en' }, [])
    expect(lackingToSend(nothing.body, ['en'])).toEqual(['name.en', 'today.en', 'sector', 'doctorateIn', 'fields', 'route', 'text.en', 'otherwise.en'])
    const backwards = readOwnDraft(written, [{ id: 'a', values: { ...course, to: 2011 } }])
    expect(lackingToSend(backwards.body, ['ja'])).toEqual(['route.0.to'])
  })

  it('keeps what is typed and can’t be sent, and names it', () => {
    expect(typedYear('２０１６')).toBe(2016)
    expect(typedYear(' 201')).toBe(' 201')
    expect(typedYear(' ')).toBeNull()
    const wrong = readOwnDraft({ ...written, doctorateIn: '201', 'today.ja': 'あ'.repeat(201) }, [{ id: 'a', values: { ...course, from: '平成24' } }])
    expect(wrong.wrong.toSorted()).toEqual(['doctorateIn', 'route.0.from', 'today.ja'])
    expect(wrong.body.doctorateIn).toBeNull()
  })

  it('whatever stands in the records: read, it fits the form of a story once nothing is wrong', () => {
    const value = fc.oneof(fc.string(), fc.integer(), fc.constant(null), fc.boolean(), fc.array(fc.string()), fc.constantFrom('ja', 'both', 'JP', 'work', 'univ', 2016, '2016'))
    const record = (fields: readonly string[]) => fc.dictionary(fc.constantFrom(...fields), value)
    fc.assert(
      fc.property(record(ownFields), fc.array(record(stretchFields), { maxLength: 4 }), (story, stretches) => {
        const { body, wrong } = readOwnDraft(story, stretches.map((each, at) => ({ id: `s${at}`, values: each })))
        expect(storyBodySchema.safeParse(body).success || wrong.length > 0).toBe(true)
      }),
    )
    expect(readStretch({}, 'ja')).toEqual(emptyStretch)
  })
})

describe('what an author sends anew', () => {
  it('takes the place of the office’s words in the languages it is written in, and of nothing else', () => {
    const both = (ja: string, en: string) => ({ ja, en })
    const office: StoryBody = {
      ...whole.body, title: both('題', 'Title'), text: both('古い', 'Old'), alt: both('写真', 'A picture'),
      route: whole.body.route.map((stretch) => ({ ...stretch, what: { ...stretch.what, en: 'Course' } })),
    }
    const merged = withSent(office, { ...whole.body, sector: 'univ' })
    expect(merged).toMatchObject({ title: office.title, alt: office.alt, sector: 'univ', text: { ja: '迷いました。', en: 'Old' } })
    expect(merged.route[0]?.what).toEqual(both('博士課程', 'Course'))
    // Of another number of stretches nobody knows which is which.
    expect(withSent(office, { ...whole.body, route: whole.body.route.slice(1) }).route[0]?.what.en).toBe('')
  })

  it('is the same when its content is, whatever the order in which it was agreed to', async () => {
    expect(await sendingHash(whole.body, ['print', 'app'])).toBe(await sendingHash({ ...whole.body }, ['app', 'print']))
    expect(await sendingHash(whole.body, ['app'])).not.toBe(await sendingHash(whole.body, ['app', 'print']))
  })
})
