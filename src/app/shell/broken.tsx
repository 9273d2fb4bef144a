import { Component, type ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { Button } from '../../ui/controls/Button.tsx'
import { PageTitle } from '../../ui/layout/PageTitle.tsx'
import { t } from '../../ui/text/text.ts'
import { exportAll } from './export-later.ts'
import { usePage } from './page.tsx'
import { reloadOnce } from './reload.ts'

interface Props {
  /** Where the person is: another place starts afresh. */
  at: string
  /** The frame itself is within, and may be what is broken. */
  frameless?: boolean
  children: ComponentChildren
}
interface State {
  brokenAt: string | null
}

/** Whatever goes wrong within, the page is never blank: it says what to do. */
export class Unbroken extends Component<Props, State> {
  override state: State = { brokenAt: null }

  override componentDidCatch(error: unknown) {
    console.error(error)
    this.setState({ brokenAt: this.props.at })
  }

  override render() {
    if (this.state.brokenAt !== this.props.at) return this.props.children
    return this.props.frameless ? (
      <main class="shell-body">
        <Broken />
      </main>
    ) : (
      <Broken />
    )
  }
}

function Broken() {
  const [failed, setFailed] = useState(false)
  usePage(t('shell:broken.title'), { failed: true })
  const save = () => {
    exportAll().then(
      (saved) => setFailed(!saved),
      (error: unknown) => {
        console.error('the export failed', error)
        setFailed(true)
      },
    )
  }
  return (
    <>
      <PageTitle>{t('shell:broken.title')}</PageTitle>
      <p>{t('shell:broken.text')}</p>
      <p class="actions">
        <Button kind="primary" onPress={() => void reloadOnce()}>
          {t('shell:broken.reload')}
        </Button>
        <Button onPress={save}>{t('shell:broken.export')}</Button>
      </p>
      <output>{failed ? t('shell:broken.exportFailed') : ''}</output>
    </>
  )
}
