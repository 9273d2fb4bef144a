const room = '/office/questionnaires'

/** The page of a questionnaire: its working copy, or what is published when there is none. */
export const questionnairePath = (id: string): string => `${room}/${encodeURIComponent(id)}`

/** The page of a published version. */
export const versionPath = (id: string, version: number): string => `${questionnairePath(id)}/versions/${version}`

/** Where a questionnaire is begun. */
export const beginPath = `${room}/new`
export const listPath = room

/** Where the server keeps one. */
export const apiPath = (id = ''): string => (id === '' ? '/api/office/questionnaires' : `/api/office/questionnaires/${encodeURIComponent(id)}`)
