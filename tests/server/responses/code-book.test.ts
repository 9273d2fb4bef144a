import { XMLParser } from 'fast-xml-parser'
import { describe, expect, it } from 'vitest'
import type { Definition } from '../../../src/domain/questionnaire/definition.ts'
import { yearlyQuestionnaire } from '../../../src/server/samples/questionnaire/definition.ts'
import { winterSurvey } from '../publish.ts'
import { ddiFaults } from './ddi-faults.ts'
import { fullQuestionnaire } from './full-questionnaire.ts'
import { openWinter, publish, readCsv, takeOut } from './take-out.ts'

const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes)

describe('the code book', () => {
  it('tells of every column: question, codes, what stands for no value, who was asked', async () => {
    const { house, office } = await openWinter(fullQuestionnaire())
    expect(house.failures).toEqual([])
    const book = readCsv(await takeOut(office, 'codebook.csv'))
    const line = (name: string) => book.find(({ variable }) => variable === name)
    expect(line('ways__home')).toMatchObject({
      kind: 'flag', question_ja: 'How?（日本語）', question_en: 'How?', part_en: 'At home', codes_en: '0 = not chosen\n1 = chosen',
      missing_en: "'-7 = preferred not to say\n-8 = was not asked\n-9 = left unanswered", asked_en: 'works "Do you work?" is yes Yes', asked_ja: 'works「Do you work?（日本語）」がyes Yes（日本語）',
    })
    expect(line('more')?.['asked_en']).toBe(
      'works "Do you work?" is yes Yes or other Other <&>, and (hours "Hours a month" is at least 10, or the number of months from since "Since when?" to the reference date is less than 12)',
    )
    expect(line('more__missing')).toMatchObject({ kind: 'code', codes_en: '0 = there is an answer', missing_en: '7 = preferred not to say\n8 = was not asked\n9 = left unanswered' })
    expect(line('where')?.['codes_en']).toContain('JP = Japan')
    expect(line('hours')).toMatchObject({ kind: 'number', part_en: 'Worked out from other answers', unit_en: 'hours', versions: '1' })
    expect(line('respondent_key')).toMatchObject({ asked_en: 'everybody' })
  })

  it('says in which version who was asked, where that differs', async () => {
    const { house, office } = await openWinter(fullQuestionnaire())
    const second = fullQuestionnaire(2)
    const [page] = second.pages
    const items = (page?.items ?? []).map((item) => (item.id === 'ways' ? { ...item, showIf: { op: 'eq' as const, item: 'works', value: 'no' } } : item))
    const changed: Definition = { ...second, pages: [{ id: 'page1', section: 'all', items }] }
    await publish(house, changed)
    await house.store.write(async (tx) => {
      const at = new Date(house.now()).toISOString()
      const row = { account: office.account, campaign: winterSurvey.id, number: 'x', hash: 'x', state: 'received', receivedAt: at, sealedAt: at, definition: 'small', version: 2, device: 'd' } as const
      await tx.insertInto('submissions').values({ ...row, answers: '{}' }).execute()
    })
    const book = readCsv(await takeOut(office, 'codebook.csv'))
    expect(book.find(({ variable }) => variable === 'ways__x')).toMatchObject({ versions: '1 2', asked_en: 'Version 1: works "Do you work?" is yes Yes / Version 2: works "Do you work?" is no No' })
  })
})

describe('the DDI file', () => {
  it.each([
    ['every type of question', fullQuestionnaire()],
    ['the yearly questionnaire', { ...yearlyQuestionnaire, id: 'small', version: 1 }],
  ])('is valid: %s', async (_, definition) => {
    const { office } = await openWinter(definition)
    expect(await ddiFaults(textOf(await takeOut(office, 'ddi.xml')))).toEqual([])
    expect(await ddiFaults(textOf(await takeOut(office, 'ddi.xml', 'for a check')))).toEqual([])
  })

  it('is checked in earnest: a file with its parts in another order is not', async () => {
    const { office } = await openWinter(fullQuestionnaire())
    const xml = textOf(await takeOut(office, 'ddi.xml'))
    expect((await ddiFaults(xml.replace('<stdyInfo>', '<stdyinfo>').replace('</stdyInfo>', '</stdyinfo>'))).length).toBeGreaterThan(0)
  })

  it('holds what the responses hold, in their order, with texts as they were written', async () => {
    const { office } = await openWinter(fullQuestionnaire())
    const xml = textOf(await takeOut(office, 'ddi.xml'))
    const parser = new XMLParser({ ignoreAttributes: false, parseTagValue: false, isArray: (name) => ['var', 'labl', 'catgry'].includes(name) })
    const { codeBook } = parser.parse(xml) as { codeBook: { dataDscr: { var: { '@_name': string; catgry?: { catValu: string; labl: { '#text': string }[] }[] }[] } } }
    const names = codeBook.dataDscr.var.map((each) => each['@_name'])
    expect(names).toEqual(readCsv(await takeOut(office, 'codebook.csv')).map(({ variable }) => variable))
    const works = codeBook.dataDscr.var.find((each) => each['@_name'] === 'works')
    expect(works?.catgry?.map(({ catValu, labl }) => [catValu, labl[1]?.['#text']])).toContainEqual(['other', 'Other <&>'])
  })
})
