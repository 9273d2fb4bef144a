import '../../../../../src/app/areas.ts'
import { act, fireEvent, waitFor } from '@testing-library/preact'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { Opened as OpenFilter } from '../../../../../src/app/postings/filter/filter.tsx'
import { Opened as OpenMarket } from '../../../../../src/app/postings/market/market-page.tsx'
import { type Market, openMarket } from '../../../../../src/app/postings/market/market.ts'
import { searchFor } from '../../../../../src/app/postings/present-search.ts'
import { Opened as OpenPosting } from '../../../../../src/app/postings/reading/posting-page.tsx'
import { noCriteria } from '../../../../../src/domain/search/criteria.ts'
import { loadArea, t } from '../../../../../src/ui/text/text.ts'
import { byId, show } from '../../render.tsx'
import { fakePostings, posting } from './fake-postings.ts'

let market: Market | undefined
beforeEach(async () => {
  for (const area of ['market', 'posting', 'search', 'criteria', 'filter', 'shell'] as const) await loadArea(area)
  searchFor({ criteria: noCriteria, from: null })
})
afterEach(() => {
  market?.close()
  market = undefined
})

const many = Array.from({ length: 2345 }, (_, at) => posting({ id: `P${at}`, title: { ja: at % 5 === 0 ? `助教の公募${at}` : `研究員の公募${at}` }, jobTypes: [at % 5 === 0 ? '00016' : '00017'] }))

test('of thousands only what is seen is in the page, and each row says its place among all', async () => {
  market = openMarket(fakePostings(many))
  const shown = await show(<OpenMarket market={market} />)
  await waitFor(() => expect(shown.container.querySelector('.hit-link')).not.toBeNull())
  const rows = () => [...shown.container.querySelectorAll('.hit')]
  expect(rows().length).toBeLessThan(40)
  expect(rows()[0]?.getAttribute('aria-setsize')).toBe('2345')
  const height = rows()[0]?.getBoundingClientRect().height ?? 0
  await act(() => window.scrollTo(0, height * 1200))
  await waitFor(() => {
    const seen = shown.container.querySelector('.hit[aria-posinset="1201"]')
    expect(seen?.textContent).toContain('助教の公募1200')
  })
  expect(rows().length).toBeLessThan(40)
  window.scrollTo(0, 0)
})

test('the row that has the focus stays, wherever the page is scrolled to', async () => {
  market = openMarket(fakePostings(many))
  const shown = await show(<OpenMarket market={market} />)
  await waitFor(() => expect(shown.container.querySelector('.hit-link')).not.toBeNull())
  const third = shown.container.querySelectorAll<HTMLElement>('.hit-link')[2]
  await act(() => third?.focus())
  await act(() => window.scrollTo(0, 100_000))
  await waitFor(() => expect(shown.container.querySelector('.hit[aria-posinset="676"]')).not.toBeNull())
  expect(document.activeElement).toBe(third)
  window.scrollTo(0, 0)
})

test('what is typed is searched for at each key', async () => {
  market = openMarket(fakePostings(many))
  const shown = await show(<OpenMarket market={market} />)
  const field = byId('market-words', HTMLInputElement)
  fireEvent.input(field, { target: { value: '助教' } })
  await waitFor(() => expect(shown.container.querySelector('#market-count')?.textContent).toBe(t('market:found', { count: 469, shown: '469' })))
  fireEvent.input(field, { target: { value: '無い語' } })
  await waitFor(() => expect(shown.getByText(t('market:none.title'))).toBeTruthy())
})

test('without the texts it says what that means, and fetches them when asked to, with their size', async () => {
  const postings = fakePostings(many, { texts: 'none', missingBytes: 12_000_000 })
  market = openMarket(postings)
  const shown = await show(<OpenMarket market={market} />, 'en')
  const button = await waitFor(() => shown.getByRole('button', { name: /12.MB/ }))
  expect(shown.getByText(t('market:withoutTextsMeans'))).toBeTruthy()
  button.click()
  await waitFor(() => expect(postings.asked).toEqual([undefined, { texts: true }]))
})

test.each([
  ['offline', 'market:problem.offline'],
  ['full', 'market:problem.full'],
  ['cut', 'market:problem.cut'],
  ['kept', 'market:problem.nothing'],
] as const)('with no postings here it says why and what to do: %s', async (taken, words) => {
  const postings = fakePostings(null, { taken })
  market = openMarket(postings)
  const shown = await show(<OpenMarket market={market} />)
  await waitFor(() => expect(shown.getByText(t(words))).toBeTruthy())
  shown.getByRole('button', { name: t('market:again') }).click()
  await waitFor(() => expect(postings.asked).toHaveLength(2))
})

test('beside each choice stands how many it would find, and the way on says how many are found', async () => {
  market = openMarket(fakePostings(many))
  const shown = await show(<OpenFilter market={market} />)
  await waitFor(() => expect(shown.getByRole('link', { name: t('filter:seeAll', { count: 2345, shown: '2,345' }) })).toBeTruthy())
  const box = [...shown.container.querySelectorAll('.choice')].find((choice) => choice.querySelector('.choice-aside')?.textContent?.trim() === '469')
  const input = box?.querySelector('input')
  if (!input) throw new Error('no choice would find 469')
  fireEvent.click(input)
  await waitFor(() => expect(shown.getByRole('link', { name: t('filter:seeAll', { count: 469, shown: '469' }) })).toBeTruthy())
})

const bilingual = posting({
  id: 'D126110001', title: { ja: 'データ科学の助教', en: 'Assistant professor of data science' }, institution: { ja: '見本大学' }, sample: false, closesOn: '2999-12-04',
  texts: { parts: { duties: { ja: 'ﾃﾞｰﾀの研究', en: 'Research on data' }, contact: { ja: '問い合わせ' } }, page: null, applyAt: 'https://example.ac.jp/apply' },
})

test('a posting is read in either language, each text in its own, with the words that were searched for', async () => {
  searchFor({ criteria: { ...noCriteria, all: 'でーた' }, from: null })
  market = openMarket(fakePostings([bilingual]))
  const shown = await show(<OpenPosting market={market} id="D126110001" />)
  await waitFor(() => expect(shown.getByRole('heading', { level: 1 }).textContent).toBe('データ科学の助教'))
  expect([...shown.container.querySelectorAll('mark')].map((mark) => mark.textContent)).toEqual(['データ', 'ﾃﾞｰﾀ'])
  expect(shown.getByRole('link', { name: new RegExp(t('posting:apply')) }).getAttribute('href')).toBe('https://example.ac.jp/apply')
  expect(shown.getByRole('link', { name: new RegExp(t('posting:jrecin')) }).getAttribute('href')).toContain('SeekJorDetail?id=D126110001')
  expect(shown.getByText(/令和981年12月4日/)).toBeTruthy()
  shown.getByRole('button', { name: t('posting:readIn.en') }).click()
  await waitFor(() => expect(shown.getByRole('heading', { level: 1 }).textContent).toBe('Assistant professor of data science'))
  expect(shown.getByText('Research on data', { exact: false }).getAttribute('lang')).toBe('en')
  expect(shown.getByText('問い合わせ').getAttribute('lang')).toBe('ja')
  expect(shown.getByText(t('posting:only.ja'))).toBeTruthy()
})

test('a sample is marked as one and leads nowhere as if it were real; one that is closed says so', async () => {
  market = openMarket(fakePostings([{ ...bilingual, sample: true, closesOn: '2020-01-31', texts: null }]))
  const shown = await show(<OpenPosting market={market} id="D126110001" />)
  await waitFor(() => expect(shown.getByText(t('posting:sample'))).toBeTruthy())
  expect(shown.getByText(t('posting:closed'))).toBeTruthy()
  expect(shown.queryByRole('link', { name: new RegExp(t('posting:jrecin')) })).toBeNull()
})

test('a posting that is not here says so, with a way back', async () => {
  market = openMarket(fakePostings([bilingual]))
  const shown = await show(<OpenPosting market={market} id="D199999999" />)
  await waitFor(() => expect(shown.getByText(t('posting:missing.text'))).toBeTruthy())
  expect(shown.getByRole('link', { name: t('posting:back') }).getAttribute('href')).toBe('/postings')
})
