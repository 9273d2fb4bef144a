import { LocationProvider, Route, Router, useLocation } from 'preact-iso/router'
import { t } from '../../ui/text/text.ts'
import { places } from './places.ts'

/** The whole office: places at the left, and the one that is open. */
export const Office = () => (
  <LocationProvider>
    <Frame />
  </LocationProvider>
)

function Frame() {
  const { path } = useLocation()
  return (
    <div class="office">
      <p>{t('office:title')}</p>
      <nav class="office-places" aria-label={t('office:places.label')}>
        <ul>
          {places.map((place) => (
            <li key={place.path}>
              <a href={`/office/${place.path}`} aria-current={path === `/office/${place.path}` ? 'page' : undefined}>
                {t(place.label)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <main id="main" tabIndex={-1}>
        <Router>
          {places.map(({ path, component }) => [
            <Route key={path} path={`/office/${path}`} component={component} />,
            <Route key={`${path}/*`} path={`/office/${path}/*`} component={component} />,
          ])}
        </Router>
      </main>
    </div>
  )
}
