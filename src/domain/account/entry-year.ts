/** Who entered a doctoral course before may not register. */
export const firstEntryYear = 2014
