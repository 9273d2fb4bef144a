import { type ApiSession, arrived } from '../session.ts'
import { expect, test } from '../setting.ts'
import { atDesk } from './desk.ts'
import { otherEngines } from './installed.ts'

/** The values that a field of the person's was given, as the server has them. */
const valuesOf = async (api: ApiSession, field: string): Promise<unknown[]> =>
  (await api.feed()).flatMap((row) => (row.kind === 'set' && row.field === field ? [row.value] : []))

for (const other of otherEngines) {
  test.describe(other.name, () => {
    test.skip(other.missing !== null, other.missing ?? '')

    test(`what is written while there is no server stays, over a reload too, and arrives by itself once there is one (${other.name})`, async ({ server }) => {
      await atDesk(server, other, async ({ engine, road, words, api, walk }) => {
        const formerName = words('profile:label.formerName')
        const researchmap = words('profile:label.researchmap')
        await walk('/me/profile/name')
        await engine.write(formerName, '高橋')
        await arrived(api, 'formerName', '高橋')

        await road.cut()
        await engine.write(formerName, '髙橋 花子')
        await engine.sees(words('profile:saved.saved'))
        await engine.sees(words.like('shell:status.offlineWaiting', 1))
        await walk('/me/profile/links')
        await engine.write(researchmap, 'hanako_y')
        await engine.sees(words('profile:saved.saved'))
        await engine.reload()
        await engine.reads(researchmap, 'hanako_y')
        await walk('/me/profile/name')
        await engine.reads(formerName, '髙橋 花子')
        expect(await valuesOf(api, 'formerName')).toEqual(['高橋'])

        await road.mend()
        await arrived(api, 'formerName', '髙橋 花子')
        await arrived(api, 'researchmap', 'hanako_y')
        await engine.sees(words.like('shell:status.allReceived'))
      })
    })

    test(`two tabs show each other’s words while there is no server, and each word arrives once (${other.name})`, async ({ server }) => {
      await atDesk(server, other, async ({ engine, road, words, api, open, walk }) => {
        const formerName = words('profile:label.formerName')
        const latin = words('profile:label.nameLatin')
        await walk('/me/profile/name')
        const first = await engine.tab()
        const second = await engine.newTab()
        await open('/me/profile/name')
        await engine.reads(latin, 'Hanako Yamada')

        await road.cut()
        await engine.write(latin, 'Hanako Takahashi')
        await engine.sees(words('profile:saved.saved'))
        await engine.lookAt(first)
        await engine.reads(latin, 'Hanako Takahashi')
        await engine.write(formerName, '高橋')
        await engine.sees(words('profile:saved.saved'))
        await engine.lookAt(second)
        await engine.reads(formerName, '高橋')

        await road.mend()
        await arrived(api, 'nameLatin', 'Hanako Takahashi')
        await arrived(api, 'formerName', '高橋')
        await engine.sees(words.like('shell:status.allReceived'))
        await engine.lookAt(first)
        await engine.sees(words.like('shell:status.allReceived'))
        const feed = await api.feed()
        expect(feed.filter(({ kind }) => kind === 'conflict')).toEqual([])
        expect(await valuesOf(api, 'formerName')).toEqual(['高橋'])
      })
    })

    test(`the way back to a page has every word, new ones too, and none once its person has signed out (${other.name})`, async ({ server }) => {
      await atDesk(server, other, async ({ engine, words, api, open, walk }) => {
        const kana = words('profile:label.nameKana')
        const elsewhere = '/favicon.svg'
        await walk('/me/profile/name')
        await engine.write(words('profile:label.formerName'), '高橋')
        await arrived(api, 'formerName', '高橋')
        await engine.sees(words.like('shell:status.allReceived'))
        await engine.ask('(document.body.dataset.kept = "the same page")')

        await open(elsewhere)
        const based = (await api.feed()).filter((row) => row.kind === 'set' && row.field === 'nameKana').map(({ id }) => id)
        await api.send([{ id: `change-${crypto.randomUUID()}`, kind: 'set', type: 'profile', record: 'me', field: 'nameKana', value: 'スズキ ハナコ', based, at: Date.now() }])
        await engine.back()
        if (other.keepsPages) expect(await engine.ask('document.body.dataset.kept')).toBe('the same page')
        await engine.reads(kana, 'スズキ ハナコ')
        await engine.reads(words('profile:label.nameLatin'), 'Hanako Yamada')
        await engine.reads(words('profile:label.formerName'), '高橋')

        const first = await engine.tab()
        await open(elsewhere)
        await engine.newTab()
        await open('/me')
        // What comes later on this page moves its last button away from under the pointer.
        await engine.sees(words.like('shell:status.allReceived'))
        await engine.sees(words('settings:storage.title'))
        await engine.press(words('account:signOut.button'))
        // Both buttons have one name: the second is there once the question is.
        await engine.sees(words('account:signOut.title'))
        await engine.press(words('account:signOut.confirm'))
        await engine.sees(words('settings:signIn'))
        await engine.lookAt(first)
        await engine.back()
        await engine.sees(words('settings:signIn'))
        expect(await engine.ask('document.body.innerText + [...document.querySelectorAll("input")].map(({ value }) => value)')).not.toMatch(/花子|ハナコ|高橋/)
      })
    })
  })
}
