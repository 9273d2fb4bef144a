/** What kind of device somebody uses, as coarse as a person would say it. Proper names, the same in both languages. */
export interface DeviceKind {
  /** Null: none that is known. */
  browser: string | null
  system: string | null
}

type Rule = readonly [RegExp, string]

/** The first that fits counts: most browsers also name those they are descended from. */
const browsers: readonly Rule[] = [
  [/\bEdg(e|A|iOS)?\//, 'Edge'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\b(OPR|OPiOS|Opera)\//, 'Opera'],
  [/\bVivaldi\//, 'Vivaldi'],
  [/\b(Firefox|FxiOS)\//, 'Firefox'],
  [/\b(Chrome|CriOS|HeadlessChrome|Chromium)\//, 'Chrome'],
  [/\bVersion\/[\d.]+.*\bSafari\//, 'Safari'],
  [/\b(iPhone|iPad|iPod|Macintosh)\b.*\bAppleWebKit\//, 'Safari'],
]
const systems: readonly Rule[] = [
  [/\biPhone|\biPod/, 'iPhone'],
  [/\biPad/, 'iPad'],
  [/\bAndroid\b/, 'Android'],
  [/\bWindows\b/, 'Windows'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bMacintosh\b|\bMac OS X\b/, 'Mac'],
  [/\bLinux\b|\bX11\b/, 'Linux'],
]
const firstOf = (rules: readonly Rule[], text: string): string | null => rules.find(([sign]) => sign.test(text))?.[1] ?? null

/** Longer than this no browser describes itself. */
const longest = 1000

/** Tells the kind of a device from what its browser says of itself. No version, no model: it is for people to recognise. */
export function kindOfDevice(userAgent: string): DeviceKind {
  const said = userAgent.slice(0, longest)
  return { browser: firstOf(browsers, said), system: firstOf(systems, said) }
}

/** The kind in a few words, `iPhone, Safari`; null where nothing is known. */
export function wordsOfKind({ browser, system }: DeviceKind): string | null {
  return [system, browser].filter((name) => name !== null).join(', ') || null
}
