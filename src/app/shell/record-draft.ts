import { batch, type ReadonlySignal, type Signal, signal } from '@preact/signals'
import { type Notebook, nothingRead, type Reading } from '../../device/device.ts'
import { type Json, sameJson } from '../../domain/json.ts'

/** `untouched`: nothing typed since it was opened. `failed`: what is on screen is not stored, and is tried again. */
export type DraftState = 'untouched' | 'saving' | 'saved' | 'failed'

/** One record of the notebook as it stands on screen, each field a signal of its own, on its way to the notebook. */
export interface RecordDraft {
  readonly state: ReadonlySignal<DraftState>
  /** What a field shows; undefined when it was never filled in. Half-typed values are kept as they were typed. */
  shown(field: string): ReadonlySignal<Json | undefined>
  /** Every field that shows something, by name. Subscribes to nothing. */
  all(): Record<string, Json>
  /** What is on screen and not stored, by field, with the record it is for; undefined: nothing. */
  unstored(): Json | undefined
  /** Puts a value on screen at once and stores it soon: after a pause of 100 ms, or 1 s into typing on. */
  answer(field: string, value: Json): void
  /** Names the field the person is in (`b8` for all of `b8.…`), or null: what arrives never changes it under their hands. */
  attend(field: string | null): void
  /** Stores everything that waits. Resolves to whether all of it is stored. */
  flush(): Promise<boolean>
  /** Stores what waits and stops listening to the notebook. */
  close(): Promise<boolean>
  /** Stops at once, for a notebook that is gone: nothing more is stored or tried again. */
  abandon(): void
}

interface Field {
  shown: Signal<Json | undefined>
  /** The value that was on screen when the next write began: what that write is made on top of. */
  reading: Reading
  dirty: boolean
  writing: boolean
  /** Counts every change from this side, so that an older read of the notebook is never put over a newer word. */
  version: number
}

const pause = 100
const atMost = 1000
const retry = 2000

export interface RecordName {
  type: string
  record: string
  /** Fields that travel in the record and are not the person's to write: they are left out. */
  without?: readonly string[]
}

/** Opens a record as the notebook holds it. */
export async function openRecordDraft(notebook: Notebook, { type, record, without = [] }: RecordName): Promise<RecordDraft> {
  const fields = new Map<string, Field>()
  const state = signal<DraftState>('untouched')
  let attended: string | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let waitingSince: number | null = null
  let writes: Promise<boolean> = Promise.resolve(true)
  let reading = false
  let readAgain = false
  let abandoned = false

  const fieldOf = (name: string): Field => {
    let field = fields.get(name)
    if (!field) {
      field = { shown: signal(undefined), reading: nothingRead, dirty: false, writing: false, version: 0 }
      fields.set(name, field)
    }
    return field
  }

  /** The person is in this field, or in another row of the same matrix. */
  const isAttended = (name: string) => attended !== null && (name === attended || name.startsWith(`${attended}.`))

  const takeOver = (name: string, read: Reading) => {
    const field = fieldOf(name)
    if (field.writing) return
    if (!field.dirty && !isAttended(name)) {
      field.reading = read
      field.shown.value = read.value
    } else if (read.ids[0] === field.reading.ids[0]) {
      // The very value that is on screen, now with the id the server confirmed: without it, many offline saves of one
      // field would look like a conflict.
      field.reading = read
    }
  }

  const read = async () => {
    if (reading) {
      readAgain = true
      return
    }
    reading = true
    try {
      do {
        readAgain = false
        const versions = new Map([...fields].map(([name, { version }]) => [name, version]))
        const found = await notebook.read(type, record)
        batch(() => {
          for (const name of new Set([...found.keys(), ...fields.keys()])) {
            if (without.includes(name)) continue
            if (fieldOf(name).version !== (versions.get(name) ?? 0)) readAgain = true
            else takeOver(name, found.get(name) ?? nothingRead)
          }
        })
      } while (readAgain)
    } finally {
      reading = false
    }
  }

  const writeField = async (name: string, field: Field): Promise<void> => {
    const value = field.shown.peek() ?? null
    field.dirty = false
    if (sameJson(value, field.reading.value ?? null)) return
    field.writing = true
    try {
      field.reading = await notebook.write({ type, record, field: name, value, over: field.reading })
      field.version++
    } catch (error) {
      field.dirty = true
      throw error
    } finally {
      field.writing = false
    }
  }

  const writeDirty = async (): Promise<boolean> => {
    if (abandoned) return true
    let stored = true
    for (const [name, field] of fields) {
      if (!field.dirty) continue
      try {
        await writeField(name, field)
      } catch (error) {
        // The words stay on screen and in memory; the state says that they are not stored, and they are tried again.
        stored = false
        if (state.peek() !== 'failed') console.error('words could not be stored', error)
      }
    }
    const more = [...fields.values()].some(({ dirty }) => dirty)
    if (!stored) {
      state.value = 'failed'
      schedule(retry)
    } else if (!more && state.peek() !== 'untouched') state.value = 'saved'
    return stored && !more
  }

  const flush = (): Promise<boolean> => {
    clearTimeout(timer)
    waitingSince = null
    writes = writes.then(writeDirty)
    return writes
  }

  const schedule = (delay: number) => {
    if (abandoned) return
    clearTimeout(timer)
    timer = setTimeout(() => void flush(), delay)
  }

  await read()
  const unwatch = notebook.watch(() => void read())

  return {
    state,
    shown: (name) => fieldOf(name).shown,
    all: () => {
      const values: Record<string, Json> = {}
      for (const [name, { shown }] of fields) {
        const value = shown.peek()
        if (value !== undefined) values[name] = value
      }
      return values
    },
    unstored() {
      const waiting = [...fields].filter(([, { dirty, writing }]) => dirty || writing)
      if (waiting.length === 0) return undefined
      return { type, record, fields: Object.fromEntries(waiting.map(([name, { shown }]) => [name, shown.peek() ?? null])) }
    },
    answer(name, value) {
      const field = fieldOf(name)
      field.dirty = true
      field.version++
      const now = Date.now()
      waitingSince ??= now
      batch(() => {
        field.shown.value = value
        if (state.peek() !== 'failed') state.value = 'saving'
      })
      schedule(Math.max(0, Math.min(pause, waitingSince + atMost - now)))
    },
    attend(field) {
      if (attended === field) return
      attended = field
      void read()
    },
    flush,
    close() {
      unwatch()
      return flush()
    },
    abandon() {
      unwatch()
      abandoned = true
      clearTimeout(timer)
    },
  }
}
