import { useState } from 'preact/hooks'
import type { OfficeCampaign } from '../../api/office-campaigns.ts'
import { type OutFile, outFiles, reasonLength } from '../../api/office-responses.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { ErrorSummary } from '../../ui/controls/ErrorSummary.tsx'
import { LongText } from '../../ui/controls/LongText.tsx'
import { Notice } from '../../ui/controls/Notice.tsx'
import { DownloadIcon } from '../../ui/icons/icons.tsx'
import { t } from '../../ui/text/text.ts'
import { type Asked, askFile } from '../ask.ts'
import { Failure } from '../controls/Failure.tsx'
import { Radios } from '../controls/Radios.tsx'
import { saveFile } from '../controls/save-file.ts'
import { PublishFigures } from './figures.tsx'

/** What comes out of a campaign: its answers and what they mean as files, and figures for everybody. */
export const Out = ({ campaign }: { campaign: OfficeCampaign }) => (
  <>
    <TakeOut id={campaign.id} />
    <PublishFigures campaign={campaign} />
  </>
)

function TakeOut({ id }: { id: string }) {
  const [file, setFile] = useState<OutFile>('responses.csv')
  const [named, setNamed] = useState(false)
  const [reason, setReason] = useState('')
  const [wrong, setWrong] = useState(false)
  const [attempt, setAttempt] = useState(0)
  const [failure, setFailure] = useState<Asked<unknown> | null>(null)
  const [busy, setBusy] = useState(false)
  const [taken, setTaken] = useState(false)
  const take = async () => {
    if (busy) return
    const isWrong = named && reason.trim().length < reasonLength.least
    setAttempt(attempt + 1)
    setWrong(isWrong)
    setFailure(null)
    setTaken(false)
    if (isWrong) return
    setBusy(true)
    const answer = await askFile(`/api/office/campaigns/${encodeURIComponent(id)}/out`, { file, reason: named ? reason.trim() : null })
    setBusy(false)
    if (!answer.ok) return setFailure(answer)
    saveFile(`${id}-${file}`, answer.value)
    setTaken(true)
  }
  const error = wrong ? t('office-responses:reasonWrong') : undefined
  return (
    <form
      class="office-form office-block"
      noValidate
      aria-labelledby="out-title"
      onSubmit={(event) => {
        event.preventDefault()
        void take()
      }}
    >
      <h2 id="out-title">{t('office-responses:title')}</h2>
      <p>{t('office-responses:lead')}</p>
      <ErrorSummary errors={error === undefined ? [] : [{ id: 'out-reason', text: error }]} attempt={attempt} />
      <Radios
        id="out-file"
        label={t('office-responses:file')}
        choices={outFiles.map((code) => ({ code, label: t(`office-responses:files.${code}`) }))}
        chosen={file}
        onChange={setFile}
      />
      <Radios
        id="out-who"
        label={t('office-responses:who')}
        support={t('office-responses:whoHint')}
        choices={[
          { code: 'without', label: t('office-responses:without') },
          { code: 'with', label: t('office-responses:with') },
        ]}
        chosen={named ? 'with' : 'without'}
        onChange={(code) => setNamed(code === 'with')}
      />
      {named && (
        <LongText
          id="out-reason"
          label={t('office-responses:reason')}
          support={t('office-responses:reasonHint')}
          required
          error={error}
          shown={reason}
          onInput={setReason}
          maxLength={reasonLength.most}
          rows={3}
        />
      )}
      <Failure of={failure} />
      <p class="office-actions">
        <Button kind="primary" type="submit" icon={DownloadIcon} busy={busy}>
          {t('office-responses:take')}
        </Button>
      </p>
      <output>{taken && <Notice kind="success" title={t('office-responses:taken')} />}</output>
    </form>
  )
}
