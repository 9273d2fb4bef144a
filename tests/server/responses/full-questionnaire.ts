import type { Definition } from '../../../src/domain/questionnaire/definition.ts'

const both = (words: string) => ({ ja: `${words}（日本語）`, en: words })
const common = { required: false, declinable: true } as const

/** A questionnaire with every type of question, and with rules and values that a code book has to tell of. */
export const fullQuestionnaire = (version = 1): Definition => ({
  id: 'small',
  version,
  title: both('Everything'),
  sections: [{ id: 'all', title: both('All') }],
  computed: [{ id: 'hours', label: both('Hours a month'), unit: both('hours'), value: { op: 'product', of: [{ op: 'answer', item: 'hoursAWeek' }, { op: 'value', value: 4 }] } }],
  pages: [
    {
      id: 'page1',
      section: 'all',
      items: [
        { ...common, id: 'works', type: 'single', label: both('Do you work?'), options: [{ code: 'yes', label: both('Yes') }, { code: 'no', label: both('No') }, { code: 'other', label: both('Other <&>'), text: true }] },
        { ...common, id: 'ways', type: 'multi', label: both('How?'), options: [{ code: 'home', label: both('At home') }, { code: 'x', label: both('Other'), text: true }], showIf: { op: 'eq', item: 'works', value: 'yes' } },
        { ...common, id: 'hoursAWeek', type: 'number', label: both('Hours a week'), min: 0, max: 168, unit: both('hours') },
        { ...common, id: 'balance', type: 'number', label: both('Balance') },
        { ...common, id: 'since', type: 'yearMonth', label: both('Since when?') },
        { ...common, id: 'words', type: 'text', label: both('In your words'), maxLength: 200 },
        { ...common, id: 'more', type: 'longText', label: both('More'), maxLength: 2000, showIf: { op: 'all', of: [{ op: 'in', item: 'works', values: ['yes', 'other'] }, { op: 'any', of: [{ op: 'compare', item: 'hours', compare: '>=', value: 10 }, { op: 'monthsSince', item: 'since', compare: '<', months: 12 }] }] } },
        { ...common, id: 'where', type: 'country', label: both('Where?') },
        { ...common, id: 'home', type: 'prefecture', label: both('Home') },
        { ...common, id: 'job', type: 'jobType', label: both('Job') },
        { ...common, id: 'field', type: 'researchField', label: both('Field'), level: 'large' },
        { ...common, id: 'content', type: 'scale', label: both('Content?'), from: 1, to: 5, low: both('No'), high: both('Yes') },
        { ...common, id: 'rated', type: 'matrix', label: both('Rate'), rows: [{ id: 'pay', label: both('Pay') }, { id: 'time', label: both('Time') }], options: [{ code: '1', label: both('Good') }, { code: '2', label: both('Bad') }] },
      ],
    },
  ],
})
