/**
 * Which text on personal information is agreed to: the one of the page "Personal information" (in `locales`, area `guide`,
 * `privacy`). A new text is a new version, named after its day; forms that were filled in offline may come with an older
 * one that is named here.
 */
export const privacyVersion = '2026-11-22'
const versions: readonly string[] = [privacyVersion]

/** Whether a text of this version was ever shown. */
export const isPrivacyVersion = (version: string): boolean => versions.includes(version)
