import type { Campaign } from '../../domain/campaign.ts'
import type { Definition } from '../../domain/questionnaire/definition.ts'
import type { Device, DeviceProblem, Door, Proved } from '../../device/device.ts'
import type { EntryAttempt, EntryProblem } from '../../device/sign-in-by-link.ts'

/** How long the first exchange is waited for: what was answered elsewhere comes with it. */
const patience = 4_000

/** Lets somebody in and leads on; resolves to what stood in the way, or null. */
export type Enter = (prove: (door: Door) => Promise<EntryAttempt<Proved>>) => Promise<EntryProblem | DeviceProblem | null>

/** A campaign with its questionnaire, as far as they are on this device. */
export interface Asked {
  campaign: Campaign
  definition: Definition | undefined
}

/** What the catalogue here knows of a campaign; null: nothing yet. */
export async function askedIn(open: Device, id: string): Promise<Asked | null> {
  const campaign = (await open.catalogue.campaigns()).find((each) => each.id === id)
  return campaign ? { campaign, definition: await open.catalogue.questionnaire(campaign.definition) } : null
}

/** Enters by a link or a code. Resolves to the page to go on at: the first question, unless something was answered. */
export async function enterBy(
  open: Device,
  prove: (door: Door) => Promise<EntryAttempt<Proved>>,
): Promise<{ ok: true; to: string } | { ok: false; problem: EntryProblem | DeviceProblem }> {
  const entered = await open.enter(prove)
  if (!entered.ok) return entered
  const { scope = '' } = entered.value
  const start = `/survey/${scope}`
  await firstExchange(open)
  const draft = await open.notebook()?.read('draft', scope)
  const first = (await askedIn(open, scope))?.definition?.pages[0]
  return { ok: true, to: draft?.size === 0 && first ? `${start}/page/${first.id}` : start }
}

function firstExchange(open: Device): Promise<void> {
  return new Promise((resolve) => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let unwatch = () => {}
    const look = () => {
      if (open.sync().lastReceived === null) return
      clearTimeout(timer)
      unwatch()
      resolve()
    }
    timer = setTimeout(() => {
      unwatch()
      resolve()
    }, patience)
    unwatch = open.watch(look)
    look()
  })
}
