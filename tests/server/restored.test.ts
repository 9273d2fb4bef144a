import { join } from 'node:path'
import { expect, it } from 'vitest'
import { undoTime } from '../../src/device/sync/batch.ts'
import { backup, restore } from '../../src/server/copies/commands.ts'
import { contentsOf } from './contents.ts'
import { openHouse } from './house.ts'
import { phoneOf } from './phone.ts'
import { publishWinterSurvey, winterSurvey } from './publish.ts'

it('a backup taken under load restores to a server whose devices give back everything it had acknowledged', async () => {
  const house = await openHouse()
  await publishWinterSurvey(house)
  const already = (await contentsOf(house.store))['notebook']?.length ?? 0
  const places = { dataDir: house.folder, databaseUrl: house.databaseUrl }
  const file = join(house.folder, 'backup.jgrad')
  const [jiro, desk, sana] = [await house.signIn('jiro@example.jp'), await house.signIn('jiro@example.jp'), await house.signIn('sana@example.jp')]
  const phones = [
    await phoneOf(house, jiro, 'jiro@example.jp'),
    await phoneOf(house, desk, 'jiro@example.jp'),
    await phoneOf(house, sana, 'sana@example.jp'),
  ] as const
  const [phone, desktop, friend] = phones

  /** What was acknowledged, by owner and field: the last value that the server confirmed. */
  const acknowledged = new Map<string, string>()
  let turn = 0
  const writeOn = async () => {
    turn += 1
    for (const [at, each] of phones.entries()) {
      // Fields of its own, each written over now and then, so that old values and new ones are about.
      const field = `f${at}x${turn % 7}`
      await each.write(field, `turn ${turn}`)
      if ((await each.round()) === 'done') acknowledged.set(`${at === 2 ? 'sana' : 'jiro'} ${field}`, `turn ${turn}`)
    }
  }
  for (let first = 0; first < 8; first += 1) await writeOn()
  const copying = { isOver: false, counts: backup(places, file, house.now()) }
  void copying.counts.finally(() => {
    copying.isOver = true
  })
  while (!copying.isOver) await writeOn()
  const counts = await copying.counts
  for (let later = 0; later < 8; later += 1) await writeOn()

  // Beside plain values: a conflict that stands, one that was settled, and answers that were sent.
  for (const field of ['stands', 'settled']) {
    await phone.write(field, 'from the phone')
    await desktop.write(field, 'from the desktop')
    for (const each of [phone, desktop, phone]) await each.round()
  }
  const settled = (await phone.notebook.conflicts()).find(({ entry }) => entry.about.field === 'settled')
  await phone.notebook.settle(settled?.entry.id ?? '', 'dismiss')
  // So long it could still be undone; then it travels.
  phone.pass(undoTime)
  await phone.notebook.seal(winterSurvey, { a1: 'no' })
  for (const each of [phone, desktop, phone, friend]) expect(await each.round()).toBe('done')
  expect((await phone.notebook.sealed(winterSurvey.id))?.state).toBe('received')
  const before = {
    settled: await phone.value('settled'),
    stands: await phone.value('stands'),
    conflicts: (await phone.notebook.conflicts()).map(({ entry }) => entry.about.field),
    epoch: (await jiro.sync()).epoch,
  }
  expect(before.conflicts).toEqual(['stands'])

  await house.restart(() => restore(places, file, true))
  const lost = await house.store.read((tx) => tx.selectFrom('submissions').selectAll().execute())
  expect(lost).toEqual([])
  expect(counts['notebook']).toBeLessThan(acknowledged.size + already + 20)

  // Not one of them is touched but to connect; one stays away until the others are done.
  for (const each of [phone, friend, phone, desktop, phone, desktop, friend]) expect(await each.round()).toBe('done')
  for (const each of phones) expect(await each.waiting()).toBe(0)
  const fresh = { jiro: await phoneOf(house, jiro, 'jiro@example.jp'), sana: await phoneOf(house, sana, 'sana@example.jp') }
  for (const each of [fresh.jiro, fresh.sana]) expect(await each.round()).toBe('done')
  const found = new Map<string, unknown>()
  for (const key of acknowledged.keys()) {
    const [owner, field] = key.split(' ') as ['jiro' | 'sana', string]
    found.set(key, await fresh[owner].value(field))
  }
  expect(found).toEqual(acknowledged)
  for (const each of [fresh.jiro, phone, desktop]) {
    expect(await each.value('settled')).toBe(before.settled)
    expect(await each.value('stands')).toBe(before.stands)
    // A value written over more than once since the backup may ask whether its old self is still wanted; that is all.
    const conflicts = (await each.notebook.conflicts()).filter(({ entry }) => !acknowledged.has(`jiro ${entry.about.field}`))
    expect(conflicts.map(({ entry }) => entry.about.field)).toEqual(before.conflicts)
  }
  const answer = await jiro.sync()
  expect(answer.epoch).not.toBe(before.epoch)
  const kept = await jiro.request('GET', `/api/submissions/${winterSurvey.id}`)
  expect(await kept.json()).toMatchObject({ answers: { a1: 'no' } })
  const sealed = await phone.notebook.sealed(winterSurvey.id)
  expect(sealed).toMatchObject({ state: 'received' })
  expect((await desktop.notebook.sealed(winterSurvey.id))?.receipt?.number).toBe(sealed?.receipt?.number)
})
