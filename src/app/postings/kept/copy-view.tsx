import { type KeptCopy } from '../../../domain/posting/kept.ts'
import { postingParts } from '../../../domain/posting/posting.ts'
import { saidIn } from '../../../domain/posting/said-in.ts'
import { Link } from '../../../ui/controls/Link.tsx'
import { language, t } from '../../../ui/text/text.ts'
import { partName } from './part-name.ts'

/** The texts of a copy. */
export function CopyView({ copy: { texts } }: { copy: KeptCopy }) {
  if (texts === null) return <p>{t('kept:missing')}</p>
  return (
    <dl class="facts">
      {postingParts.map((part) => {
        const said = saidIn(texts.parts[part], language.value)
        return said && [<dt key={`${part} name`}>{partName(part)}</dt>, <dd key={part} lang={said.lang} class="kept-text">{said.text}</dd>]
      })}
      {texts.page && (
        <>
          <dt>{partName('page')}</dt>
          <dd>
            <Link href={texts.page} external>
              {texts.page}
            </Link>
          </dd>
        </>
      )}
    </dl>
  )
}
