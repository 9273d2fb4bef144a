import type { Drawing } from './chart-file.ts'

/** Twice as fine as a page: it may be printed. */
const fineness = 2

/** A drawing as a PNG. Rejects where the browser can't draw it. */
export async function pictureOf({ text, width, height }: Drawing): Promise<Blob> {
  const address = URL.createObjectURL(new Blob([text], { type: 'image/svg+xml' }))
  try {
    const image = new Image(width, height)
    image.src = address
    await image.decode()
    const canvas = document.createElement('canvas')
    canvas.width = width * fineness
    canvas.height = height * fineness
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
    return await new Promise((resolve, reject) => {
      canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('the browser made no picture'))), 'image/png')
    })
  } finally {
    URL.revokeObjectURL(address)
  }
}
