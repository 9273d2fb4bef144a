import fc from 'fast-check'
import { comeToRest, judge } from './ending.ts'
import type { NearServer } from './near-server.ts'
import { play } from './play.ts'
import { histories, type History, stepsOfPhones, stepsOfServers } from './steps.ts'
import { world } from './world.ts'

/** `phones`: what happens to phones, on the way, and people who come and go. `servers`: and servers that are restored, phones that are copied. */
export const kinds = ['phones', 'servers'] as const
export type Kind = (typeof kinds)[number]
const steps = { phones: stepsOfPhones, servers: stepsOfServers }
/** Steps of one history at most. */
const longest = 40

/** One history from its beginning to rest, and what it must have led to. Throws when it did not. */
export async function live(server: NearServer, history: History): Promise<void> {
  const scene = await play(server, history)
  await comeToRest(scene)
  await judge(scene)
  for (const phone of scene.phones) phone.end()
}

export interface Trial {
  kind: Kind
  seed: number
  runs: number
  /** Where a failure was found: only that history is lived, and not made shorter. */
  path?: string
  /** Whether a history that fails is made shorter. */
  shrinks: boolean
}

export interface Verdict {
  lived: number
  /** Null: all is well. Else why not, and the one command that shows it again. */
  failure: { history: History; error: unknown; again: string; said: readonly string[] } | null
}

/** Lives so many histories of a kind. */
export async function tryHistories(server: NearServer, { kind, seed, runs, path, shrinks }: Trial): Promise<Verdict> {
  let lived = 0
  let said: readonly string[] = []
  const property = fc.asyncProperty(histories(steps[kind], longest), async (history) => {
    lived += 1
    try {
      await live(server, history)
    } catch (error) {
      said = [...world().said]
      throw error
    }
  })
  const found = await fc.check(property, { seed, numRuns: runs, endOnFailure: !shrinks || path !== undefined, ...(path === undefined ? {} : { path }) })
  if (!found.failed) return { lived, failure: null }
  const [history] = found.counterexample ?? []
  if (!history) throw found.errorInstance
  const again = `npm run soak -- replay ${kind} ${found.seed} ${found.counterexamplePath ?? ''}`
  return { lived, failure: { history, error: found.errorInstance, again, said } }
}

/** Lives histories of a kind twice each. Resolves to how the first one went on that went another way the second time, or null. */
export async function liveTwice(server: NearServer, { kind, seed, runs }: Omit<Trial, 'shrinks'>): Promise<{ history: History; once: string; again: string } | null> {
  for (const history of fc.sample(histories(steps[kind], longest), { seed, numRuns: runs })) {
    const traces: (readonly string[])[] = []
    for (let time = 0; time < 2; time += 1) {
      await live(server, history)
      traces.push(world().said)
    }
    const [once = [], again = []] = traces
    const length = Math.max(once.length, again.length)
    for (let at = 0; at < length; at += 1) {
      if (once[at] !== again[at]) return { history, once: once[at] ?? 'nothing', again: again[at] ?? 'nothing' }
    }
  }
  return null
}

/** A failure in words: what broke, the history that leads there, and how to see it again. */
export const wordsFor = ({ history, error, again }: NonNullable<Verdict['failure']>): string =>
  [error instanceof Error ? (error.stack ?? error.message) : String(error), `History: ${JSON.stringify(history)}`, `Again: ${again}`].join('\n')
