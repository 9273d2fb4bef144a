/** The lock that keeps passes apart. Should it fail, no word is lost: it spares work, it does not guard correctness. */
export const syncLock = 'jgrad-sync'
