import '../../../../../src/app/areas.ts'
import { fireEvent, waitFor } from '@testing-library/preact'
import axe from 'axe-core'
import { beforeEach, expect, test } from 'vitest'
import { Opened as OpenKept } from '../../../../../src/app/role-models/kept.tsx'
import { Opened as OpenList } from '../../../../../src/app/role-models/list.tsx'
import { wishNothing } from '../../../../../src/app/role-models/wish.ts'
import type { Story } from '../../../../../src/domain/story/story.ts'
import { ownTraits } from '../../../../../src/domain/story/traits.ts'
import { StoryView } from '../../../../../src/ui/story/story-view.tsx'
import { Timeline } from '../../../../../src/ui/story/timeline.tsx'
import { loadArea, setLanguage, t } from '../../../../../src/ui/text/text.ts'
import { story } from '../../../device/stories/one-story.ts'
import { byId, show } from '../../render.tsx'

beforeEach(async () => {
  for (const area of ['role-models', 'story'] as const) await loadArea(area)
  wishNothing()
})

const said = (text: string) => ({ ja: text, en: `${text} (en)` })
const stories: Story[] = [
  story({ id: 'new', title: said('新しい話'), fields: ['11020'], sector: 'univ', publishedAt: '2026-11-03T00:00:00.000Z' }),
  story({ id: 'far', title: said('遠くの話'), fields: ['41020'], sector: 'npo', country: 'KE', publishedAt: '2026-11-02T00:00:00.000Z' }),
  story({ id: 'near', title: said('近い話'), fields: ['43010'], support: [], publishedAt: '2026-11-01T00:00:00.000Z' }),
]
const nobody = { traits: ownTraits({}, [], 2026), field: null }
const biologist = { traits: ownTraits({ field: { large: '00189', small: '43010' } }, [], 2026), field: '00189' }
const titles = () => [...document.querySelectorAll('.story-row-title')].map((title) => title.textContent)

test('people like oneself come first, with what they have in common; for whom nothing is known of, the newest', async () => {
  await show(<OpenList stories={stories} own={biologist} />)
  expect(titles()).toEqual(['近い話', '新しい話', '遠くの話'])
  const reasons = [...document.querySelectorAll('.story-reason')].map((reason) => reason.textContent)
  expect(reasons).toEqual([t('role-models:likeYou', { reasons: t('role-models:reason.small', { name: '分子生物学' }) })])
  expect((await axe.run(document.body)).violations).toEqual([])
  await show(<OpenList stories={stories} own={nobody} />)
  expect(titles()).toEqual(['新しい話', '遠くの話', '近い話'])
})

test('a choice says how many stories it leaves, and leaves so many', async () => {
  await show(<OpenList stories={stories} own={biologist} />)
  const sector = byId('story-sector', HTMLSelectElement)
  expect([...sector.options].map(({ text }) => text)).toEqual([t('role-models:filter.any'), ...(['univ', 'company', 'npo'] as const).map((code) => t('role-models:filter.option', { name: t(`story:sector.${code}`), count: 1 }))])
  expect(byId('story-field', HTMLSelectElement).options[1]?.text).toBe(t('role-models:filter.own', { name: 'ライフサイエンス', count: 1 }))
  fireEvent.change(sector, { target: { value: 'npo' } })
  await waitFor(() => expect(titles()).toEqual(['遠くの話']))
  // What would leave none is no longer offered beside it.
  expect([...byId('story-country', HTMLSelectElement).options].map(({ value }) => value)).toEqual(['', 'KE'])
})

test('a route is an ordered list: the years, what it was, where, and the country where it is not Japan', async () => {
  const stretch = (change: object) => ({ kind: 'work' as const, from: 2015, to: null, sector: 'npo' as const, country: 'KE', what: said('事業の責任者'), where: said('現地の団体'), ...change })
  const route = [stretch({ kind: 'course', from: 2008, to: 2014, sector: null, country: 'JP', what: said('博士課程'), where: said('大学') }), stretch({ kind: 'break', from: 2014, to: 2014, sector: null, country: 'JP' }), stretch({})]
  const { container } = await show(<Timeline route={route} />)
  const lines = () => [...container.querySelectorAll('ol > li')].map((line) => [...line.querySelectorAll('span, .stretch-what, .stretch-where')].map((part) => part.textContent))
  expect(lines()).toEqual([
    ['2008–2014年', '大学院', '博士課程', '大学'],
    ['2014年', '休み', '事業の責任者', '現地の団体'],
    ['2015年–今', '仕事（非営利団体）', '事業の責任者', '現地の団体／ケニア'],
  ])
  await setLanguage('en')
  await waitFor(() => expect(lines()[2]).toEqual(['Since 2015', 'Work (Non-profit)', '事業の責任者 (en)', '現地の団体 (en) / Kenya']))
})

test('a story says whether it is a sample, and what is written in it is never markup', async () => {
  const text = { ja: [{ kind: 'paragraph' as const, inside: [{ kind: 'text' as const, text: '<img src=x onerror=alert(1)>' }] }], en: [] }
  const { container } = await show(<StoryView story={story({ text, title: said('ある話') })} level={1} />)
  expect(container.querySelector('h1')?.textContent).toBe('ある話')
  expect(container.textContent).toContain('<img src=x onerror=alert(1)>')
  expect(container.querySelector('img')).toBe(null)
  expect(container.textContent).toContain(t('story:sample'))
  expect((await axe.run(document.body)).violations).toEqual([])
})

test('a kept story that is not published any more says so in a sentence; one that has not come yet does not', async () => {
  const kept = [{ id: 'near', since: '2026-11-05T00:00:00.000Z' }, { id: 'withdrawn', since: '2026-11-04T00:00:00.000Z' }]
  const { container } = await show(<OpenKept kept={kept} stories={stories} />)
  const rows = () => [...container.querySelectorAll('.story-row')].map((row) => row.textContent)
  expect(rows()[0]).toContain('近い話')
  expect(rows()[1]).toContain(t('role-models:keptPage.withdrawn'))
  await show(<OpenKept kept={kept} stories={null} />)
  expect(document.body.textContent).not.toContain(t('role-models:keptPage.withdrawn'))
  expect(document.body.textContent).toContain(t('role-models:keptPage.waiting'))
})
