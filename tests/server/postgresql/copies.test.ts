import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { backup, move, restore } from '../../../src/server/copies/commands.ts'
import { run } from '../../../src/server/run.ts'
import { samplePeople } from '../../../src/server/samples/people.ts'
import { openStore } from '../../../src/server/store/store.ts'
import { contentsOf } from '../contents.ts'
import { freshPostgres } from '../database.ts'
import { openHouse, set } from '../house.ts'

/** A server on SQLite with somebody's words in it, stopped. */
async function sqliteHouse() {
  const dataDir = await mkdtemp(join(tmpdir(), 'jgrad-sqlite-'))
  onTestFinished(() => rm(dataDir, { recursive: true }))
  const place = { kind: 'sqlite', path: join(dataDir, 'jgrad.sqlite') } as const
  const quiet = { line: () => {}, failure: () => {} }
  const config = { port: 0, dataDir, databaseUrl: null, origin: null, secure: false, smtpUrl: null, mailFrom: 'a@example.jp', bounceAddress: null, officeEmail: null, push: null }
  await (await run(config, { log: quiet, say: () => {}, pages: null, build: 'test' })).stop()
  const open = await openStore(place)
  const contents = await contentsOf(open)
  await open.close()
  return { dataDir, place, contents }
}

it('moving keeps every row and the history itself, so that devices notice nothing', async () => {
  const { dataDir, contents } = await sqliteHouse()
  const databaseUrl = await freshPostgres()
  const counts = await move({ dataDir, databaseUrl }, false, 0)
  expect(counts).toEqual(Object.fromEntries(Object.entries(contents).map(([table, rows]) => [table, rows.length])))
  const moved = await openStore({ kind: 'postgresql', url: databaseUrl })
  expect(await contentsOf(moved)).toEqual(contents)
  await moved.close()
  const house = await openHouse({ config: { databaseUrl } })
  const phone = await house.signIn('hanako@example.jp')
  const { changes } = await phone.sync()
  expect(changes).toContainEqual(expect.objectContaining({ field: 'status', value: 'enrolled' }))
  expect((await phone.sync([set({ field: 'formerName', value: '旧姓' })])).results).toEqual([expect.objectContaining({ outcome: 'applied' })])
})

it('no server starts on what was moved, and it is not moved twice', async () => {
  const { dataDir, place } = await sqliteHouse()
  const databaseUrl = await freshPostgres()
  await move({ dataDir, databaseUrl }, false, 0)
  await expect(openStore(place)).rejects.toMatchObject({ code: 'databaseMoved' })
  await expect(move({ dataDir, databaseUrl }, true, 0)).rejects.toMatchObject({ code: 'movedAlready' })
  const kept = await openStore({ kind: 'postgresql', url: databaseUrl })
  expect((await contentsOf(kept))['accounts']).toHaveLength(samplePeople(new Date()).length)
  await kept.close()
})

it('moving refuses a running server, a target with people in it, no target, and no source', async () => {
  const { dataDir, place } = await sqliteHouse()
  const databaseUrl = await freshPostgres()
  const running = await openStore(place)
  await expect(move({ dataDir, databaseUrl }, false, 0)).rejects.toMatchObject({ code: 'databaseBusy' })
  await running.close()
  const house = await openHouse()
  await expect(move({ dataDir, databaseUrl: house.databaseUrl }, false, 0)).rejects.toMatchObject({ code: 'notEmpty' })
  await expect(move({ dataDir, databaseUrl: null }, false, 0)).rejects.toMatchObject({ code: 'moveNeedsUrl' })
  await expect(move({ dataDir: join(dataDir, 'none'), databaseUrl }, false, 0)).rejects.toMatchObject({ code: 'noDatabase' })
})

it('a backup of one kind of database restores to the other and back without a change', async () => {
  const { dataDir, contents } = await sqliteHouse()
  const databaseUrl = await freshPostgres()
  const [there, back] = [join(dataDir, 'there'), join(dataDir, 'back')]
  await backup({ dataDir, databaseUrl: null }, there, 0)
  await restore({ dataDir, databaseUrl }, there, false)
  await backup({ dataDir, databaseUrl }, back, 0)
  await restore({ dataDir, databaseUrl: null }, back, true)
  const returned = await openStore({ kind: 'sqlite', path: join(dataDir, 'jgrad.sqlite') })
  const withoutEpoch = ({ meta = [], ...tables }: Record<string, string[]>) => ({ ...tables, meta: meta.filter((row) => !row.startsWith('["epoch"')) })
  expect(withoutEpoch(await contentsOf(returned))).toEqual(withoutEpoch(contents))
  await returned.close()
})

it('a restore under a running server reaches it whole, with its next request', async () => {
  const house = await openHouse()
  const other = await openHouse({ beside: house })
  const phone = await house.signIn('jiro@example.jp')
  await phone.sync([set()])
  const places = { dataDir: house.folder, databaseUrl: house.databaseUrl }
  const file = join(house.folder, 'backup')
  await backup(places, file, 0)
  const { epoch } = await phone.sync([set({ field: 'school' })])
  // Requests under way meanwhile are answered of before or of after, or fail and are asked again.
  const restoring = { isOver: false }
  const asking = (async () => {
    const cursors = new Set<number>()
    for (const reader = phone.at(other); !restoring.isOver; ) {
      const answer = await reader.post(reader.envelope([], { epoch: null, cursor: 0 }))
      if (answer.status === 200) cursors.add(((await answer.json()) as { cursor: number }).cursor)
    }
    return cursors
  })()
  await restore(places, file, true)
  restoring.isOver = true
  expect([1, 2]).toEqual(expect.arrayContaining([...(await asking)]))
  const answer = await phone.sync()
  expect(answer.epoch).not.toBe(epoch)
  expect(answer.changes).toHaveLength(1)
})
