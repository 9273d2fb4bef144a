/** Who entered a doctoral course before may not register. In a file of its own, for those who need no more of the form. */
export const firstEntryYear = 2014
