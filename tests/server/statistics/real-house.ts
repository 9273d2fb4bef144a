import { type House, openHouse } from '../house.ts'

/** A registry in which nobody made up is counted, and nothing was published. */
export async function realHouse(): Promise<House> {
  const house = await openHouse()
  await house.store.write(async (tx) => {
    await tx.deleteFrom('meta').where('key', '=', 'samples').execute()
    await tx.deleteFrom('editions').where('kind', '=', 'statistics').execute()
    await tx.deleteFrom('statisticsReleases').execute()
    await tx.updateTable('accounts').set({ standing: 'closing' }).where('role', '=', 'registrant').execute()
  })
  return house
}
