import { device } from './device.ts'
import { storeAll } from './safekeeping.ts'
import { exportName, saveFile } from './save-file.ts'

/** Saves everything this device holds for the person as a file. Resolves to whether there was a device to ask. */
export async function exportAll(): Promise<boolean> {
  // Words that can't be stored do not stop the export: it is the way out when storing fails.
  await storeAll()
  const text = await device.value?.export()
  if (text === undefined) return false
  saveFile(exportName(new Date()), text)
  return true
}
