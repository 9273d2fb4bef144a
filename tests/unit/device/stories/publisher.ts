import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { openCatalogue } from '../../../../src/device/catalogue.ts'
import { openChannel } from '../../../../src/device/channel.ts'
import type { Environment } from '../../../../src/device/environment.ts'
import { createHttp } from '../../../../src/device/http.ts'
import { openMarks } from '../../../../src/device/storage/device-database.ts'
import { openCatalogueDatabase } from '../../../../src/device/storage/catalogue-database.ts'
import { openStories } from '../../../../src/device/stories/open-stories.ts'
import { takePictures } from '../../../../src/device/stories/take-pictures.ts'
import { sha256 } from '../../../../src/domain/hash.ts'
import type { Picture } from '../../../../src/domain/story/story.ts'

/** What publishes stories and their pictures, and takes them back. */
export class Publisher {
  /** What the newest edition holds; null: none is published. */
  stories: readonly unknown[] | null = []
  pictures = new Map<string, Uint8Array<ArrayBuffer>>()
  asked: { path: string; init: RequestInit }[] = []
  reachable = true
  /** What else is announced, and can't be fetched. */
  others: readonly { kind: string; edition: number; hash: string; bytes: number; href: string }[] = []
  /** Called while the stories are on their way. */
  beforeStories: () => Promise<void> = () => Promise.resolve()
  /** Called while a picture is on its way. */
  meanwhile: () => Promise<void> = () => Promise.resolve()
  #editions = 0
  #last = ''

  /** A picture that can be fetched, of these bytes. */
  async picture(...content: number[]): Promise<Picture> {
    const bytes = new Uint8Array(content)
    const hash = await sha256(bytes.buffer)
    this.pictures.set(hash, bytes)
    return { hash, type: 'image/webp', bytes: bytes.length, width: 3, height: 4, alt: { ja: '机に向かう人', en: 'Somebody at a desk' } }
  }

  fetch = async (path: string, init: RequestInit): Promise<Response> => {
    this.asked.push({ path, init })
    if (!this.reachable) throw new TypeError('no network')
    const text = JSON.stringify({ stories: this.stories })
    const hash = await sha256(text)
    if (path === '/api/catalogue') {
      if (this.#last !== text) this.#editions++
      this.#last = text
      const href = `/catalogue/stories/${this.#editions}-${hash}.json`
      const own = this.stories === null ? [] : [{ kind: 'stories', edition: this.#editions, hash, bytes: text.length, href }]
      return Response.json({ editions: [...this.others, ...own] })
    }
    if (path.endsWith(`-${hash}.json`)) {
      await this.beforeStories()
      return new Response(text, { headers: { 'content-type': 'application/json' } })
    }
    const picture = this.pictures.get(path.slice(path.lastIndexOf('/') + 1))
    await this.meanwhile()
    return picture ? new Response(picture, { headers: { 'content-type': 'image/webp' } }) : Response.json({}, { status: 404 })
  }
}

/** A phone that keeps what is published. */
export function phoneOf(publisher: Publisher) {
  let now = 1_000_000
  const environment: Environment = {
    fetch: publisher.fetch,
    now: () => now,
    newId: () => 'id',
    databases: { indexedDB: new IDBFactory(), IDBKeyRange },
  }
  const http = createHttp(environment, openMarks(environment))
  const catalogue = openCatalogue(environment, http, openChannel())
  const database = openCatalogueDatabase(environment)
  return {
    environment,
    stories: openStories(environment, http),
    contact: () => catalogue.refresh(),
    /** Another tab of it. */
    beside: openCatalogue(environment, http, openChannel()),
    /** Lets time pass, in milliseconds. */
    pass: (span: number) => {
      now += span
    },
    takePictures: () => takePictures(environment, http),
    /** Everything that is stored on it. */
    held: () => database.run(async (open) => JSON.stringify(await open.editions.toArray()) + JSON.stringify((await open.pictures.toArray()).map(({ hash }) => hash))),
    pictureRows: () => database.run((open) => open.pictures.count()),
    database,
  }
}
