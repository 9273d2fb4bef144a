import { describe, expect, it } from 'vitest'
import type { Job } from '../../src/server/jobs/job.ts'
import { openWork, type Work } from '../../src/server/jobs/work.ts'
import type { Services } from '../../src/server/services.ts'
import { hour, openHouse, type House } from './house.ts'

/** A job that counts how often it was done. */
function countingJob(more: Partial<Job> = {}): Job & { done: number } {
  const job = {
    name: 'test.count',
    every: hour,
    done: 0,
    async run() {
      job.done += 1
    },
    ...more,
  }
  return job
}

/** One of several servers on the database of a house, with jobs of the test's own. */
const serverOn = (house: House, ...jobs: Job[]): Work =>
  openWork(
    { store: house.store, clock: () => house.now(), log: { line: () => {}, failure: (_: string, failure: unknown) => house.failures.push(failure) } } as unknown as Services,
    jobs,
  )

describe('a job', () => {
  it('is done once per interval, however often somebody looks and however many servers there are', async () => {
    const house = await openHouse()
    const job = countingJob()
    const [one, other] = [serverOn(house, job), serverOn(house, job)]
    await Promise.all([one.doDue(), other.doDue(), one.doDue()])
    await other.doDue()
    expect(job.done).toBe(1)
    house.pass(hour - 1)
    await Promise.all([one.doDue(), other.doDue()])
    expect(job.done).toBe(1)
    house.pass(1)
    await Promise.all([one.doDue(), other.doDue()])
    expect(job.done).toBe(2)
  })

  it('that fails is logged once, holds up no other one, and is tried again before its turn', async () => {
    const house = await openHouse()
    let fails = true
    let tries = 0
    const bad = countingJob({
      name: 'test.bad',
      run: async () => {
        tries += 1
        if (fails) throw new Error('not today')
      },
    })
    const good = countingJob()
    const server = serverOn(house, bad, good)
    await server.doDue()
    expect([tries, good.done]).toEqual([1, 1])
    expect(house.failures).toHaveLength(1)
    await server.doDue()
    expect(tries).toBe(1)
    fails = false
    house.pass(5 * 60_000)
    await server.doDue()
    expect([tries, good.done]).toEqual([2, 1])
    house.pass(5 * 60_000)
    await server.doDue()
    expect(tries).toBe(2)
  })

  it('is told when the server stops, which waits for it and begins nothing more', async () => {
    const house = await openHouse()
    let begun = () => {}
    const hasBegun = new Promise<void>((resolve) => (begun = resolve))
    const order: string[] = []
    const slow = countingJob({
      run: (_, stopping) =>
        new Promise((resolve) => {
          stopping.addEventListener('abort', () => {
            order.push('job ended')
            resolve()
          })
          begun()
        }),
    })
    const server = serverOn(house, slow)
    const doing = server.doDue()
    await hasBegun
    await server.stop()
    order.push('server stopped')
    await doing
    house.pass(hour)
    await server.doDue()
    expect(order).toEqual(['job ended', 'server stopped'])
  })
})
