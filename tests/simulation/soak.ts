import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import './setup.ts'
import { flags } from './in-node.ts'
import type { Kind } from './live.ts'
import { mutants } from './mutants.ts'

/**
 * `npm run soak` lives histories until it is stopped, `npm run soak -- 100000` so many, `-- 500 phones 7` of one kind and
 * from one seed, the same ones each time; `-- rules 1000000` so many of the rules alone; `-- mutants` switches off one rule of the core after the other and says which of
 * them no history missed; `-- replay kind seed path` shows one history again, with everything that was sent.
 */
const [what = '', ...rest] = process.argv.slice(2)
const atOnce = 50
const say = (...lines: string[]) => process.stdout.write(`${lines.join('\n')}\n`)
// A history is full of failures that belong to it, and where each began takes long to find out. `replay` shows it.
if (what !== 'replay') Error.stackTraceLimit = 0
const anySeed = () => crypto.getRandomValues(new Uint32Array(1))[0] ?? 0

if (what === 'mutants') tryMutants(rest)
else if (what === 'trial') await tryOne(Number(rest[0] ?? 150))
else if (what === 'replay') await replay(rest)
else if (what === 'twice') await twice(rest)
else if (what === 'rules') await soakRules(Number(rest[0] ?? 1_000_000))
else await soak(what === '' ? Infinity : Number(what), rest[0], rest[1] === undefined ? undefined : Number(rest[1]))
process.exit()

async function open() {
  const { liveTwice, tryHistories, wordsFor, kinds } = await import('./live.ts')
  const { openNearServer } = await import('./near-server.ts')
  return { liveTwice, tryHistories, wordsFor, kinds, server: await openNearServer() }
}

async function soak(atMost: number, only?: string, first?: number): Promise<void> {
  const { server, tryHistories, wordsFor, kinds: all } = await open()
  const kinds = all.filter((kind) => only === undefined || kind === only)
  const started = performance.now()
  let lived = 0
  for (let batch = 0; lived < atMost; batch += 1) {
    const kind = kinds[batch % kinds.length] ?? 'phones'
    const seed = first === undefined ? anySeed() : first + batch
    const found = await tryHistories(server, { kind, seed, runs: Math.min(atOnce, atMost - lived), shrinks: true })
    lived += found.lived
    if (found.failure) {
      say(wordsFor(found.failure))
      process.exitCode = 1
      break
    }
    say(`${lived} histories, ${Math.round((performance.now() - started) / lived)} ms each; the last ${found.lived} of ${kind} from seed ${seed}`)
  }
  await server.close()
}

/** Half of them with servers that are restored. */
async function soakRules(runs: number): Promise<void> {
  const { default: fc } = await import('fast-check')
  const { liveByRules, ruleHistories } = await import('./rules.ts')
  for (const restores of [false, true]) {
    const seed = anySeed()
    const started = performance.now()
    fc.assert(fc.property(ruleHistories(restores), liveByRules), { seed, numRuns: runs / 2 })
    say(`${runs / 2} histories of the rules alone${restores ? ', with servers that are restored' : ''}, from seed ${seed}, in ${Math.round((performance.now() - started) / 1000)} s`)
  }
}

async function replay([kind, seed, path]: string[]): Promise<void> {
  const { server, tryHistories, wordsFor } = await open()
  const { failure } = await tryHistories(server, { kind: kind as Kind, seed: Number(seed), runs: 1_000_000, ...(path === undefined ? {} : { path }), shrinks: false })
  say(failure ? [...failure.said, wordsFor(failure)].join('\n') : 'Nothing broke.')
  process.exitCode = failure ? 1 : 0
  await server.close()
}

async function twice([runs, kind, seed]: string[]): Promise<void> {
  const { server, liveTwice } = await open()
  const other = await liveTwice(server, { kind: kind as Kind, seed: Number(seed), runs: Number(runs) })
  say(other ? `Went another way: ${JSON.stringify(other.history)}\nOnce: ${other.once}\nAgain: ${other.again}` : `${runs} histories went the same way twice`)
  process.exitCode = other ? 1 : 0
  await server.close()
}

/** Lives histories with the rule switched off that `mutate.ts` was told of; ends with 1 once one of them breaks. */
async function tryOne(runs: number): Promise<void> {
  const { default: fc } = await import('fast-check')
  const { liveByRules, ruleHistories } = await import('./rules.ts')
  // The rules alone know nothing of what is outside of them.
  const isRule = mutants.find(({ name }) => name === process.env['MUTANT'])?.file.startsWith('sync/')
  for (const restores of isRule ? [false, true] : []) {
    const found = fc.check(fc.property(ruleHistories(restores), liveByRules), { seed: anySeed(), numRuns: 15_000, endOnFailure: true })
    if (found.failed) return caught('the rules alone', found.numRuns, found.errorInstance)
  }
  const { server, tryHistories, kinds } = await open()
  for (const kind of kinds) {
    const { lived, failure } = await tryHistories(server, { kind, seed: anySeed(), runs, shrinks: false })
    if (failure) return caught(kind, lived, failure.error)
  }
}

function caught(by: string, runs: number, error: unknown): void {
  const [why = ''] = (error instanceof Error ? error.message : String(error)).split('\n')
  say(`caught by ${by}, history ${runs}: ${why.slice(0, 120)}`)
  process.exit(1)
}

function tryMutants([only, runs = '150']: string[]): void {
  const survivors: string[] = []
  const tried = mutants.filter(({ name }) => only === undefined || only === 'all' || name === only)
  for (const { name, noticedBy } of tried) {
    const trial = spawnSync(
      process.execPath,
      [...flags, '--import', fileURLToPath(new URL('mutate.ts', import.meta.url)), fileURLToPath(import.meta.url), 'trial', runs],
      { env: { ...process.env, MUTANT: name }, encoding: 'utf8' },
    )
    // The hook says so before anything else when a mutant no longer fits its file.
    if (trial.stderr.includes('does not stand once')) throw new Error(trial.stderr)
    if (trial.status === 0) survivors.push(name)
    const why = trial.stdout.trim() || trial.stderr.trim().split('\n').find((line) => line.includes('Error')) || 'ended badly'
    say(trial.status === 0 ? `${name}: SURVIVED${noticedBy === undefined ? '' : `, but see the test "${noticedBy}"`}` : `${name}: ${why}`)
  }
  say(`${tried.length - survivors.length} of ${tried.length} caught by histories`)
  process.exitCode = survivors.some((name) => tried.find((each) => each.name === name)?.noticedBy === undefined) ? 1 : 0
}
