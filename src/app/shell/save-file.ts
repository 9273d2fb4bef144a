/** Hands a text, or what else a file is made of, to the person as a file to keep. */
export function saveFile(name: string, text: BlobPart, type = 'application/json'): void {
  const address = URL.createObjectURL(new Blob([text], { type }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // Safari reads the address after the click has returned.
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}

/** The name of an export made today: `jgrad-2026-11-22.json`. */
export function exportName(today: Date): string {
  const two = (value: number) => String(value).padStart(2, '0')
  return `jgrad-${today.getFullYear()}-${two(today.getMonth() + 1)}-${two(today.getDate())}.json`
}
