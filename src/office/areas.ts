import type office from '../../locales/ja/office.json'

/** The areas of text that the office brings along. */
declare module '../ui/text/areas.ts' {
  interface Areas {
    office: typeof office
  }
}
