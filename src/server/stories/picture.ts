import { createHash } from 'node:crypto'
import type { Sharp } from 'sharp'
import type { PictureTable } from '../store/schema-stories.ts'

/** A picture as it is kept, with nothing in it but what is to be seen. */
export type SmallPicture = Omit<PictureTable, 'story' | 'createdAt'>
/** Why a file is not taken: it is no picture of the kinds we read, or too small for a face. */
export type PictureRefusal = { refused: 'picture-unreadable' | 'picture-too-small' }

/** The longest side, and the file. */
const widest = 960
const heaviest = 80 * 1024
/** The shortest side that a phone shows without a blur. */
const narrowest = 160
/** More than any phone's camera takes; a small file may claim to be bigger, and would fill the memory. */
const mostPixels = 64_000_000
/** In their order until the file is light enough. */
const tries = [
  [widest, 80], [widest, 68], [widest, 56], [widest, 44], [720, 56], [720, 40], [540, 48], [400, 40], [280, 30], [200, 20],
] as const

/** Kinds of pictures that people have; others (SVG, PDF, …) are read by code that nobody here needs. */
const readers = ['JpegBuffer', 'PngBuffer', 'WebpBuffer', 'NsgifBuffer', 'HeifBuffer']

let loaded: Promise<typeof import('sharp')> | null = null
/** Loaded with the first picture: a server that gets none does without. */
const load = (): Promise<typeof import('sharp')> =>
  (loaded ??= import('sharp').then((module) => {
    const sharp = module.default
    sharp.block({ operation: ['VipsForeignLoad'] })
    sharp.unblock({ operation: readers.map((each) => `VipsForeignLoad${each}`) })
    // One picture now and then: its memory is better given back.
    sharp.cache(false)
    sharp.concurrency(1)
    return module
  }))

/** One at a time: a file of some kilobytes may take hundreds of megabytes while it is read. */
let turn: Promise<unknown> = Promise.resolve()

/**
 * Makes a picture of any size a WebP of at most 960 pixels and 80 KB: upright, the first of several that move, and
 * without anything else that was in the file (place, time, camera, names).
 */
export function makeSmall(file: Uint8Array): Promise<SmallPicture | PictureRefusal> {
  const made = turn.then(() => make(file))
  // Whoever asked for it hears of a failure; the next is made all the same.
  turn = made.catch(() => undefined)
  return made
}

async function make(file: Uint8Array): Promise<SmallPicture | PictureRefusal> {
  const { default: sharp } = await load()
  const open = (): Sharp => sharp(file, { limitInputPixels: mostPixels, failOn: 'warning', pages: 1, animated: false }).autoOrient()
  try {
    const once = await open()
      .resize({ width: widest, height: widest, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .toColourspace('srgb')
      .raw()
      .toBuffer({ resolveWithObject: true })
    const { info } = once
    if (Math.min(info.width, info.height) < narrowest) return { refused: 'picture-too-small' }
    for (const [side, quality] of tries) {
      const made = await sharp(once.data, { raw: { width: info.width, height: info.height, channels: info.channels } })
        .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
        .webp({ quality })
        .toBuffer({ resolveWithObject: true })
      if (made.data.byteLength > heaviest) continue
      return {
        hash: createHash('sha256').update(made.data).digest('hex'), type: 'image/webp', width: made.info.width, height: made.info.height,
        bytes: made.data.byteLength, body: made.data.toString('base64'),
      }
    }
  } catch (failure) {
    // What it says may name what is in the file: that it can't be read is all that anybody needs.
    if (failure instanceof Error) return { refused: 'picture-unreadable' }
    throw failure
  }
  throw new Error('no size of a picture was light enough')
}
