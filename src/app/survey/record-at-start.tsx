import { Button } from '../../ui/controls/Button.tsx'
import { t } from '../../ui/text/text.ts'
import { YearlyRecord } from '../shell/record-parts.ts'
import type { Course } from './course.ts'
import { Confirmed, confirmingOf } from './record-confirming.tsx'

/** The yearly confirmation on the survey's first page: the record in a few lines, and one tap that says nothing has changed. */
export function RecordAtStart({ course }: { course: Course }) {
  const confirming = confirmingOf(course)
  return (
    <section class="tasks" aria-labelledby="record">
      <h2 id="record">{t('yearly:record.title')}</h2>
      <Confirmed course={course} />
      {!confirming.isWhole && (
        <>
          <p>{t('yearly:record.leadFolded')}</p>
          <p class="actions">
            <Button onPress={() => confirming.confirmAll()}>{t('yearly:record.nothingChanged')}</Button>
          </p>
          <div>
            <YearlyRecord campaign={course.campaign.id} confirmed={confirming.parts} onConfirm={(part) => confirming.confirm([part])} folded />
          </div>
        </>
      )}
    </section>
  )
}
