/**
 * Which codes there are, without their names: an answer can be judged before the lists that name them are loaded. The
 * research fields have a file of their own, `field-codes.ts`.
 */

const byFirstLetter =
  'ADEFGILMOQRSTUWXZ BABDEFGHIJLMNOQRSTVWYZ CACDFGHIKLMNORUVWXYZ DEJKMOZ ECEGHRST FIJKMOR ' +
  'GABDEFGHILMNPQRSTUWY HKMNRTU IDELMNOQRST JEMOP KEGHIMNPRWYZ LABCIKRSTUVY MACDEFGHKLMNOPQRSTUVWXYZ ' +
  'NACEFGILOPRUZ OM PAEFGHKLMNRSTWY QA REOSUW SABCDEGHIJKLMNORSTVXYZ TCDFGHJKLMNORTVWZ UAGMSYZ VACEGINU ' +
  'WFS YET ZAMW'
/**
 * The 249 countries and regions of ISO 3166-1 alpha-2. Written by their first letter, each followed by the second ones:
 * half the size of the list itself.
 */
export const countryCodes: readonly string[] = byFirstLetter
  .split(' ')
  .flatMap(([first = '', ...others]) => others.map((second) => first + second))
const countries: ReadonlySet<string> = new Set(countryCodes)

/** Whether the code is assigned in ISO 3166-1 alpha-2 (upper case). */
export const isCountryCode = (code: string): boolean => countries.has(code)

/** Whether the code names one of the 47 prefectures of `prefectures.ts`. */
export const isPrefectureCode = (code: string): boolean => /^000(?:0[1-9]|[1-3]\d|4[0-7])$/.test(code)

/** Whether the code names one of the job types of `job-types.ts`. */
export const isJobTypeCode = (code: string): boolean => /^(?:000(?:1[124-9]|2\d|3[013])|99999)$/.test(code)
