import type office from '../../locales/ja/office.json'
import type mails from '../../locales/ja/office-mails.json'
import type applications from '../../locales/ja/office-applications.json'
import type audit from '../../locales/ja/office-audit.json'
import type campaigns from '../../locales/ja/office-campaigns.json'
import type coordinator from '../../locales/ja/office-coordinator.json'
import type corrections from '../../locales/ja/office-corrections.json'
import type extract from '../../locales/ja/office-extract.json'
import type imports from '../../locales/ja/office-imports.json'
import type notices from '../../locales/ja/office-notices.json'
import type people from '../../locales/ja/office-people.json'
import type postings from '../../locales/ja/office-postings.json'
import type questionnaires from '../../locales/ja/office-questionnaires.json'
import type queues from '../../locales/ja/office-queues.json'
import type registrants from '../../locales/ja/office-registrants.json'
import type research from '../../locales/ja/office-research.json'
import type responses from '../../locales/ja/office-responses.json'
import type stories from '../../locales/ja/office-stories.json'
import type signIn from '../../locales/ja/office-sign-in.json'
import type statistics from '../../locales/ja/office-statistics.json'
import type universities from '../../locales/ja/office-universities.json'
import type volunteers from '../../locales/ja/office-volunteers.json'
import type xlsform from '../../locales/ja/office-xlsform.json'

/** The areas of text that the office brings along. */
declare module '../ui/text/areas.ts' {
  interface Areas {
    office: typeof office
    'office-mails': typeof mails
    'office-applications': typeof applications
    'office-audit': typeof audit
    'office-campaigns': typeof campaigns
    'office-coordinator': typeof coordinator
    'office-corrections': typeof corrections
    'office-extract': typeof extract
    'office-imports': typeof imports
    'office-notices': typeof notices
    'office-people': typeof people
    'office-postings': typeof postings
    'office-questionnaires': typeof questionnaires
    'office-queues': typeof queues
    'office-registrants': typeof registrants
    'office-research': typeof research
    'office-responses': typeof responses
    'office-sign-in': typeof signIn
    'office-stories': typeof stories
    'office-statistics': typeof statistics
    'office-universities': typeof universities
    'office-volunteers': typeof volunteers
    'office-xlsform': typeof xlsform
  }
}
