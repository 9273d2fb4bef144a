import '../../../../src/office/areas.ts'
import { fireEvent } from '@testing-library/preact'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { OfficeStory } from '../../../../src/api/office-stories.ts'
import { emptyStory, type StoryBody } from '../../../../src/domain/story/draft.ts'
import { door, lookWhoIsThere, signOut } from '../../../../src/office/shell/session.ts'
import { useStory } from '../../../../src/office/stories/use-story.ts'
import { Button } from '../../../../src/ui/controls/Button.tsx'
import { byId, show } from '../render.tsx'

const titled = (ja: string): StoryBody => ({ ...emptyStory, title: { ja, en: '' } })
const stored = (rev: number, body: StoryBody): OfficeStory => ({
  id: 's1', state: 'draft', rev, sample: false, hasAuthor: false, isPublished: false, publishedAt: null, withdrawnAt: null, withdrawnFor: null,
  updatedAt: '2026-11-22T00:00:00.000Z', body, picture: null, consent: null, writtenBy: '事務 太郎', author: null, sending: 0, reviewed: null, sent: null,
})
/** A story as its author has sent it. */
const arrived = (rev: number, sending: number, body: StoryBody): OfficeStory => ({
  ...stored(rev, body), hasAuthor: true, writtenBy: null, author: { account: 'p1', name: '青木 遥', isActive: true }, sending,
})
const json = (body: unknown, status = 200) => new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } })

/** What the server answers, by method and path. */
let answers: Record<string, () => Response | Promise<Response>>
beforeEach(() => {
  sessionStorage.clear()
  answers = { 'GET /api/office/stories/s1': () => json(stored(1, titled('はじめ'))), 'DELETE /api/session': () => new Response(null, { status: 204 }) }
  vi.spyOn(window, 'fetch').mockImplementation(async (input, init) => {
    const asked = `${init?.method ?? 'GET'} ${input instanceof Request ? input.url : String(input)}`
    const answer = answers[asked]
    if (!answer) throw new Error(`nobody asks for ${asked}`)
    return answer()
  })
})
afterEach(() => void vi.restoreAllMocks())

async function comeIn(account: string): Promise<void> {
  answers['GET /api/office/me'] = () => json({ account, name: '事務 太郎', role: 'office' })
  await lookWhoIsThere()
  expect(door.value.at).toBe('in')
}

const words = { title: '題', save: '保存', picture: '写真', mine: '自分', dirty: 'まだ', stored: '保存済み' }

function Desk() {
  const { body, dirty, change, save, putPicture, settle, sentMeanwhile } = useStory('s1')
  if (!body) return null
  return (
    <>
      <input id="title" aria-label={words.title} value={body.title.ja} onInput={({ currentTarget: { value } }) => change(titled(value))} />
      <p>{dirty ? words.dirty : words.stored}</p>
      <Button onPress={() => void save()}>{words.save}</Button>
      <Button onPress={() => void putPicture(new Blob(['x']))}>{words.picture}</Button>
      <Button onPress={() => settle('mine')}>{words.mine}</Button>
      <p id="sent">{sentMeanwhile?.title.ja}</p>
    </>
  )
}
async function open() {
  const shown = await show(<Desk />)
  const field = () => byId('title', HTMLInputElement)
  await expect.poll(() => shown.queryByLabelText('題')).not.toBeNull()
  return { ...shown, field, type: (text: string) => fireEvent.input(field(), { target: { value: text } }) }
}

test.each([
  ['保存', 'PUT /api/office/stories/s1', '一度目'],
  ['写真', 'POST /api/office/stories/s1/picture?rev=1', 'はじめ'],
])('what is typed while the server is asked to store (%s) stays, and outlives a reload', async (button, asked, storedTitle) => {
  await comeIn('a')
  let release = () => {}
  answers[asked] = () => new Promise((resolve) => (release = () => resolve(json(stored(2, titled(storedTitle))))))
  const desk = await open()
  desk.type('一度目')
  fireEvent.click(desk.getByText(button))
  await expect.poll(() => vi.mocked(window.fetch).mock.calls.length).toBeGreaterThan(2)
  desk.type('二度目')
  release()
  await expect.poll(() => vi.mocked(window.fetch).mock.results.length).toBeGreaterThan(2)
  await expect.poll(() => sessionStorage.getItem(sessionStorage.key(0) ?? '')).toContain('"rev":2')
  expect(desk.field().value).toBe('二度目')
  expect(desk.getByText('まだ')).toBeTruthy()
  answers['GET /api/office/stories/s1'] = () => json(stored(2, titled(storedTitle)))
  const again = await open()
  expect(again.field().value).toBe('二度目')
})

test('what somebody did not store is nothing to whoever comes to the same desk after them', async () => {
  await comeIn('a')
  const desk = await open()
  desk.type('書きかけの名前')
  await signOut()
  expect(sessionStorage.length).toBe(0)
  await comeIn('a')
  const own = await open()
  own.type('書きかけの名前')
  await comeIn('b')
  expect(sessionStorage.length).toBe(0)
  const theirs = await open()
  expect(theirs.field().value).toBe('はじめ')
})

test('a year that is none is no reason to lose the text at a reload', async () => {
  await comeIn('a')
  sessionStorage.setItem('jgrad.office.unsaved.a.story.s1', JSON.stringify({ rev: 1, body: { ...titled('長い文'), doctorateIn: 1194 } }))
  const desk = await open()
  expect(desk.field().value).toBe('長い文')
})

/** What was last asked for, as it went out. */
const lastSent = (): unknown => {
  const body = vi.mocked(window.fetch).mock.calls.findLast(([, init]) => init?.method === 'PUT')?.[1]?.body
  return typeof body === 'string' ? JSON.parse(body) : null
}
const conflict = () => json({ code: 'changed-meanwhile', message: { ja: '変わりました', en: 'changed' } }, 409)

test.each(['at once', 'after a reload'])('what the author sent while somebody was writing is shown, and named as not seen when they go on with theirs, %s', async (when) => {
  await comeIn('a')
  answers['GET /api/office/stories/s1'] = () => json(arrived(1, 1, titled('はじめ')))
  const desk = await open()
  desk.type('自分の題')
  answers['PUT /api/office/stories/s1'] = conflict
  answers['GET /api/office/stories/s1'] = () => json(arrived(2, 2, titled('送り直した題')))
  fireEvent.click(desk.getByText('保存'))
  await expect.poll(() => byId('sent', HTMLElement).textContent).toBe('送り直した題')
  fireEvent.click(desk.getByText('自分'))
  await expect.poll(() => byId('sent', HTMLElement).textContent).toBe('')
  // What is done in between changes nothing about what was seen.
  answers['POST /api/office/stories/s1/picture?rev=2'] = () => json({ ...arrived(3, 2, titled('送り直した題')), writtenBy: '事務 太郎' })
  fireEvent.click(desk.getByText('写真'))
  await expect.poll(() => sessionStorage.getItem(sessionStorage.key(0) ?? '')).toContain('"rev":3')
  answers['GET /api/office/stories/s1'] = () => json({ ...arrived(3, 2, titled('送り直した題')), writtenBy: '事務 太郎' })
  if (when === 'after a reload') desk.unmount()
  const again = when === 'after a reload' ? await open() : desk
  expect(again.field().value).toBe('自分の題')
  answers['PUT /api/office/stories/s1'] = () => json({ ...arrived(4, 2, titled('自分の題')), writtenBy: '事務 太郎' })
  fireEvent.click(again.getByText('保存'))
  await expect.poll(lastSent).toMatchObject({ rev: 3, sending: 1, body: titled('自分の題') })
  await expect.poll(() => again.queryByText('保存済み')).not.toBeNull()
  // From here on it is known: it waits beside what was stored.
  answers['PUT /api/office/stories/s1'] = () => json({ ...arrived(5, 2, titled('次の題')), writtenBy: '事務 太郎' })
  again.type('次の題')
  fireEvent.click(again.getByText('保存'))
  await expect.poll(lastSent).toMatchObject({ rev: 4, sending: 2 })
  await expect.poll(() => again.queryByText('保存済み')).not.toBeNull()
})

test('what somebody of the office stored meanwhile is not said to be the author’s', async () => {
  await comeIn('a')
  answers['GET /api/office/stories/s1'] = () => json(arrived(1, 1, titled('はじめ')))
  const desk = await open()
  desk.type('自分の題')
  answers['PUT /api/office/stories/s1'] = conflict
  answers['GET /api/office/stories/s1'] = () => json({ ...arrived(2, 1, titled('はじめ')), consent: null })
  const asked = vi.mocked(window.fetch).mock.calls.length
  fireEvent.click(desk.getByText('保存'))
  await expect.poll(() => vi.mocked(window.fetch).mock.calls.length).toBe(asked + 2)
  expect(byId('sent', HTMLElement).textContent).toBe('')
})
