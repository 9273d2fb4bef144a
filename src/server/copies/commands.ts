import { existsSync, mkdirSync } from 'node:fs'
import { type Config, placeOf, sqliteIn } from '../config.ts'
import { newId } from '../random.ts'
import { spendAllCodes } from '../store/codes.ts'
import type { Engine, Place } from '../store/engine.ts'
import { holdBackMails } from '../store/mails.ts'
import { forgetMeta, putMeta, readMeta } from '../store/meta.ts'
import { openEngine } from '../store/store.ts'
import type { Tx } from '../store/schema.ts'
import { checkBackup, openBackup, writeBackup } from './backup-file.ts'
import { type Counts, isEmpty, readCopy, writeCopy } from './copy.ts'
import { CopyProblem } from './problem.ts'

type Places = Pick<Config, 'dataDir' | 'databaseUrl'>

/**
 * Writes everything that is in the database to a new file, as of one moment; the server may go on meanwhile. Throws
 * `CopyProblem` or `CannotOpen` for what whoever runs it can mend.
 */
export async function backup(config: Places, path: string, now: number): Promise<Counts> {
  const place = placeOf(config)
  requireFile(place)
  return withEngine(place, 'shared', (engine) =>
    engine.read(async (tx) => writeBackup(path, await readCopy(tx), { createdAt: new Date(now).toISOString(), store: engine.kind })),
  )
}

/**
 * Puts a backup in place of what is in the database, in one transaction, after reading all of it. The database begins a
 * new history, so that devices give back what they hold and the backup lacks. Sessions go on; codes that were under way
 * end, and mails that waited are not sent, since most of them have been. A database with anybody in it is written over only with `replace`. Throws `CopyProblem` or `CannotOpen`.
 */
export async function restore(config: Places, path: string, replace: boolean): Promise<{ counts: Counts; createdAt: string }> {
  const { head } = await checkBackup(path)
  mkdirSync(config.dataDir, { recursive: true })
  const counts = await withEngine(placeOf(config), 'alone', (engine) =>
    engine.write(async (tx) => {
      await requireEmpty(tx, replace)
      const { pieces } = await openBackup(path)
      const counts = await writeCopy(tx, { form: head.form, pieces })
      await putMeta(tx, 'epoch', newId())
      await forgetMeta(tx, 'moved')
      await spendAllCodes(tx)
      await holdBackMails(tx)
      return counts
    }),
  )
  return { counts, createdAt: head.createdAt }
}

/**
 * Takes everything from the SQLite file in `dataDir` to the PostgreSQL database, in one transaction, and marks the file,
 * so that no server starts on it by mistake. The history goes on: devices notice nothing. Throws `CopyProblem` or
 * `CannotOpen`.
 */
export async function move(config: Places, replace: boolean, now: number): Promise<Counts> {
  const [from, to] = [sqliteIn(config.dataDir), placeOf(config)]
  if (to.kind !== 'postgresql') throw new CopyProblem('moveNeedsUrl')
  requireFile(from)
  return withEngine(from, 'alone', (source) =>
    withEngine(to, 'alone', async (target) => {
      const counts = await target.write(async (tx) => {
        await requireEmpty(tx, replace)
        return source.read(async (old) => {
          if ((await readMeta(old, 'moved')) !== undefined) throw new CopyProblem('movedAlready')
          return writeCopy(tx, await readCopy(old))
        })
      })
      await source.write((tx) => putMeta(tx, 'moved', new Date(now).toISOString()))
      return counts
    }),
  )
}

async function withEngine<T>(place: Place, use: 'shared' | 'alone', work: (engine: Engine) => Promise<T>): Promise<T> {
  const engine = await openEngine(place, use)
  try {
    return await work(engine)
  } finally {
    await engine.close()
  }
}

/** An SQLite file is created when it is opened: here that would hide a wrong `DATA_DIR`. */
function requireFile(place: Place): void {
  if (place.kind === 'sqlite' && !existsSync(place.path)) throw new CopyProblem('noDatabase')
}

async function requireEmpty(tx: Tx, replace: boolean): Promise<void> {
  if (!replace && !(await isEmpty(tx))) throw new CopyProblem('notEmpty')
}
