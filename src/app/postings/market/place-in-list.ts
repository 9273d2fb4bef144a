/** Where the person went from the list to read a posting, so that coming back they find themselves there. */
interface PlaceInList {
  id: string
  /** From 0. */
  index: number
  /** How far below the upper edge of the window its row stood, in pixels. */
  offset: number
}

let left: PlaceInList | null = null
/** The height of a row in pixels, as it was last measured. */
let row = 144

/** Remembers where the list is left. */
export const leaveListAt = (place: PlaceInList): void => {
  left = place
}

/** Where the list was left; null: nowhere, or it is another list by now. */
export const leftListAt = (): PlaceInList | null => left

/** The list is another one, or the person is back. */
export const forgetPlace = (): void => {
  left = null
}

/** What a row takes, in pixels. */
export const rowHeight = (): number => row
export const measuredRow = (height: number): void => {
  row = height
}
