import './thanks.css'
import { figuresEditionSchema } from '../../api/catalogue.ts'
import type { Campaign } from '../../domain/campaign.ts'
import type { CampaignFigures } from '../../domain/figures.ts'
import type { Answers } from '../../domain/questionnaire/answers.ts'
import type { Definition } from '../../domain/questionnaire/definition.ts'
import { figuresFor, type OwnPlace, ownPlaces, type PlaceRow } from '../../domain/responses/own-place.ts'
import { describeValue } from '../../ui/question/describe-answer.ts'
import { willingItem, willingOptions } from '../../domain/story/volunteer.ts'
import { Link } from '../../ui/controls/Link.tsx'
import { number } from '../../ui/text/format.ts'
import { local, t } from '../../ui/text/text.ts'
import { useLoaded } from '../shell/device.ts'

interface Props {
  campaign: Campaign
  /** The version that was answered. */
  definition: Definition
  answers: Answers
}

/** What the answers are for, and where the person's own stand among those that were published. Needs no network. */
export function Thanks({ campaign, definition, answers }: Props) {
  const figures = useLoaded(campaign.id, ['catalogue'], async (open) => {
    const edition = figuresEditionSchema.safeParse(await open.catalogue.edition('figures'))
    return { published: edition.success ? figuresFor(edition.data.campaigns, campaign) : undefined }
  })
  if (!figures) return null
  const { published } = figures
  const places = published ? ownPlaces(definition, answers, campaign.referenceDate, published) : []
  return (
    <section class="thanks" aria-labelledby="thanks">
      <h2 id="thanks">{t('yearly:thanks.title')}</h2>
      <p>{t('yearly:thanks.text')}</p>
      {answers[willingItem] === willingOptions.yes && (
        <p>
          {t('yearly:thanks.story')} <Link href="/role-models/mine">{t('yearly:thanks.storyDo')}</Link>
        </p>
      )}
      {published && places.length > 0 && <Places published={published} places={places} />}
      {!published && <p class="support">{t('yearly:thanks.later')}</p>}
    </section>
  )
}

function Places({ published, places }: { published: CampaignFigures; places: readonly OwnPlace[] }) {
  return (
    <>
      <h3>{t('yearly:thanks.place')}</h3>
      <p class="support">{t('yearly:thanks.from', { title: local(published.title) })}</p>
      {places.map((place) => (
        <Place key={place.item.id} place={place} />
      ))}
    </>
  )
}

/** A code in words; a scale's is the number. */
const answerOf = ({ item }: OwnPlace, { code }: PlaceRow) => describeValue(item, item.type === 'scale' ? Number(code) : code)

function Place({ place }: { place: OwnPlace }) {
  const { item, base, own, rows } = place
  const share = own.share
  const label = local(item.label)
  return (
    <div class="own-place">
      <h4>{label}</h4>
      <p>{t('yearly:thanks.ownIs', { answer: answerOf(place, own) })}</p>
      {share === null ? (
        <p>{t('yearly:thanks.few', { base: number(base) })}</p>
      ) : (
        <>
          <svg class="place-bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
            <rect class="place-all" width="100" height="4" />
            <rect class="place-own" width={share} height="4" />
          </svg>
          <p class="place-words">{t('yearly:thanks.same', { share: number(share), base: number(base) })}</p>
        </>
      )}
      <details>
        <summary>
          {t('yearly:thanks.table')}
          <span class="said"> {label}</span>
        </summary>
        <table class="place-table">
          <thead>
            <tr>
              <th scope="col">{t('yearly:thanks.answer')}</th>
              <th scope="col">{t('yearly:thanks.share')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.code}>
                <th scope="row">
                  {answerOf(place, row)}
                  {row.own && <strong class="place-mark"> {t('yearly:thanks.own')}</strong>}
                </th>
                <td>{row.share === null ? t('yearly:thanks.tooFew') : t('yearly:thanks.percent', { share: number(row.share) })}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </div>
  )
}
