/** Hands a text to the browser as a CSV file to be saved. */
export const saveText = (name: string, text: string): void => saveFile(name, new Blob([text], { type: 'text/csv' }))

/** Hands a file to the browser to be saved. */
export function saveFile(name: string, file: Blob): void {
  const href = URL.createObjectURL(file)
  const link = document.createElement('a')
  link.href = href
  link.download = name
  link.click()
  // After the browser has begun to read it.
  setTimeout(() => URL.revokeObjectURL(href), 60_000)
}
