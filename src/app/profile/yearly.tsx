import './profile.css'
import { type Career, type CareerKind, careerKinds } from '../../domain/profile/career.ts'
import { type ProfileField, type ProfileGroup, profileGroups } from '../../domain/profile/fields.ts'
import type { ComponentChildren } from 'preact'
import { Button } from '../../ui/controls/Button.tsx'
import { Fold } from '../../ui/controls/Fold.tsx'
import { Link } from '../../ui/controls/Link.tsx'
import { Tag } from '../../ui/controls/Tag.tsx'
import { Skeleton } from '../../ui/layout/Skeleton.tsx'
import { t } from '../../ui/text/text.ts'
import { useLoaded } from '../shell/device.ts'
import { careerLines, careerName, careerRange } from './career-words.ts'
import { OfficeFacts } from './office-facts.tsx'
import { linesOf, loadRecord, Values } from './overview.tsx'
import { careerPath, forCampaign, groupPath } from './paths.ts'

export interface YearlyRecordProps {
  campaign: string
  /** The parts that were confirmed. */
  confirmed: ReadonlySet<string>
  onConfirm: (part: string) => void
  /** Each part in one line that opens, for a page that has more to show. */
  folded?: boolean
}

const nothing: ReadonlySet<string> = new Set()

/** The record as it stands, part by part: each is confirmed by one tap, or corrected on its own page and back. */
export function YearlyRecord({ campaign, confirmed, onConfirm, folded = false }: YearlyRecordProps) {
  const record = useLoaded('profile', ['notebook'], loadRecord)
  if (!record) return <Skeleton lines={8} />
  const { profile, careers } = record
  const of = (name: string) => ({ name, folded, isConfirmed: confirmed.has(name), onConfirm: () => onConfirm(name) })
  return (
    <>
      {(Object.keys(profileGroups) as ProfileGroup[]).map((group) => {
        const fields: readonly ProfileField[] = profileGroups[group]
        const empty = fields.every((field) => profile[field] === undefined || profile[field] === null)
        return (
          <Part key={group} {...of(group)} title={t(`profile:group.${group}`)} brief={fields.flatMap((field) => linesOf(field, profile))} correctAt={forCampaign(groupPath(group), campaign)}>
            {empty ? <p class="support">{t('profile:empty')}</p> : <Values fields={fields} profile={profile} missing={nothing} />}
          </Part>
        )
      })}
      {careerKinds.map((kind) => {
        const those = careers.filter((career) => career.kind === kind)
        const brief = those.map((career) => ({ words: careerName(career) }))
        return (
          <Part key={kind} {...of(kind)} title={t(`profile:group.${kind}`)} brief={brief} correctAt={forCampaign(careerPath(kind, crypto.randomUUID()), campaign)} adds={kind}>
            <CareerList careers={those} kind={kind} campaign={campaign} />
          </Part>
        )
      })}
      {!folded && <OfficeFacts profile={profile} />}
    </>
  )
}

interface PartProps {
  name: string
  title: string
  isConfirmed: boolean
  onConfirm: () => void
  folded: boolean
  /** What it holds, in words: the first few are read without opening it. */
  brief: readonly { words: string }[]
  correctAt: string
  /** What is added at `correctAt`; left out, the part itself is changed there. */
  adds?: CareerKind
  children: ComponentChildren
}

const atMost = 4

function Part({ name, title, folded, brief, isConfirmed, onConfirm, correctAt, adds, children }: PartProps) {
  const content = (
    <>
      {children}
      <p class="actions">
        {isConfirmed ? (
          <Tag kind="success">{t('yearly:record.confirmed')}</Tag>
        ) : (
          <Button onPress={onConfirm}>
            {t('yearly:record.same')}
            <span class="said"> {title}</span>
          </Button>
        )}
        <Link kind="quiet" href={correctAt} about={title}>
          {adds ? t(`profile:career.add.${adds}`) : t('profile:change')}
        </Link>
      </p>
    </>
  )
  if (folded) {
    const words = [...new Set(brief.map((line) => line.words))].slice(0, atMost).join(t('yearly:record.between'))
    return (
      <Fold title={title} words={isConfirmed ? t('yearly:record.confirmed') : words || t('profile:empty')}>
        {content}
      </Fold>
    )
  }
  return (
    <section class="part" aria-labelledby={`part-${name}`}>
      <h2 id={`part-${name}`}>{title}</h2>
      {content}
    </section>
  )
}

function CareerList({ careers, kind, campaign }: { careers: readonly Career[]; kind: CareerKind; campaign: string }) {
  if (careers.length === 0) return <p class="support">{t(`profile:career.none.${kind}`)}</p>
  return (
    <ol class="careers">
      {careers.map((career) => (
        <li key={career.id} class="career">
          <h3 class="career-name">{careerName(career)}</h3>
          <p class="career-range">{careerRange(career)}</p>
          <p class="career-lines">{careerLines(career).join('\n')}</p>
          <p class="career-actions">
            <Link href={forCampaign(careerPath(kind, career.id), campaign)} about={careerName(career)}>
              {t('profile:change')}
            </Link>
          </p>
        </li>
      ))}
    </ol>
  )
}
