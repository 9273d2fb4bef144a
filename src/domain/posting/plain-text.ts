const entities: Readonly<Record<string, string>> = {
  amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', ensp: ' ', emsp: ' ', middot: '·', bull: '•', hellip: '…', mdash: '—', ndash: '–',
  lsquo: '‘', rsquo: '’', ldquo: '“', rdquo: '”', yen: '¥', copy: '©', reg: '®', trade: '™', times: '×', deg: '°', euro: '€',
}
const entity = /&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-zA-Z]{2,8}));/gu

const decode = (text: string): string =>
  text.replace(entity, (whole, decimal: string | undefined, hexadecimal: string | undefined, name: string | undefined) => {
    if (name !== undefined) return entities[name] ?? whole
    const code = decimal === undefined ? Number.parseInt(hexadecimal ?? '', 16) : Number(decimal)
    return code > 0x10ffff ? whole : String.fromCodePoint(code)
  })

/** What is between these is never read by people; an end that is missing is the end of the text. */
const unread: readonly (readonly [string, string])[] = [['<!--', '-->'], ['<script', '</script'], ['<style', '</style'], ['<template', '</template']]

/** Each cut goes forward only, so that no text takes longer than it is long. */
function withoutUnread(html: string): string {
  return unread.reduce((text, [begin, end]) => {
    const lower = text.toLowerCase()
    // A letter that changes its length with its case would shift every place behind it.
    if (lower.length !== text.length) return text.replaceAll(begin, ' ')
    let kept = ''
    let at = 0
    for (;;) {
      const from = lower.indexOf(begin, at)
      if (from < 0) return kept + text.slice(at)
      kept += text.slice(at, from)
      const to = lower.indexOf(end, from + begin.length)
      const over = to < 0 ? -1 : lower.indexOf('>', to)
      if (over < 0) return kept
      at = over + 1
    }
  }, html)
}

const strip = (html: string): string =>
  withoutUnread(html)
    .replace(/<br\b[^<>]*>|<\/(?:p|div|ul|ol|dl|dt|dd|tr|table|section|h[1-6])\b[^<>]*>/giu, '\n')
    .replace(/<li\b[^<>]*>/giu, '\n・')
    .replace(/<\/?[a-z][^<>]*>/giu, '')

/**
 * The text of a piece of HTML: tags and what is in scripts and styles are dropped, blocks end lines, entities are decoded.
 * HTML that was escaped as a whole is read as what it was. What comes out is text, whatever it looks like.
 */
export function plainText(html: string): string {
  const once = decode(strip(html))
  return !html.includes('<') && /<\/?(?:p|br|ul|ol|li|div|span|strong|b|h[1-6]|script)\b/iu.test(once) ? decode(strip(once)) : once
}
