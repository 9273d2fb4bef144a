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
  updatedAt: '2026-11-22T00:00:00.000Z', body, picture: null, consent: null, writtenBy: '事務 太郎', author: null, reviewed: null, sent: null,
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

const words = { title: '題', save: '保存', picture: '写真', dirty: 'まだ', stored: '保存済み' }

function Desk() {
  const { body, dirty, change, save, putPicture } = useStory('s1')
  if (!body) return null
  return (
    <>
      <input id="title" aria-label={words.title} value={body.title.ja} onInput={({ currentTarget: { value } }) => change(titled(value))} />
      <p>{dirty ? words.dirty : words.stored}</p>
      <Button onPress={() => void save()}>{words.save}</Button>
      <Button onPress={() => void putPicture(new Blob(['x']))}>{words.picture}</Button>
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
