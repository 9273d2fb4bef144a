/** No opening tag of a script is longer. */
const longestTag = 1000

/** What stands in the `application/ld+json` scripts of a page. Goes through it once, from the beginning to the end. */
export function ldScripts(html: string): string[] {
  const found: string[] = []
  let at = 0
  for (;;) {
    const script = /<script\b/giu
    script.lastIndex = at
    const begin = script.exec(html)?.index
    if (begin === undefined) return found
    const tag = html.slice(begin, begin + longestTag)
    const open = tag.indexOf('>')
    const close = /<\/script/giu
    close.lastIndex = begin + Math.max(open, 0)
    const end = close.exec(html)?.index
    if (end === undefined) return found
    if (open >= 0 && /type\s*=\s*["']?application\/ld\+json/iu.test(tag.slice(0, open))) found.push(html.slice(begin + open + 1, end))
    at = end
  }
}
