import { reminderSteps, stepNow } from '../../domain/reminder-days.ts'
import { queuePushes } from '../push/queue.ts'
import type { Services } from '../services.ts'
import { isHoliday } from './holidays.ts'
import { noteNudges } from './nudges.ts'
import { dueNudges } from './remind.ts'
import { holdRunning, runningCampaigns } from './running.ts'

/**
 * Puts the reminders of the open campaigns whose time has come on their way to people's devices: once each, and to nobody
 * who has answered. A run may end anywhere and beside others. Returns to how many devices. Nothing where none are sent.
 */
export async function remindByPush({ store, clock, config }: Services, stopping: AbortSignal): Promise<number> {
  if (config.push === null) return 0
  let devices = 0
  for (const id of await store.read(runningCampaigns)) {
    for (let people = 1; people > 0 && !stopping.aborted; ) {
      const some = await store.write(async (tx) => {
        const now = clock()
        const plan = await holdRunning(tx, id, now)
        const step = plan && stepNow(reminderSteps(plan, isHoliday), 'push', now, isHoliday)
        if (!plan || !step) return { people: 0, devices: 0 }
        const due = await dueNudges(tx, plan, step, 'push', now)
        const queued = await queuePushes(tx, { campaign: id, until: plan.closesAt, accounts: due.map(({ account }) => account) }, now)
        await noteNudges(tx, { step: step.date, channel: 'push', now }, due.map(({ invitation }) => ({ invitation, mail: null })))
        return { people: due.length, devices: queued }
      })
      people = some.people
      devices += some.devices
      // On SQLite all this is done without ever waiting: others get their turn here.
      await new Promise((resolve) => setImmediate(resolve))
    }
  }
  return devices
}
