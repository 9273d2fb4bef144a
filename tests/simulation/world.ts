import { AsyncLocalStorage } from 'node:async_hooks'
import { chanceOf, type Chance } from './chance.ts'

/**
 * Time and turns. Nothing here waits for a real clock: timers are in a list, and what IndexedDB would do a moment later
 * stands in a queue that is worked off one by one, so that the same history always goes the same way, and an app can be
 * killed between any two of its steps.
 */

/** A tab, which may end at any moment without a word. */
export interface Actor {
  readonly name: string
  alive: boolean
}

const acting = new AsyncLocalStorage<Actor | undefined>()
/** The tab whose code is running; undefined: none, as in the server. */
export const actor = (): Actor | undefined => acting.getStore()
/** Runs the code of a tab, or of none: whatever it begins belongs to it as well. */
export const actAs = <T>(who: Actor | undefined, work: () => T): T => acting.run(who, work)

const nextTurn = setImmediate
/** Resolves once every promise that can go on has gone on, and whatever Node itself does a moment later is done. */
const turn = () => new Promise<void>((resolve) => nextTurn(resolve))
/** Resolves once every promise that can go on has gone on: much cheaper, and enough between two steps of an app. */
const breath = () => new Promise<void>((resolve) => process.nextTick(resolve))

/** So many turns in a row with nothing to do: everything waits for the clock, or for ever. */
const stillness = 2
/** A history whose code does not come to rest within so many turns is running in a circle. */
const longestRest = 60_000

export interface Timer {
  at: number
  run: () => void
  who: Actor | undefined
}

export class World {
  /** Milliseconds for which this world has been awake: timers count in it. */
  awake = 0
  /** Milliseconds for which everybody slept: clocks went on, timers did not. */
  slept = 0
  readonly chance: Chance
  /** What was written to the console, for whoever looks into a failure. */
  readonly said: string[] = []
  /** Called after each turn that did something. */
  onTurn: () => void = () => {}
  #tasks: (() => void)[] = []
  #timers = new Set<Timer>()

  constructor(seed: number) {
    this.chance = chanceOf(seed)
  }

  /** Milliseconds since this world began, by a clock that is right. */
  get now(): number {
    return this.awake + this.slept
  }

  /** Has something done once all that is under way has had its turn. */
  soon(task: () => void): void {
    this.#tasks.push(task)
  }

  /** Has something done after `wait` milliseconds, unless the tab that asked for it is gone by then. */
  later(run: () => void, wait: number): Timer {
    const timer = { at: Math.ceil(this.awake + Math.max(0, wait || 0)), run: AsyncLocalStorage.bind(run), who: actor() }
    this.#timers.add(timer)
    return timer
  }

  /** Has something done every `wait` milliseconds, as long as the tab that asked for it is there. */
  every(run: () => void, wait: number): Timer {
    const timer = this.later(() => {
      timer.at += Math.max(1, wait)
      this.#timers.add(timer)
      run()
    }, wait)
    return timer
  }

  cancel(timer: unknown): void {
    this.#timers.delete(timer as Timer)
  }

  /** Lets everything run that needs no clock. Throws when it does not come to rest. */
  async settle(): Promise<void> {
    for (let still = 0, turns = 0; still < stillness; ) {
      await (this.#tasks.length > 0 ? breath() : turn())
      const task = this.#tasks.shift()
      still = task ? 0 : still + 1
      if (!task) continue
      task()
      this.onTurn()
      turns += 1
      if (turns > longestRest) throw new Error('the code does not come to rest: something runs in a circle')
    }
  }

  /** Lets time pass: whatever is due happens in its order. */
  async pass(span: number): Promise<void> {
    const end = this.awake + span
    await this.settle()
    for (let next = this.#due(end); next; next = this.#due(end)) {
      this.#timers.delete(next)
      this.awake = Math.max(this.awake, next.at)
      if (next.who && !next.who.alive) continue
      next.run()
      await this.settle()
    }
    this.awake = end
  }

  #due(end: number): Timer | undefined {
    let first: Timer | undefined
    for (const timer of this.#timers) if (timer.at <= end && (!first || timer.at < first.at)) first = timer
    return first
  }
}

let current = new World(0)
/** The world that runs now: one at a time in a process. */
export const world = (): World => current

/** Begins another world; nothing of the one before goes on. */
export function beginWorld(seed: number): World {
  current = new World(seed)
  return current
}

/** Lets the code that this waits for have its turns. */
export async function settled<T>(work: Promise<T>): Promise<T> {
  const state = { isOver: false }
  const end = () => {
    state.isOver = true
  }
  work.then(end, end)
  while (!state.isOver) await current.settle()
  return work
}

/** Something that is done by nobody's tab, whatever else is under way. */
export const outside = <T>(work: () => Promise<T>): Promise<T> => settled(actAs(undefined, work))
