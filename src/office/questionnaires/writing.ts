import { signal, type ReadonlySignal } from '@preact/signals'
import type { OfficeQuestionnaire, WorkingCopy } from '../../api/office-questionnaires.ts'
import type { Problem } from '../../api/problem.ts'
import { sameJson } from '../../domain/json.ts'
import type { Definition } from '../../domain/questionnaire/definition.ts'
import type { Asked } from '../ask.ts'

/**
 * Where saving stands. `failed`: nothing of ours answered, it is tried again by itself. `refused`: the server does not
 * take it as it is; the next change is tried. `conflict`: somebody else saved meanwhile; `theirs` is null when the
 * working copy is gone, published or thrown away. Whatever it says, all that was typed is in `definition`.
 */
export type Saving =
  | { state: 'saved'; at: string }
  | { state: 'waiting' | 'saving' | 'failed' }
  | { state: 'refused'; problem: Problem }
  | { state: 'conflict'; theirs: WorkingCopy | null }

/** What writing needs of the world around it. */
export interface Desk {
  save: (rev: number, definition: Definition) => Promise<Asked<WorkingCopy>>
  /** Begins a working copy where there is none any more. */
  begin: (definition: Definition) => Promise<Asked<WorkingCopy>>
  read: () => Promise<Asked<OfficeQuestionnaire>>
  /** Calls back after some milliseconds; the answer takes it back. */
  after: (milliseconds: number, then: () => void) => () => void
}

/** A questionnaire that is being written. */
export interface Writing {
  readonly definition: ReadonlySignal<Definition>
  readonly saving: ReadonlySignal<Saving>
  readonly canUndo: ReadonlySignal<boolean>
  /** The number of what is stored, for publishing it. */
  readonly rev: () => number
  /** Takes a change. Changes in a row that name the same `what` (a field that is typed in) are taken back together. */
  change: (next: Definition, what?: string) => void
  undo: () => void
  /** Saves at once what waits. True: all that stands here is stored. */
  flush: () => Promise<boolean>
  /** Ends a conflict: `mine` is stored over theirs, or `theirs` takes its place, which can be undone. */
  settle: (which: 'mine' | 'theirs') => Promise<void>
  /** Nothing is saved any more: it was published, or thrown away. */
  end: () => void
}

/** How long a hand must rest before what it wrote is saved, in milliseconds. */
export const rest = 800
const [firstPause, longestPause] = [2000, 30_000]
const mostSteps = 200

/** Begins writing on a working copy as the server has it. */
export function openWriting(copy: WorkingCopy, desk: Desk): Writing {
  const definition = signal(copy.definition)
  const saving = signal<Saving>({ state: 'saved', at: copy.updatedAt })
  const canUndo = signal(false)
  let { rev } = copy
  let stored = copy.definition
  let steps: { before: Definition; what: string | undefined }[] = []
  let takeBack = () => {}
  let pause = firstPause
  let running: Promise<void> | null = null
  let ended = false

  const show = (next: Definition) => {
    definition.value = next
    if (saving.value.state === 'conflict') return
    saving.value = { state: 'waiting' }
    plan(rest)
  }
  const plan = (milliseconds: number) => {
    takeBack()
    takeBack = desk.after(milliseconds, () => void store())
  }
  const store = async (): Promise<void> => {
    takeBack()
    // One after the other: what is changed meanwhile is saved right after.
    if (running) await running
    if (ended || saving.value.state === 'conflict') return
    if (definition.value === stored) return void (saving.value = saving.value.state === 'saved' ? saving.value : { state: 'saved', at: copy.updatedAt })
    running = send(definition.value).finally(() => (running = null))
    await running
  }
  const send = async (sent: Definition): Promise<void> => {
    saving.value = { state: 'saving' }
    const answer = await desk.save(rev, sent)
    if (ended) return
    if (answer.ok) return took(answer.value, sent)
    const code = answer.problem?.code
    if (code === 'changed-meanwhile' || code === 'not-found') return meet()
    if (answer.problem !== null && (code === 'bad-request' || code === 'too-large')) {
      saving.value = { state: 'refused', problem: answer.problem }
      return
    }
    fail()
  }
  const fail = () => {
    saving.value = { state: 'failed' }
    plan(pause)
    pause = Math.min(pause * 2, longestPause)
  }
  const took = (saved: WorkingCopy, sent: Definition) => {
    ;({ rev } = saved)
    stored = sent
    pause = firstPause
    copy = saved
    saving.value = definition.value === sent ? { state: 'saved', at: saved.updatedAt } : { state: 'waiting' }
    if (definition.value !== sent) plan(rest)
  }
  /** Somebody else was here: what did they leave? */
  const meet = async (): Promise<void> => {
    const answer = await desk.read()
    if (ended) return
    if (!answer.ok && answer.problem?.code !== 'not-found') return fail()
    const theirs = answer.ok ? answer.value.working : null
    // They came to the same.
    if (theirs && sameJson(theirs.definition, definition.value)) return took(theirs, definition.value)
    saving.value = { state: 'conflict', theirs }
  }
  const remember = (what: string | undefined) => {
    if (what === undefined || steps.at(-1)?.what !== what) steps = [...steps, { before: definition.value, what }].slice(-mostSteps)
    canUndo.value = true
  }
  return {
    definition,
    saving,
    canUndo,
    rev: () => rev,
    change(next, what) {
      if (next === definition.value) return
      remember(what)
      show(next)
    },
    undo() {
      const last = steps.at(-1)
      if (!last) return
      steps = steps.slice(0, -1)
      canUndo.value = steps.length > 0
      show(last.before)
    },
    async flush() {
      await store()
      if (saving.value.state === 'waiting') await store()
      return saving.value.state === 'saved'
    },
    async settle(which) {
      const { value } = saving
      if (value.state !== 'conflict') return
      if (which === 'theirs' && value.theirs) {
        remember(undefined)
        ;({ rev } = value.theirs)
        copy = value.theirs
        stored = value.theirs.definition
        definition.value = stored
        saving.value = { state: 'saved', at: copy.updatedAt }
        return
      }
      if (value.theirs) {
        ;({ rev } = value.theirs)
        saving.value = { state: 'waiting' }
        await store()
        return
      }
      const sent = definition.value
      saving.value = { state: 'saving' }
      const begun = await desk.begin(sent)
      if (begun.ok) took(begun.value, sent)
      else if (begun.problem?.code === 'questionnaire-taken') await meet()
      else saving.value = value
    },
    end() {
      ended = true
      takeBack()
    },
  }
}
