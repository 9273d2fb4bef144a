import { useLocation } from 'preact-iso/router'
import { useEffect, useRef } from 'preact/hooks'
import type { Career, CareerKind } from '../../domain/profile/career.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { Link } from '../../ui/controls/Link.tsx'
import { t } from '../../ui/text/text.ts'
import { notebook } from '../shell/device.ts'
import { careerLines, careerName, careerRange } from './career-words.ts'
import { careerPath } from './paths.ts'
import { bringBack, forgetRemoval, lastRemoval, removeCareer } from './removal.ts'

/** Random, as every record's name: 122 bits. */
const newId = () => crypto.randomUUID()

/** The jobs or the studies in order of time; each can be changed, and removed with a way back. */
export function Careers({ kind, careers }: { kind: CareerKind; careers: readonly Career[] }) {
  const { route } = useLocation()
  return (
    <section class="part" aria-labelledby={`part-${kind}`}>
      <h2 id={`part-${kind}`}>{t(`profile:group.${kind}`)}</h2>
      {careers.length === 0 ? (
        <p class="support">{t(`profile:career.none.${kind}`)}</p>
      ) : (
        <ol class="careers">
          {careers.map((career) => (
            <Entry key={career.id} career={career} />
          ))}
        </ol>
      )}
      <p class="actions">
        <Button onPress={() => route(careerPath(kind, newId()))}>{t(`profile:career.add.${kind}`)}</Button>
      </p>
    </section>
  )
}

function Entry({ career }: { career: Career }) {
  const name = careerName(career)
  const about = t('profile:about', { label: name })
  return (
    <li class="career">
      <h3 class="career-name">{name}</h3>
      <p class="career-range">{careerRange(career)}</p>
      <p class="career-lines">{careerLines(career).join('\n')}</p>
      <p class="career-actions">
        <Link href={careerPath(career.kind, career.id)} about={about}>
          {t('profile:change')}
        </Link>
        <button
          type="button"
          class="link link-button"
          onClick={() => {
            const book = notebook.value
            if (book) void removeCareer(book, career.id, name)
          }}
        >
          {t('profile:career.remove')}
          <span class="said"> {about}</span>
        </button>
      </p>
    </li>
  )
}

const told = { removed: 'profile:career.removed', restored: 'profile:career.restored', failed: 'profile:career.failed' } as const

/** Says what was removed and offers to bring it back; the focus, which stood on what is gone, comes here. */
export function LastRemoval() {
  const ref = useRef<HTMLOutputElement>(null)
  const removal = lastRemoval.value
  const state = removal?.state
  useEffect(() => {
    if (state) ref.current?.focus()
  }, [state, removal])
  useEffect(() => forgetRemoval, [])
  return (
    <output ref={ref} class="removal" tabIndex={-1}>
      {removal && (
        <>
          <p>{t(told[removal.state], { name: removal.name })}</p>
          {removal.state === 'removed' && <Button onPress={() => void bringBack()}>{t('profile:career.undo')}</Button>}
        </>
      )}
    </output>
  )
}
