/** How many ids a change may name as what it was made on top of. */
export const maxBased = 8
