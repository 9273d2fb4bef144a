import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { Kind } from './live.ts'

/**
 * How many histories of each kind the tests live, and from which seed: the same ones each time, so that whoever sees one
 * break has broken it. New ones are looked for by `npm run soak`.
 */
export const runs = 500
const seed = 20261123

/**
 * Lives histories in a process of plain Node, and resolves to what it said. There, a part that was loaded once is there at
 * once when it is loaded again; in a test runner that takes a while of real time, of which a history has none. Throws with
 * the history that broke, and how to see it again.
 */
export const liveInNode = (kind: Kind): Promise<string> => soakInNode(`${runs}`, kind, `${seed}`)

/** Of Node, as in the script of `npm run soak`: most of what a history makes is soon thrown away. */
export const flags = ['--max-semi-space-size=256']

/** Runs `soak.ts` with these words, and resolves to what it said. Throws with it when it ends badly. */
export async function soakInNode(...words: string[]): Promise<string> {
  const soak = fileURLToPath(new URL('soak.ts', import.meta.url))
  try {
    return (await promisify(execFile)(process.execPath, [...flags, soak, ...words])).stdout
  } catch (failure) {
    const { stdout = '', stderr = '' } = failure as { stdout?: string; stderr?: string }
    throw new Error(`${stdout.slice(-20_000)}\n${stderr.slice(-5000)}`, { cause: failure })
  }
}
