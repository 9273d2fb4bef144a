/** Each run of the tests lives other histories; a failure says how to see it again. */
export const seed = (Date.now() ^ (process.pid << 16)) >>> 0
/** How many histories each of the two files lives. */
export const runs = 500
