/** How much one `POST /api/sync` carries at most: changes, and bytes of JSON before compression. */
export const maxChanges = 1000
export const maxRequestBytes = 256 * 1024
