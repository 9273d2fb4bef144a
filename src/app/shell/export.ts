import type { Json } from '../../domain/json.ts'
import { device } from './device.ts'
import { allUnstored, storeAll } from './safekeeping.ts'
import { exportName, saveFile } from './save-file.ts'

/** Saves everything this device holds for the person as a file. Resolves to whether there was a device to ask. */
export async function exportAll(): Promise<boolean> {
  // Words that can't be stored do not stop the export: it is the way out when storing fails.
  await storeAll()
  const stored = await device.value?.export()
  if (stored === undefined) return false
  const unstored = allUnstored()
  saveFile(exportName(new Date()), unstored.length > 0 ? withUnstored(stored, unstored) : stored)
  return true
}

/** What is only on screen goes first: it is in no other place. */
const withUnstored = (stored: string, unstored: Json[]) => JSON.stringify({ unstored, ...(JSON.parse(stored) as object) }, null, 2)
