import type { ComponentChildren } from 'preact'
import { useLocation } from 'preact-iso/router'
import type { Criteria } from '../../domain/search/criteria.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { PostingsIcon } from '../../ui/icons/icons.tsx'
import { forgetPlace } from './market/place-in-list.ts'
import { marketPath } from './paths.ts'
import { searchFor } from './present-search.ts'

interface RunSearchProps {
  search: { id: string; criteria: Criteria }
  /** Said after the words by a screen reader alone: which search this is. */
  about?: string
  kind?: 'primary' | 'secondary'
  children: ComponentChildren
}

/** Searches the postings on this device by a saved search. */
export function RunSearch({ search, about, kind = 'secondary', children }: RunSearchProps) {
  const { route } = useLocation()
  return (
    <Button
      kind={kind}
      icon={PostingsIcon}
      onPress={() => {
        forgetPlace()
        searchFor({ criteria: search.criteria, from: search.id })
        route(marketPath)
      }}
    >
      {children}
      {about !== undefined && <span class="said"> {about}</span>}
    </Button>
  )
}
