import { Component, type ComponentChildren } from 'preact'
import { Button } from '../../ui/controls/Button.tsx'
import { PageTitle } from '../../ui/layout/PageTitle.tsx'
import { t } from '../../ui/text/text.ts'

interface Props {
  /** Where the person is: another place starts afresh. */
  at: string
  children: ComponentChildren
}

/** Whatever goes wrong in a place, its page is never blank and the other places stay in reach. */
export class Unbroken extends Component<Props, { brokenAt: string | null }> {
  override state: { brokenAt: string | null } = { brokenAt: null }

  override componentDidCatch(error: unknown) {
    console.error(error)
    this.setState({ brokenAt: this.props.at })
  }

  override render() {
    if (this.state.brokenAt !== this.props.at) return this.props.children
    return (
      <>
        <PageTitle>{t('office:broken.title')}</PageTitle>
        <p>{t('office:broken.text')}</p>
        <p class="office-actions">
          <Button kind="primary" onPress={() => location.reload()}>
            {t('office:broken.reload')}
          </Button>
        </p>
      </>
    )
  }
}
