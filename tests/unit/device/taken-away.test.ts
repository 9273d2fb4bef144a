import { expect, test } from 'vitest'
import { NearServer, signedInPhone } from './phone.ts'

test('a notebook that was taken away says so by name, so that no screen takes it for a fault', async () => {
  const phone = await signedInPhone(new NearServer())
  await phone.write('a1', 'words')
  await phone.database.destroy()
  await expect(phone.value('a1')).rejects.toMatchObject({ name: 'DatabaseClosedError' })
})

test('so does one that is read while it is taken away', async () => {
  const phone = await signedInPhone(new NearServer())
  await phone.write('a1', 'words')
  const reading = Promise.all(
    Array.from({ length: 20 }, () => phone.value('a1').catch((error: unknown) => Object(error).name)),
  )
  await phone.database.destroy()
  expect((await reading).filter((end) => end !== 'words' && end !== 'DatabaseClosedError')).toEqual([])
})
