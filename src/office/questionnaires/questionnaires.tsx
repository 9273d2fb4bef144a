import '../styles/office-questionnaires.css'
import { useLocation } from 'preact-iso/router'
import { Begin } from './begin.tsx'
import { List } from './list.tsx'
import { Questionnaire } from './questionnaire.tsx'
import { VersionPage } from './version-page.tsx'

/** The questionnaires: all of them, one that is begun, the one that is open, or a version that is published. */
export function Questionnaires() {
  const { path } = useLocation()
  const [, id, version] = /^\/office\/questionnaires\/([^/]+)(?:\/versions\/(\d+))?$/.exec(path) ?? []
  if (id === undefined) return <List />
  if (id === 'new') return <Begin />
  const name = decodeURIComponent(id)
  return version === undefined ? <Questionnaire key={name} id={name} /> : <VersionPage key={path} id={name} version={Number(version)} />
}
