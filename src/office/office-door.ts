/**
 * Opens the office. A file of its own with nothing else in it: whatever loads the office has the list of its files in it,
 * and that is no registrant's download.
 */
export const openOffice = async (root: HTMLElement): Promise<void> => {
  const { startOffice } = await import('./office.tsx')
  return startOffice(root)
}
