import { useEffect, useState } from 'preact/hooks'
import { type VersionChanges, versionChangesSchema } from '../../api/office-campaigns.ts'
import { local, t } from '../../ui/text/text.ts'
import { type Asked, ask } from '../ask.ts'
import { Failure } from '../controls/Failure.tsx'

/** What another version of the questionnaire would change for people; nothing for the version that is asked now (`null`). */
export function WhatChanges({ campaign, version }: { campaign: string; version: string | null }) {
  const [known, setKnown] = useState<{ version: string; changes: VersionChanges['changes'] } | null>(null)
  const [failure, setFailure] = useState<Asked<unknown> | null>(null)
  useEffect(() => {
    if (version === null) return
    void ask('GET', `/api/office/campaigns/${encodeURIComponent(campaign)}/changes/${version}`, versionChangesSchema).then((answer) => {
      setFailure(answer)
      if (answer.ok) setKnown({ version, changes: answer.value.changes })
    })
  }, [campaign, version])
  if (version === null) return null
  const changes = known?.version === version ? known.changes : null
  return (
    <section aria-labelledby="campaign-changes" class="campaign-counted">
      <h3 id="campaign-changes">{t('office-campaigns:changes.title')}</h3>
      <Failure of={failure} />
      {changes?.length === 0 && <p>{t('office-campaigns:changes.none')}</p>}
      {changes !== null && changes.length > 0 && (
        <ul>
          {changes.map(({ kind, id, asks, aspects }) => (
            <li key={`${kind} ${id}`}>
              {local(asks)}
              <span class="table-more">
                {[t(`office-campaigns:changes.kind.${kind}`), ...aspects.map((aspect) => t(`office-campaigns:changes.aspect.${aspect}`))].join(t('office-campaigns:comma'))}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
