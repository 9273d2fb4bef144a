import { readMask } from '../../domain/application/mask.ts'
import { t } from '../../ui/text/text.ts'

/** A mask as people say it: 8 digits@… in place of `{digits:8}@…`. One that can't be read stays as it is. */
export function maskWords(mask: string): string {
  const parts = readMask(mask)
  if (parts === null) return mask
  return parts
    .map((part) => {
      if (part.kind === 'text') return part.text
      const kind = t(`office-universities:run.${part.kind}`)
      if (part.min === part.max) return t('office-universities:runOf', { count: part.min, kind })
      return part.max >= 254 ? t('office-universities:runAny', { kind }) : t('office-universities:runBetween', { least: part.min, most: part.max, kind })
    })
    .join('')
}
