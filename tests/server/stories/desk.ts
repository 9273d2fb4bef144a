import sharp from 'sharp'
import { catalogueSchema, type Edition } from '../../../src/api/catalogue.ts'
import { type OfficeStory, officeStorySchema } from '../../../src/api/office-stories.ts'
import { storiesEditionSchema } from '../../../src/api/stories.ts'
import type { StoryConsent } from '../../../src/domain/story/consent.ts'
import type { StoryBody } from '../../../src/domain/story/draft.ts'
import type { Story } from '../../../src/domain/story/story.ts'
import type { Client, House } from '../house.ts'

const both = (ja: string, en: string) => ({ ja, en })

/** A story of which nothing is missing. */
export const wholeStory: StoryBody = {
  name: both('青木 遥', 'Haruka Aoki'),
  title: both('測量の会社で地図を直す', 'Mending maps at a survey company'),
  lead: both('地理学で博士号を取りました。', 'I took a doctorate in geography.'),
  today: both('地図の会社で働いています。', 'I work for a map company.'),
  sector: 'company',
  country: 'JP',
  fields: ['04010'],
  doctorateIn: 2016,
  support: ['dc'],
  route: [
    { kind: 'course', from: 2012, to: 2016, sector: null, country: 'JP', what: both('博士課程', 'Doctoral course'), where: both('九州の国立大学', 'A national university in Kyushu') },
    { kind: 'work', from: 2016, to: null, sector: 'company', country: 'JP', what: both('地図の編集', 'Editing maps'), where: both('福岡の会社', 'A company in Fukuoka') },
  ],
  text: both('## 迷った年\n\n**三年目**に迷いました。<script>alert(1)</script>', '## A year of doubt\n\nI doubted in the **third year**.'),
  otherwise: both('もっと早く相談します。', 'I would ask for advice sooner.'),
  alt: both('野外で測量をしている人', 'Somebody surveying outdoors'),
}
export const agreed: StoryConsent = { how: 'paper', on: '2026-11-20', uses: ['app', 'picture'] }

/** Asks for something that must be done, and reads the story that comes back. */
export async function storyFrom(answer: Promise<Response>): Promise<OfficeStory> {
  const response = await answer
  if (!response.ok) throw new Error(`${response.status}: ${await response.text()}`)
  return officeStorySchema.parse(await response.json())
}
const at = (id: string, deed = '') => `/api/office/stories/${id}${deed === '' ? '' : `/${deed}`}`

/** What the office does to stories, each as the endpoint answers. */
export const deskOf = (client: Client) => ({
  begin: () => client.request('POST', '/api/office/stories', {}),
  open: (id: string) => client.request('GET', at(id)),
  write: ({ id, rev, sending }: OfficeStory, body: StoryBody = wholeStory) => client.request('PUT', at(id), { rev, sending, body }),
  consent: ({ id, rev }: OfficeStory, consent: StoryConsent | null = agreed) => client.request('PUT', at(id, 'consent'), { rev, consent }),
  picture: ({ id, rev }: OfficeStory, file: Uint8Array<ArrayBuffer> | string) => client.request('POST', `${at(id, 'picture')}?rev=${rev}`, file),
  deed: ({ id, rev }: OfficeStory, deed: 'review' | 'publish' | 'withdraw' | 'picture/remove') => client.request('POST', at(id, deed), { rev }),
})

/** A story that waits to be published, with a picture or without. */
export async function readyStory(client: Client, { body = wholeStory, picture }: { body?: StoryBody; picture?: Uint8Array<ArrayBuffer> } = {}): Promise<OfficeStory> {
  const desk = deskOf(client)
  let story = await storyFrom(desk.write(await storyFrom(desk.begin()), body))
  if (picture) story = await storyFrom(desk.picture(story, picture))
  return storyFrom(desk.deed(await storyFrom(desk.consent(story)), 'review'))
}
/** The same, published. */
export const publishedStory = async (client: Client, options: Parameters<typeof readyStory>[1] = {}): Promise<OfficeStory> =>
  storyFrom(deskOf(client).deed(await readyStory(client, options), 'publish'))

/** The newest edition of stories as anybody finds it, and what is in it. */
export async function editionOf(house: House): Promise<{ edition: Edition; stories: Story[] }> {
  const anybody = house.stranger()
  const { editions } = catalogueSchema.parse(await (await anybody.request('GET', '/api/catalogue')).json())
  const edition = editions.find(({ kind }) => kind === 'stories')
  if (!edition) throw new Error('there is no edition of stories')
  const { stories } = storiesEditionSchema.parse(await (await anybody.request('GET', edition.href)).json())
  return { edition, stories }
}

/** A photograph as a camera makes it: noise, so that it can't be made small by itself. */
export async function photograph({ width = 640, height = 480 } = {}): Promise<Uint8Array<ArrayBuffer>> {
  const channels = 3
  const made = sharp({ create: { width, height, channels, background: '#888', noise: { type: 'gaussian', mean: 128, sigma: 40 } } })
  return Uint8Array.from(await made.jpeg({ quality: 92 }).toBuffer())
}
