import { t } from '../text/text.ts'

export interface ProgressLineProps {
  done: number
  total: number
}

/** How far one is, as a bar and as "3 / 19". */
export const ProgressLine = ({ done, total }: ProgressLineProps) => (
  <div class="progress">
    <progress class="progress-bar" value={done} max={total} aria-label={t('ui:progressLabel')} />
    <span class="progress-words">{t('ui:progress', { done, total })}</span>
  </div>
)
