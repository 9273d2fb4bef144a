import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { begin, beginnings } from './beginnings.ts'

/** Makes, for a whole run, an SQLite file of each beginning that a house can have. */
export default async function setup(project: TestProject): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), 'jgrad-ready-'))
  for (const beginning of beginnings) await begin({ kind: 'sqlite', path: join(folder, `${beginning}.sqlite`) }, beginning)
  project.provide('readyFiles', folder)
  return () => rmSync(folder, { recursive: true, force: true })
}
