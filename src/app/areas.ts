import type account from '../../locales/ja/account.json'
import type alerts from '../../locales/ja/alerts.json'
import type answer from '../../locales/ja/answer.json'
import type apply from '../../locales/ja/apply.json'
import type address from '../../locales/ja/address.json'
import type attention from '../../locales/ja/attention.json'
import type closing from '../../locales/ja/closing.json'
import type conflicts from '../../locales/ja/conflicts.json'
import type criteria from '../../locales/ja/criteria.json'
import type devices from '../../locales/ja/devices.json'
import type filter from '../../locales/ja/filter.json'
import type forYou from '../../locales/ja/for-you.json'
import type guide from '../../locales/ja/guide.json'
import type home from '../../locales/ja/home.json'
import type install from '../../locales/ja/install.json'
import type instead from '../../locales/ja/instead.json'
import type keptArea from '../../locales/ja/kept.json'
import type market from '../../locales/ja/market.json'
import type myStory from '../../locales/ja/my-story.json'
import type notices from '../../locales/ja/notices.json'
import type posting from '../../locales/ja/posting.json'
import type postings from '../../locales/ja/postings.json'
import type profile from '../../locales/ja/profile.json'
import type publicFace from '../../locales/ja/public.json'
import type push from '../../locales/ja/push.json'
import type receipt from '../../locales/ja/receipt.json'
import type rights from '../../locales/ja/rights.json'
import type roleModels from '../../locales/ja/role-models.json'
import type sending from '../../locales/ja/sending.json'
import type settings from '../../locales/ja/settings.json'
import type shell from '../../locales/ja/shell.json'
import type stop from '../../locales/ja/stop.json'
import type storage from '../../locales/ja/storage.json'
import type survey from '../../locales/ja/survey.json'
import type surveys from '../../locales/ja/surveys.json'
import type welcome from '../../locales/ja/welcome.json'
import type yearly from '../../locales/ja/yearly.json'

/** The areas of text that a registrant's screens bring along. */
declare module '../ui/text/areas.ts' {
  interface Areas {
    account: typeof account
    alerts: typeof alerts
    answer: typeof answer
    apply: typeof apply
    address: typeof address
    attention: typeof attention
    closing: typeof closing
    conflicts: typeof conflicts
    criteria: typeof criteria
    devices: typeof devices
    filter: typeof filter
    'for-you': typeof forYou
    guide: typeof guide
    home: typeof home
    install: typeof install
    instead: typeof instead
    kept: typeof keptArea
    market: typeof market
    'my-story': typeof myStory
    notices: typeof notices
    posting: typeof posting
    postings: typeof postings
    profile: typeof profile
    public: typeof publicFace
    push: typeof push
    receipt: typeof receipt
    rights: typeof rights
    'role-models': typeof roleModels
    sending: typeof sending
    settings: typeof settings
    shell: typeof shell
    stop: typeof stop
    storage: typeof storage
    survey: typeof survey
    surveys: typeof surveys
    welcome: typeof welcome
    yearly: typeof yearly
  }
}
