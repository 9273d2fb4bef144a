import { spawnSync } from 'node:child_process'
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { describe, expect, it, onTestFinished } from 'vitest'
import { backup, restore } from '../../src/server/copies/commands.ts'
import { placeOf } from '../../src/server/config.ts'
import { openStore } from '../../src/server/store/store.ts'
import { contentsOf, fillEmptyTables } from './contents.ts'
import { freshDatabase } from './database.ts'
import { type House, openHouse, set } from './house.ts'
import { publishWinterSurvey, winterSurvey } from './publish.ts'

const placesOf = (house: House) => ({ dataDir: house.folder, databaseUrl: house.databaseUrl })

/** An installation that nobody has started yet. */
async function emptyPlaces() {
  const dataDir = await mkdtemp(join(tmpdir(), 'jgrad-empty-'))
  onTestFinished(() => rm(dataDir, { recursive: true }))
  return { dataDir, databaseUrl: await freshDatabase() }
}

/** A house with something in every table, and a backup of it. */
async function backedUpHouse() {
  const house = await openHouse()
  await publishWinterSurvey(house)
  const phone = await house.signIn('jiro@example.jp')
  // Line breaks that only some readers know, characters beyond the first plane, nothing at all.
  const values = { name: '𠮷野 髙﨑', school: 'a\u2028b\u2029c\nd\r\ne\u0085', nameKana: '', nameLatin: null }
  for (const [field, value] of Object.entries(values)) await phone.sync([set({ field, value })])
  await phone.request('PUT', `/api/submissions/${winterSurvey.id}`, {
    campaign: winterSurvey.id,
    definition: winterSurvey.definition,
    answers: { a1: 'yes', a2: '京都\u2028' },
    sealedAt: '2026-11-22T00:00:00.000Z',
    device: phone.device,
  })
  await house.stranger().askCode('hanako@example.jp')
  await house.stranger().enterCode('hanako@example.jp', '000000')
  await fillEmptyTables(house.store)
  const file = join(house.folder, 'backup.jgrad')
  const counts = await backup(placesOf(house), file, house.now())
  return { house, phone, file, counts }
}

/** A file's lines, after something was done to them, under a hash that fits. */
async function rewritten(file: string, change: (lines: string[]) => string[]): Promise<string> {
  const lines = change(gunzipSync(await readFile(file)).toString().trimEnd().split('\n'))
  const end = JSON.parse(lines.at(-1) ?? '') as { hash: string }
  const before = lines.slice(0, -1).map((line) => `${line}\n`).join('')
  const hash = createHash('sha256').update(before).digest('hex')
  const other = `${file}-${Math.random()}`
  await writeFile(other, gzipSync(`${before}${JSON.stringify({ ...end, hash })}\n`))
  return other
}

describe('a backup', () => {
  it('holds every row of every table, and nobody else may read it', async () => {
    const { house, file, counts } = await backedUpHouse()
    const contents = await contentsOf(house.store)
    expect(counts).toEqual(Object.fromEntries(Object.entries(contents).map(([table, rows]) => [table, rows.length])))
    expect(Object.entries(counts).filter(([, count]) => count === 0)).toEqual([])
    expect((await stat(file)).mode & 0o777).toBe(0o600)
  })

  it('is not written over another file, nor into a folder that is not there, and leaves nothing behind', async () => {
    const { house, file } = await backedUpHouse()
    await expect(backup(placesOf(house), file, 0)).rejects.toMatchObject({ code: 'copyExists' })
    const nowhere = join(house.folder, 'none', 'backup')
    await expect(backup(placesOf(house), nowhere, 0)).rejects.toMatchObject({ code: 'cannotWriteCopy', values: { reason: 'ENOENT' } })
  })

  it('of nothing is refused, and makes no database', async () => {
    const places = await emptyPlaces()
    await expect(backup(places, join(places.dataDir, 'backup'), 0)).rejects.toMatchObject({ code: 'noDatabase' })
  })
})

describe('restoring', () => {
  it('gives an empty installation all that was there, but a new history and no codes', async () => {
    const { house, phone, file } = await backedUpHouse()
    const before = await contentsOf(house.store)
    const places = await emptyPlaces()
    await restore(places, file, false)
    const restored = await openHouse({ config: places })
    const after = await contentsOf(restored.store)
    const epochs = [before, after].map(({ meta = [] }) => meta.find((row) => row.startsWith('["epoch"')))
    expect(epochs[0]).not.toBe(epochs[1])
    const same = ({ meta = [], ...tables }: Record<string, string[]>, codes: string[]) => ({
      ...tables,
      ...Object.fromEntries(['codes', 'codeRequests', 'wrongCodes'].map((table) => [table, codes])),
      meta: meta.filter((row) => !row.startsWith('["epoch"')),
    })
    expect(same(after, after['codes'] ?? [])).toEqual(same(before, []))
    expect((await phone.at(restored).session()).status).toBe(200)
  })

  it('writes over a database with people in it only when told so', async () => {
    const { house, phone, file } = await backedUpHouse()
    await phone.sync([set({ field: 'programme', value: 'after the backup' })])
    await house.restart(async () => {
      await expect(restore(placesOf(house), file, false)).rejects.toMatchObject({ code: 'notEmpty' })
    })
    expect((await phone.sync()).cursor).toBe(6)
    await house.restart(() => restore(placesOf(house), file, true))
    const { changes } = await phone.sync()
    expect(changes.map((row) => row.kind === 'set' && row.field)).toEqual(['name', 'school', 'nameKana', 'nameLatin', '$receipt'])
  })

  it('is refused while a server runs on the SQLite file', async () => {
    const { file } = await backedUpHouse()
    const { dataDir } = await emptyPlaces()
    const running = await openStore({ kind: 'sqlite', path: join(dataDir, 'jgrad.sqlite') })
    const before = await contentsOf(running)
    await expect(restore({ dataDir, databaseUrl: null }, file, true)).rejects.toMatchObject({ code: 'databaseBusy' })
    expect(await contentsOf(running)).toEqual(before)
    await running.close()
    await restore({ dataDir, databaseUrl: null }, file, true)
  })

  it('refuses a file that was cut anywhere, and changes nothing', async () => {
    const { house, file } = await backedUpHouse()
    const whole = await readFile(file)
    const lines = gunzipSync(whole).toString().split('\n')
    const cuts = [0, 1, 10, Math.floor(whole.length / 2), whole.length - 9, whole.length - 1].map((length) => whole.subarray(0, length))
    // Cut between two lines, and packed again: as an editor would leave it.
    const repacked = [1, 2, lines.length - 2].map((count) => gzipSync(lines.slice(0, count).join('\n') + '\n'))
    const places = await emptyPlaces()
    for (const [at, bytes] of [...cuts, ...repacked].entries()) {
      const half = join(house.folder, `cut-${at}`)
      await writeFile(half, bytes)
      await expect(restore(places, half, false), `cut ${at}`).rejects.toMatchObject({ code: expect.stringMatching(/^(damaged|not)Copy$/) })
    }
    await expect(backup(places, join(places.dataDir, 'none'), 0)).rejects.toMatchObject({ code: 'noDatabase' })
  })

  it('refuses a file in which a row was changed, left out, doubled or added', async () => {
    const { house, file } = await backedUpHouse()
    const lines = gunzipSync(await readFile(file)).toString().trimEnd().split('\n')
    const row = lines.findIndex((line) => line.includes('registrant'))
    const forgeries = [
      lines.with(row, lines[row]?.replace('registrant', 'administrator') ?? ''),
      lines.toSpliced(row, 1),
      lines.toSpliced(row, 0, lines[row] ?? ''),
      [...lines, lines[row] ?? ''],
    ]
    const places = await emptyPlaces()
    for (const [at, forged] of forgeries.entries()) {
      const other = join(house.folder, `forged-${at}`)
      await writeFile(other, gzipSync(`${forged.join('\n')}\n`))
      await expect(restore(places, other, false), `forgery ${at}`).rejects.toMatchObject({ code: 'damagedCopy' })
    }
  })

  it('refuses what is no backup, is not there, or comes from a newer program', async () => {
    const { house, file } = await backedUpHouse()
    const places = await emptyPlaces()
    const other = join(house.folder, 'other')
    await writeFile(other, 'not a backup')
    await expect(restore(places, other, false)).rejects.toMatchObject({ code: 'notCopy' })
    await writeFile(other, gzipSync('{"app":"another"}\n'))
    await expect(restore(places, other, false)).rejects.toMatchObject({ code: 'notCopy' })
    await expect(restore(places, join(house.folder, 'none'), false)).rejects.toMatchObject({ code: 'copyMissing' })
    const newer = (change: object) => rewritten(file, ([head = '', ...rest]) => [JSON.stringify({ ...(JSON.parse(head) as object), ...change }), ...rest])
    await expect(restore(places, await newer({ format: 2 }), false)).rejects.toMatchObject({ code: 'newerCopy' })
    await expect(restore(places, await newer({ form: ['0001-first', '9999-later'] }), false)).rejects.toMatchObject({ code: 'newerCopy' })
  })

  it('that fails in the middle leaves the database as it was', async () => {
    const { house, phone, file } = await backedUpHouse()
    // Whole by its hash, but a person stands in it twice.
    const broken = await rewritten(file, (lines) => {
      const row = lines.findIndex((line) => line.includes('registrant'))
      const end = JSON.parse(lines.at(-1) ?? '') as { rows: Record<string, number> }
      end.rows['accounts'] = (end.rows['accounts'] ?? 0) + 1
      return [...lines.slice(0, -1).toSpliced(row, 0, lines[row] ?? ''), JSON.stringify(end)]
    })
    const before = await contentsOf(house.store)
    await house.restart(async () => {
      await expect(restore(placesOf(house), broken, true)).rejects.toThrow(/unique/i)
    })
    expect(await contentsOf(house.store)).toEqual(before)
    expect((await phone.session()).status).toBe(200)
  })
})

describe('a database that a newer program used', () => {
  it('is opened by no server and left as it is', async () => {
    const house = await openHouse()
    await house.store.write(async (tx) => {
      await sql`insert into kysely_migration (name, timestamp) values ('9999-later', '')`.execute(tx)
    })
    const before = await contentsOf(house.store)
    await expect(openStore(placeOf(placesOf(house)))).rejects.toMatchObject({ code: 'databaseNewer', values: { form: '9999-later' } })
    expect(await contentsOf(house.store)).toEqual(before)
  })
})

describe('the command', () => {
  const script = join(import.meta.dirname, '../../src/server/office.ts')
  const office = (environment: Record<string, string>, ...given: string[]) => {
    const ended = spawnSync(process.execPath, [script, ...given], {
      encoding: 'utf8',
      env: { ...process.env, INIT_CWD: environment['DATA_DIR'], ORIGIN: '', SMTP_URL: '', DATABASE_URL: '', ...environment },
    })
    return { status: ended.status, said: ended.stdout + ended.stderr }
  }

  it('backs up and restores, and says what it did in both languages', async () => {
    const { house } = await backedUpHouse()
    const environment = { DATA_DIR: house.folder, DATABASE_URL: house.databaseUrl ?? '' }
    const made = office(environment, 'backup', 'by-command')
    expect(made).toEqual({ status: 0, said: expect.stringMatching(/バックアップを[\s\S]*was backed up to/) })
    const places = await emptyPlaces()
    const target = { DATA_DIR: places.dataDir, DATABASE_URL: places.databaseUrl ?? '' }
    const file = join(house.folder, 'by-command')
    expect(office(target, 'restore', file)).toEqual({ status: 0, said: expect.stringMatching(/復元しました[\s\S]*was restored from/) })
    expect(office(target, 'restore', file)).toEqual({ status: 1, said: expect.stringContaining('--replace') })
    expect(office(target, 'restore', file, '--replace').status).toBe(0)
  })

  it('says how it is used when it is used in another way', async () => {
    const { dataDir } = await emptyPlaces()
    for (const given of [[], ['backup'], ['move', 'file'], ['restore', 'a', '--burn']]) {
      expect(office({ DATA_DIR: dataDir }, ...given)).toEqual({ status: 1, said: expect.stringMatching(/使い方[\s\S]*Usage/) })
    }
  })
})
