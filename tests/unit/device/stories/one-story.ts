import type { Story } from '../../../../src/domain/story/story.ts'

/** A story, as short as one can be. */
export const story = (change: Partial<Story> = {}): Story => {
  const said = (ja: string, en: string) => ({ ja, en })
  return {
    id: 'one',
    sample: true,
    name: said('ある人', 'Somebody'),
    title: said('ある道', 'A route'),
    lead: said('はじめ', 'To begin with'),
    today: said('いま', 'Now'),
    sector: 'company',
    country: 'JP',
    fields: ['43010'],
    doctorateIn: 2018,
    support: ['dc'],
    route: [{ kind: 'course', from: 2015, to: 2018, sector: null, country: 'JP', what: said('博士課程', 'Doctoral course'), where: said('大学', 'A university') }],
    text: { ja: [{ kind: 'paragraph', inside: [{ kind: 'text', text: '本文' }] }], en: [{ kind: 'paragraph', inside: [{ kind: 'text', text: 'Text' }] }] },
    otherwise: said('別の道', 'Otherwise'),
    picture: null,
    publishedAt: '2026-11-01T00:00:00.000Z',
    ...change,
  }
}
