import { expect, test } from 'vitest'
import type { OfficeQuestionnaire, WorkingCopy } from '../../../../src/api/office-questionnaires.ts'
import type { Definition } from '../../../../src/domain/questionnaire/definition.ts'
import type { Asked } from '../../../../src/office/ask.ts'
import { emptySketch } from '../../../../src/office/questionnaires/operations.ts'
import { openWriting } from '../../../../src/office/questionnaires/writing.ts'

const titled = (ja: string): Definition => ({ ...emptySketch('small'), title: { ja, en: '' } })
const unreachable: Asked<never> = { ok: false, problem: null }
const refused = (code: string): Asked<never> => ({ ok: false, problem: { code, message: { ja: code, en: code } }, body: null })
const copyOf = (rev: number, definition: Definition): WorkingCopy => ({ rev, definition, updatedAt: `at ${rev}`, savedBy: null })
const done = <T>(value: T): Asked<T> => ({ ok: true, value, status: 200 })

/** A server with one row, and a clock that is turned by hand. */
function openDesk() {
  let row: WorkingCopy | null = copyOf(1, titled(''))
  let down = false
  const due: (() => void)[] = []
  const sent: string[] = []
  const answer = (): Asked<OfficeQuestionnaire> => (down ? unreachable : done({ id: 'small', versions: [], working: row }))
  const desk = {
    save: async (rev: number, definition: Definition): Promise<Asked<WorkingCopy>> => {
      if (down) return unreachable
      sent.push(definition.title.ja)
      if (definition.title.ja.length > 10) return refused('bad-request')
      if (!row) return refused('not-found')
      if (row.rev !== rev) return refused('changed-meanwhile')
      row = copyOf(rev + 1, definition)
      return done(row)
    },
    begin: async (definition: Definition): Promise<Asked<WorkingCopy>> => done((row = copyOf(1, definition))),
    read: async () => answer(),
    after: (_: number, then: () => void) => {
      due.push(then)
      return () => void due.splice(due.indexOf(then), due.includes(then) ? 1 : 0)
    },
  }
  return {
    writing: openWriting(copyOf(1, titled('')), desk),
    sent,
    stored: () => row?.definition.title.ja,
    somebodySaves: (ja: string) => void (row = copyOf((row?.rev ?? 0) + 1, titled(ja))),
    somebodyDiscards: () => void (row = null),
    goDown: (is: boolean) => void (down = is),
    /** Everything that waits becomes due, and is done. */
    pass: async () => {
      for (const then of due.splice(0)) then()
      await new Promise((resolve) => setTimeout(resolve))
    },
  }
}

test('what is typed is saved once the hand rests, once for a row of keys', async () => {
  const { writing, sent, pass } = openDesk()
  for (const ja of ['調', '調査', '調査票']) writing.change(titled(ja), 'title')
  expect(writing.saving.value.state).toBe('waiting')
  await pass()
  expect(sent).toEqual(['調査票'])
  expect(writing.saving.value).toEqual({ state: 'saved', at: 'at 2' })
})

test('while the server is away nothing is lost, and it is saved when it is back', async () => {
  const { writing, stored, pass, goDown } = openDesk()
  goDown(true)
  writing.change(titled('a'))
  await pass()
  expect(writing.saving.value.state).toBe('failed')
  writing.change(titled('ab'))
  await pass()
  expect(await writing.flush()).toBe(false)
  goDown(false)
  await pass()
  expect(stored()).toBe('ab')
  expect(writing.saving.value.state).toBe('saved')
})

test('what the server does not take stays on screen, and the next change is tried', async () => {
  const { writing, stored, pass } = openDesk()
  writing.change(titled('far too long for it'))
  await pass()
  expect(writing.saving.value).toMatchObject({ state: 'refused', problem: { code: 'bad-request' } })
  expect(writing.definition.value.title.ja).toBe('far too long for it')
  writing.change(titled('short'))
  await pass()
  expect(stored()).toBe('short')
})

test('somebody else’s change is never written over unseen: mine is kept and stored when I say so', async () => {
  const { writing, stored, pass, somebodySaves } = openDesk()
  somebodySaves('theirs')
  writing.change(titled('mine'))
  await pass()
  expect(writing.saving.value).toMatchObject({ state: 'conflict', theirs: { definition: { title: { ja: 'theirs' } } } })
  writing.change(titled('mine 2'))
  await pass()
  expect(stored()).toBe('theirs')
  await writing.settle('mine')
  expect(stored()).toBe('mine 2')
})

test('theirs can be taken, and mine brought back by undoing', async () => {
  const { writing, stored, pass, somebodySaves } = openDesk()
  somebodySaves('theirs')
  writing.change(titled('mine'))
  await pass()
  await writing.settle('theirs')
  expect(writing.definition.value.title.ja).toBe('theirs')
  writing.undo()
  await pass()
  expect(stored()).toBe('mine')
})

test('the same change of two people is no conflict', async () => {
  const { writing, pass, somebodySaves } = openDesk()
  somebodySaves('same')
  writing.change(titled('same'))
  await pass()
  expect(writing.saving.value.state).toBe('saved')
})

test('a working copy that is gone can be begun anew with what stands here', async () => {
  const { writing, stored, pass, somebodyDiscards } = openDesk()
  somebodyDiscards()
  writing.change(titled('mine'))
  await pass()
  expect(writing.saving.value).toEqual({ state: 'conflict', theirs: null })
  await writing.settle('mine')
  expect(stored()).toBe('mine')
})

test('undoing takes back a row of keys in one field at once, and each other step on its own', () => {
  const { writing } = openDesk()
  for (const ja of ['a', 'ab', 'abc']) writing.change(titled(ja), 'title')
  writing.change({ ...titled('abc'), pages: [] })
  writing.undo()
  expect(writing.definition.value).toEqual(titled('abc'))
  writing.undo()
  expect(writing.definition.value).toEqual(titled(''))
  expect(writing.canUndo.value).toBe(false)
})
