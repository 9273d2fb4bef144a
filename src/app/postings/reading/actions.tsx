import { useState } from 'preact/hooks'
import { jrecinPage } from '../../../domain/posting/jrecin-page.ts'
import type { Heading, PostingTexts } from '../../../domain/posting/posting.ts'
import { saidIn } from '../../../domain/posting/said-in.ts'
import { Button } from '../../../ui/controls/Button.tsx'
import { Link } from '../../../ui/controls/Link.tsx'
import { OpenIcon } from '../../../ui/icons/list-icons.tsx'
import { CalendarIcon, PrintIcon, ShareIcon } from '../../../ui/icons/posting-icons.tsx'
import { date } from '../../../ui/text/format.ts'
import { language, t } from '../../../ui/text/text.ts'
import { now } from '../../shell/device.ts'
import { postingPath } from '../paths.ts'

/** How many days before the last one the calendar reminds. */
const remindDays = [7, 1]

/** Where a posting leads to outside, the nearest to applying first. */
function waysTo(heading: Heading, texts: PostingTexts | null) {
  const jrecin = jrecinPage(heading, language.value)
  const page = texts?.page ?? null
  const ways = [
    { key: 'posting:apply', href: texts?.applyAt ?? null },
    { key: 'posting:jrecin', href: jrecin },
    // Its page there, under another address.
    { key: 'posting:source', href: jrecin !== null && page?.startsWith('https://jrecin.jst.go.jp/') === true ? null : page },
  ] as const
  return ways.flatMap(({ key, href }) => (href === null ? [] : [{ key, href }])).filter(({ href }, at, all) => all.findIndex((way) => way.href === href) === at)
}

/** The one way that leads on from a posting; nothing where it names none. */
export function WayOn({ heading, texts }: { heading: Heading; texts: PostingTexts | null }) {
  const way = waysTo(heading, texts)[0]
  return way ? (
    <Link kind="primary" icon={OpenIcon} href={way.href} external>
      {t(way.key)}
    </Link>
  ) : null
}

/** What else can be done with a posting: see it at its source, take its deadline along, pass it on, print it. */
export function Actions({ heading, texts }: { heading: Heading; texts: PostingTexts | null }) {
  const [told, setTold] = useState<'' | 'copied' | 'failed'>('')
  const title = saidIn(heading.title, language.value)?.text ?? ''
  const address = location.origin + postingPath(heading.id)
  const tell = (work: Promise<'' | 'copied'>) =>
    work.then(setTold, (error: unknown) => {
      if (Object(error).name === 'AbortError') return
      console.warn('a posting could not be passed on', error)
      setTold('failed')
    })
  return (
    <section class="reading-actions" aria-label={t('posting:actions')}>
      {waysTo(heading, texts).slice(1).map(({ key, href }) => (
        <Link key={key} kind="secondary" icon={OpenIcon} href={href} external>
          {t(key)}
        </Link>
      ))}
      {heading.closesOn !== null && (
        <Button icon={CalendarIcon} onPress={() => void tell(saveDeadline(heading, heading.closesOn ?? '', title, address))}>
          {t('posting:calendar')}
        </Button>
      )}
      <Button icon={ShareIcon} onPress={() => void tell(passOn(title, address))}>
        {t('posting:share')}
      </Button>
      <Button icon={PrintIcon} onPress={() => print()}>
        {t('posting:print')}
      </Button>
      <output>{told === 'copied' && t('posting:copied')}</output>
      <p class="tool-problem" role="alert">
        {told === 'failed' && t('posting:shareFailed')}
      </p>
    </section>
  )
}

/** By the device's own sheet where there is one, else as an address to paste. */
async function passOn(title: string, url: string): Promise<'' | 'copied'> {
  if ('share' in navigator) {
    await navigator.share({ title, url })
    return ''
  }
  await (navigator as Navigator).clipboard.writeText(url)
  return 'copied'
}

async function saveDeadline(heading: Heading, day: string, title: string, address: string): Promise<''> {
  const [{ calendarFile }, { saveFile }] = await Promise.all([import('../../../domain/posting/calendar-file.ts'), import('../../shell/save-file.ts')])
  const institution = saidIn(heading.institution, language.value)?.text ?? ''
  const file = calendarFile({
    uid: `posting-${heading.id}@jgrad`,
    day,
    title: t('posting:calendarTitle', { title }),
    text: t('posting:calendarText', { institution, title, day: date(day) }),
    address,
    remindDays,
    madeAt: now(),
  })
  saveFile(`jgrad-${heading.id}.ics`, file, 'text/calendar')
  return ''
}
