import { within } from '@testing-library/preact'
import { expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import { languages, type Language } from '../../../../src/domain/language.ts'
import type { PublishedRow } from '../../../../src/domain/statistics/published.ts'
import { drawFile } from '../../../../src/ui/statistics/chart-file.ts'
import { Figure, namedBars } from '../../../../src/ui/statistics/figure.tsx'
import { GroupNumbers } from '../../../../src/ui/statistics/numbers.tsx'
import { pictureOf } from '../../../../src/ui/statistics/picture.ts'
import { tableFile } from '../../../../src/ui/statistics/table-file.ts'
import { loadArea, t } from '../../../../src/ui/text/text.ts'
import { show } from '../render.tsx'
import { engineering, rowAt, sectors, sources } from './sectors.ts'

async function figure(row: PublishedRow | undefined, language: Language = 'ja') {
  await loadArea('charts')
  await loadArea('statistics')
  return show(<Figure table={sectors} row={row} sources={sources} />, language)
}

const focused = () => document.activeElement?.getAttribute('aria-label')

test('the chart is one stop of the keyboard; arrows go from bar to bar, and each says its name and number', async () => {
  const shown = await figure(rowAt(0))
  const chart = shown.getByRole('group', { name: '勤務先の種類（全員）のグラフ' })
  expect(document.getElementById(chart.getAttribute('aria-describedby') ?? '')?.textContent).toBe(t('charts:keys'))
  expect(shown.getAllByRole('img')).toHaveLength(10)
  await userEvent.tab()
  expect(focused()).toBe('大学等の教育機関：約600人（40％）')
  await userEvent.keyboard('{ArrowDown}')
  expect(focused()).toBe('公的研究機関（国立研究開発法人など）：約150人（10％）')
  await userEvent.keyboard('{End}')
  expect(focused()).toBe('その他：約40人（3％）')
  await userEvent.keyboard('{ArrowDown}')
  expect(focused()).toBe('その他：約40人（3％）')
  await userEvent.keyboard('{ArrowUp}{Home}')
  expect(focused()).toBe('大学等の教育機関：約600人（40％）')
  expect(shown.getAllByRole('img').filter((bar) => bar.getAttribute('tabindex') === '0')).toHaveLength(1)
})

test.each(languages)('the table beside it has a caption, heads for columns and rows, and says in words what is hidden (%s)', async (language) => {
  const shown = await figure(rowAt(0), language)
  const table = shown.getByRole('table', { name: t('charts:numbersOf', { table: t('statistics:table.sector.title'), people: t('charts:everybody') }) })
  expect([...table.querySelectorAll('thead th')].map((head) => head.getAttribute('scope'))).toEqual(['col', 'col', 'col'])
  const rows = [...table.querySelectorAll('tbody tr')]
  expect(rows.every((row) => row.firstElementChild?.matches('th[scope="row"]'))).toBe(true)
  expect(rows[0]?.textContent).toMatch(/600.*40/)
  expect(rows[6]?.lastElementChild?.textContent).toBe(t('charts:hidden'))
  // How many of them answered stands above both.
  expect(shown.getByText(/1,500/)).toBeTruthy()
})

test('a row that is held back says why and draws nothing; one that is not there says how to see more', async () => {
  const held = await figure(rowAt(3))
  expect(held.getByText(t('statistics:note.held.few'))).toBeTruthy()
  expect(held.queryByRole('group')).toBeNull()
  expect(held.queryByRole('table')).toBeNull()
  const none = await figure(undefined)
  expect(none.getByText(t('charts:noRow'))).toBeTruthy()
})

test('groups stand side by side, one’s own marked by a word', async () => {
  const rows = sectors.rows.filter(({ of }) => of[1] === 'all')
  const shown = await show(<GroupNumbers table={sectors} rows={rows} sources={sources} caption="比べる" along={0} own={engineering} />)
  const own = shown.getByRole('rowheader', { name: /自分の行/ })
  expect(own.textContent).toContain('ナノテク')
  expect(shown.getByRole('region', { name: '比べる' }).getAttribute('tabindex')).toBe('0')
})

test('the table is saved for spreadsheets: a mark of its encoding, hidden numbers as x, and nothing that reckons', async () => {
  await figure(rowAt(0))
  const named = { ...sources, options: new Map([['c5 univ', { ja: '=1+1', en: '=1+1' }]]) }
  const lines = tableFile(sectors, named, ['@note']).split('\r\n')
  expect(lines[0]?.startsWith('\uFEFF研究分野コード,研究分野,段階コード,段階,対象の人,答えた人,\'=1+1,')).toBe(true)
  expect(lines[1]).toBe('all,全体,all,全体,2000,1500,600,150,450,60,90,60,x,x,30,40')
  expect(lines[4]).toMatch(/,40,20,x,x,x,x,x,x,x,x,x,x$/)
  expect(lines.at(-2)).toBe("'@note")
})

test('the chart is saved with its title, source and address, and drawn as a picture', async () => {
  await figure(rowAt(0))
  const drawn = drawFile({ language: 'ja', title: 'どこで <働く> & "学ぶ"', about: ['全員'], bars: namedBars(sectors, rowAt(0), sources), full: 50, source: ['見本', 'https://example.jp/statistics/sector?edition=1'] })
  const parsed = new DOMParser().parseFromString(drawn.text, 'image/svg+xml')
  expect(parsed.querySelector('parsererror')).toBeNull()
  expect(parsed.querySelector('title')?.textContent).toBe('どこで <働く> & "学ぶ"')
  const words = [...parsed.querySelectorAll('text')].map((text) => text.textContent)
  expect(words).toContain('https://example.jp/statistics/sector?edition=1')
  expect(words).toContain('約600人（40％）')
  expect(words.filter((text) => text === t('charts:hidden'))).toHaveLength(2)
  // Colours and fonts go along: nothing of the page is needed.
  expect(drawn.text).not.toMatch(/class=|var\(|style=/)
  const bytes = new Uint8Array(await (await pictureOf(drawn)).arrayBuffer())
  expect(Array.from(bytes.slice(0, 8))).toEqual([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
})

test('whoever chooses a group is told about whom it is and how many answered, and not every number', async () => {
  await loadArea('charts')
  await loadArea('statistics')
  const shown = await show(<Figure table={sectors} row={rowAt(0)} sources={sources} said />, 'ja')
  const status = shown.getByRole('status')
  expect(status.textContent).toMatch(/1,500/)
  expect(within(status).queryByRole('table')).toBeNull()
  expect(within(status).queryByRole('group')).toBeNull()
  // The same element says it when there is nothing to show: a new one would be silent.
  shown.rerender(
    <main>
      <Figure table={sectors} row={undefined} sources={sources} said />
    </main>,
  )
  expect(shown.getByRole('status')).toBe(status)
  expect(status.textContent).toBe(t('charts:noRow'))
})
