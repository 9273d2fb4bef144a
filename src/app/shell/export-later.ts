/** Saves everything on this device as `export.ts` does, which is loaded by whoever asks for it. */
export const exportAll = async (): Promise<boolean> => (await import('./export.ts')).exportAll()
