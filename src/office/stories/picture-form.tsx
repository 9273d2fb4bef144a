import { useEffect, useState } from 'preact/hooks'
import { maxPictureBytes, type OfficeStory } from '../../api/office-stories.ts'
import type { StoryBody } from '../../domain/story/draft.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { bytes } from '../../ui/text/format.ts'
import { local, t } from '../../ui/text/text.ts'
import { type Content, FileField } from '../controls/FileField.tsx'
import { WordsPair } from './fields.tsx'

interface PictureFormProps {
  picture: OfficeStory['picture']
  alt: StoryBody['alt']
  wrong: readonly string[]
  busy: boolean
  onAlt: (alt: StoryBody['alt']) => void
  onPut: (file: Blob) => void
  onRemove: () => void
}

/** The address of a picture that came as base64, for as long as it is shown. */
export function usePictureAddress(picture: OfficeStory['picture']): string | null {
  const [href, setHref] = useState<string | null>(null)
  const { body, type } = picture ?? { body: null, type: null }
  useEffect(() => {
    if (body === null || type === null) return setHref(null)
    const made = URL.createObjectURL(new Blob([Uint8Array.from(atob(body), (each) => each.codePointAt(0) ?? 0)], { type }))
    setHref(made)
    return () => URL.revokeObjectURL(made)
  }, [body, type])
  return href
}

/** The picture, and what is to be seen on it for those who do not see it. */
export function PictureForm({ picture, alt, wrong, busy, onAlt, onPut, onRemove }: PictureFormProps) {
  const [file, setFile] = useState<Content | null>(null)
  const [error, setError] = useState<string>()
  const href = usePictureAddress(picture)
  const take = async (chosen: Content | null) => {
    setFile(chosen)
    setError(undefined)
    const blob = await chosen
    if (chosen === null) return
    setFile(null)
    if (!blob) setError(t('office-stories:picture.unreadable'))
    else if (blob.size > maxPictureBytes) setError(t('office-stories:picture.tooLarge', { size: bytes(maxPictureBytes) }))
    else onPut(blob)
  }
  return (
    <section class="story-form" aria-labelledby="tell-picture-title">
      <h2 id="tell-picture-title">{t('office-stories:part.picture')}</h2>
      <FileField
        id="tell-picture"
        label={t(picture ? 'office-stories:picture.other' : 'office-stories:picture.choose')}
        support={t('office-stories:picture.hint')}
        required={false}
        error={error}
        accept="image/jpeg,image/png,image/webp,image/avif,image/gif"
        file={file}
        onChange={(chosen) => void take(chosen)}
      />
      {picture && href !== null && (
        <>
          <figure class="story-picture-now">
            <img src={href} width={picture.width} height={picture.height} alt={local(alt)} />
            <figcaption class="office-quiet">
              {t('office-stories:picture.now', { width: String(picture.width), height: String(picture.height), size: bytes(picture.bytes) })}
            </figcaption>
          </figure>
          <WordsPair path="alt" part="alt" value={alt} wrong={wrong} onChange={onAlt} support={t('office-stories:hint.alt')} />
          <p class="office-actions">
            <Button kind="quiet" busy={busy} onPress={onRemove}>
              {t('office-stories:picture.remove')}
            </Button>
          </p>
        </>
      )}
    </section>
  )
}
