import { describe, expect, it } from 'vitest'
import { consentsSchema } from '../../../src/api/rights.ts'
import { day, openHouse, set } from '../house.ts'
import { atWork } from '../registry/at-work.ts'
import { answer, authorOf, consent, inNotebook, invitationsTo, invite, sent, volunteersOf } from './authors.ts'

async function openDesk() {
  const house = await openHouse()
  return { house, desk: await atWork(house) }
}
const names = ({ volunteers }: Awaited<ReturnType<typeof volunteersOf>>) => volunteers.map(({ name }) => name)

describe('those who may be asked as role models', () => {
  it('said yes in the answers they sent last, or gave the consent and did not take it back', async () => {
    const { house, desk } = await openDesk()
    const of = (name: string) => house.register(`${name}@example.org`, { name })
    const [yes, no, later, turned, silent] = [await of('yes'), await of('no'), await of('later'), await of('turned'), await of('silent')]
    await answer(house, yes, 'yes', '2026-11-01T00:00:00.000Z')
    await answer(house, no, 'no', '2026-11-01T00:00:00.000Z')
    await answer(house, later, 'later', '2026-11-01T00:00:00.000Z')
    await answer(house, turned, 'yes', '2025-11-01T00:00:00.000Z')
    await answer(house, turned, 'no', '2026-11-02T00:00:00.000Z')
    await answer(house, silent, 'yes', '2025-11-01T00:00:00.000Z')
    await answer(house, silent, undefined, '2026-11-02T00:00:00.000Z')
    await house.register('agreed@example.org', { name: 'agreed' })
    const agreed = await house.signIn('agreed@example.org')
    await consent(agreed, true)
    expect(names(await volunteersOf(desk))).toEqual(['agreed', 'yes', 'silent'])

    house.pass(day)
    await consent(agreed, false)
    expect(names(await volunteersOf(desk))).toEqual(['yes', 'silent'])
    // The newest word counts, wherever it was said.
    await answer(house, agreed.account, 'yes', new Date(house.now() + 1000).toISOString())
    expect(names(await volunteersOf(desk))).toEqual(['agreed', 'yes', 'silent'])
  })

  it('are not those who said no, whatever later survey they sent without a word of it', async () => {
    const { house, desk } = await openDesk()
    const no = await house.signIn('no@example.org')
    await consent(no, true)
    await house.store.write((tx) => tx.updateTable('consents').set({ at: '2025-01-01T00:00:00.000Z' }).where('account', '=', no.account).execute())
    await answer(house, no.account, 'no', '2025-11-01T00:00:00.000Z')
    await answer(house, no.account, undefined, '2026-11-01T00:00:00.000Z')
    expect(names(await volunteersOf(desk))).toEqual([])
    expect(await invite(desk, no.account)).toEqual({ invited: [], left: [{ account: no.account, why: 'not-willing' }] })
    await house.deliver()
    expect(await invitationsTo(house, 'no@example.org')).toEqual([])
  })

  it('may take back under their consents what they said in the survey, and their story with it', async () => {
    const { house, desk } = await openDesk()
    const yes = await house.signIn('yes@example.org')
    const own = async () => consentsSchema.parse(await (await yes.request('GET', '/api/rights/consents')).json())
    await answer(house, yes.account, 'yes', '2026-11-01T00:00:00.000Z')
    expect(await own()).toEqual({ consents: [], given: [], willingSince: '2026-11-01T00:00:00.000Z', story: null })
    await sent(authorOf(yes).send())
    expect((await own()).story).toEqual({ isPublished: false })
    const at = new Date(house.now()).toISOString()
    const after = consentsSchema.parse(await (await consent(yes, false)).json())
    expect(after).toEqual({ consents: [expect.objectContaining({ kind: 'role-model-contact', at, withdrawnAt: at })], given: [], willingSince: null, story: null })
    expect((await authorOf(yes).look()).story).toMatchObject({ state: 'withdrawn', withdrawnFor: 'consent' })
    expect(await invite(desk, yes.account)).toEqual({ invited: [], left: [{ account: yes.account, why: 'not-willing' }] })

    // Said again it is not noted again; and who never offered anything has nothing to take back.
    house.pass(1000)
    await consent(yes, false)
    expect((await own()).consents).toHaveLength(1)
    const stranger = await house.signIn('stranger@example.org')
    await consent(stranger, false)
    expect(consentsSchema.parse(await (await stranger.request('GET', '/api/rights/consents')).json()).consents).toEqual([])
  })

  it('may agree anew after a no in the survey, though the consent from before it was never taken back', async () => {
    const { house, desk } = await openDesk()
    const client = await house.signIn('again@example.org')
    await consent(client, true)
    await answer(house, client.account, 'no', new Date(house.now() + 1000).toISOString())
    house.pass(2000)
    expect(names(await volunteersOf(desk))).toEqual([])
    const { given, willingSince } = consentsSchema.parse(await (await consent(client, true)).json())
    expect({ given, willingSince }).toEqual({ given: ['role-model-contact'], willingSince: new Date(house.now()).toISOString() })
    house.pass(1000)
    const after = consentsSchema.parse(await (await consent(client, false)).json())
    expect(after.given).toEqual([])
    expect(after.willingSince).toBeNull()
  })

  it('are told of with nothing else of what they answered, and not once they leave', async () => {
    const { house, desk } = await openDesk()
    const account = await house.register('yes@example.org', { name: '青木 遥' })
    await answer(house, account, 'yes', '2026-11-01T00:00:00.000Z')
    const found = await volunteersOf(desk)
    expect(found).toEqual({
      volunteers: [
        {
          account, name: '青木 遥', jgradId: null, university: null, willingSince: '2026-11-01T00:00:00.000Z', invitedAt: null, declined: null, bounced: false,
          canInvite: true, story: null,
        },
      ],
      total: 1,
    })
    await house.store.write((tx) => tx.updateTable('accounts').set({ standing: 'closing' }).where('id', '=', account).execute())
    expect(await volunteersOf(desk)).toEqual({ volunteers: [], total: 0 })
  })

  it('are found by name or JGRAD-ID, in a body and never in an address', async () => {
    const { house, desk } = await openDesk()
    const account = await house.register('a@example.org', { name: '青木 遥' })
    const other = await house.register('b@example.org', { name: 'Alex Möller' })
    for (const each of [account, other]) await answer(house, each, 'yes', '2026-11-01T00:00:00.000Z')
    await house.store.write((tx) => tx.updateTable('accounts').set({ jgradId: 'JD123456780' }).where('id', '=', other).execute())
    expect(names(await volunteersOf(desk, '青木'))).toEqual(['青木 遥'])
    expect(names(await volunteersOf(desk, 'alex'))).toEqual(['Alex Möller'])
    expect(names(await volunteersOf(desk, 'jd1234'))).toEqual(['Alex Möller'])
    expect(names(await volunteersOf(desk, '見つからない'))).toEqual([])
  })
})

describe('an invitation to write', () => {
  it('goes by mail in the person’s language and into their notebook, once in ninety days', async () => {
    const { house, desk } = await openDesk()
    await house.register('alex@example.org', { name: 'Alex', language: 'en' })
    const alex = await house.signIn('alex@example.org')
    await answer(house, alex.account, 'yes', '2026-11-01T00:00:00.000Z')
    expect(await invite(desk, alex.account, alex.account)).toEqual({ invited: [alex.account], left: [] })
    expect(await invite(desk, alex.account)).toEqual({ invited: [], left: [{ account: alex.account, why: 'lately' }] })
    await house.deliver()
    const [letter, ...others] = await invitationsTo(house, 'alex@example.org')
    expect(others).toEqual([])
    expect(letter?.text.startsWith('Dear Alex,')).toBe(true)
    const at = new Date(house.now()).toISOString()
    expect(await inNotebook(alex, 'invited')).toBe(at)
    expect(await authorOf(alex).look()).toEqual({ willingSince: '2026-11-01T00:00:00.000Z', invitedAt: at, story: null })
    expect((await volunteersOf(desk)).volunteers[0]).toMatchObject({ invitedAt: at, canInvite: false, declined: null })

    house.pass(90 * day)
    expect((await invite(await atWork(house), alex.account)).invited).toEqual([alex.account])
    const rows = await house.store.read((tx) => tx.selectFrom('storyInvitations').selectAll().execute())
    expect(rows).toEqual([{ account: alex.account, invitedAt: new Date(house.now()).toISOString(), invitedBy: desk.account, times: 2 }])
  })

  it('does not keep whoever was invited from sending, because a later survey says nothing of it', async () => {
    const { house, desk } = await openDesk()
    const client = await house.signIn('alex@example.org')
    await answer(house, client.account, 'yes', '2026-11-01T00:00:00.000Z')
    await invite(desk, client.account)
    await answer(house, client.account, undefined, '2026-11-20T00:00:00.000Z')
    expect((await sent(authorOf(client).send())).story?.state).toBe('received')
  })

  it('does not go where mail comes back, and waits for an address that works', async () => {
    const { house, desk } = await openDesk()
    const client = await house.signIn('alex@example.org')
    await answer(house, client.account, 'yes', '2026-11-01T00:00:00.000Z')
    const bounce = (bouncedAt: string | null) => house.store.write((tx) => tx.updateTable('accounts').set({ bouncedAt }).where('id', '=', client.account).execute())
    await bounce('2026-11-02T00:00:00.000Z')
    expect((await volunteersOf(desk)).volunteers).toMatchObject([{ bounced: true, canInvite: false, invitedAt: null }])
    expect(await invite(desk, client.account)).toEqual({ invited: [], left: [{ account: client.account, why: 'bounced' }] })
    await house.deliver()
    expect(await invitationsTo(house, 'alex@example.org')).toEqual([])
    expect(await inNotebook(client, 'invited')).toBeUndefined()

    await bounce(null)
    expect((await volunteersOf(desk)).volunteers).toMatchObject([{ bounced: false, canInvite: true }])
    expect((await invite(desk, client.account)).invited).toEqual([client.account])
  })

  it('does not go to whoever is not willing, has sent a story, or wants no more; not now is said to one invitation alone', async () => {
    const { house, desk } = await openDesk()
    const [stranger, author, never, later] = [
      await house.signIn('stranger@example.org'), await house.signIn('author@example.org'), await house.signIn('never@example.org'), await house.signIn('later@example.org'),
    ]
    for (const each of [author, never, later]) await answer(house, each.account, 'yes', '2026-11-01T00:00:00.000Z')
    await sent(authorOf(author).send())
    expect((await invite(desk, never.account, later.account)).invited).toHaveLength(2)
    const declined = (how: string, invited: unknown) => set({ type: 'setting', record: 'my-story', field: 'declined', value: { invited, how } })
    await never.sync([declined('never', await inNotebook(never, 'invited'))])
    await later.sync([declined('later', await inNotebook(later, 'invited'))])
    const { volunteers } = await volunteersOf(desk)
    expect(new Map(volunteers.map(({ account, declined: said }) => [account, said]))).toEqual(
      new Map([[never.account, 'never'], [later.account, 'later'], [author.account, null]]),
    )
    expect(volunteers.find(({ account }) => account === author.account)).toMatchObject({ canInvite: false, story: { state: 'draft' } })

    house.pass(90 * day)
    const again = await invite(await atWork(house), stranger.account, author.account, never.account, later.account, 'nobody')
    expect(again.invited).toEqual([later.account])
    expect(new Map(again.left.map(({ account, why }) => [account, why]))).toEqual(
      new Map([[stranger.account, 'not-willing'], ['nobody', 'not-willing'], [author.account, 'sent'], [never.account, 'never']]),
    )
    // Not wanting invitations is no word about being willing.
    expect((await authorOf(await house.signIn('never@example.org')).look()).willingSince).not.toBeNull()
  })
})
