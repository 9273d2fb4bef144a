/**
 * Opens the office in place of the app. A file of its own, so that the list of the office's parts is no part of what
 * every registrant downloads.
 */
export const enterOffice = async (root: HTMLElement): Promise<void> => {
  const { startOffice } = await import('./office.tsx')
  await startOffice(root)
}
