import { createHash } from 'node:crypto'
import { globSync, readFileSync } from 'node:fs'
import { defineConfig } from 'vite'
import { VitePWA } from 'vite-plugin-pwa'
import * as z from 'zod/mini'
import { type Language, languages } from './src/domain/language.ts'
import { fewerFiles } from './tests/bench/fewer-files.ts'
import { sizeBudget } from './tests/bench/size-budget.ts'

/** Names this build by its content, so that the same sources have the same name on every machine. */
function buildId(): string {
  const hash = createHash('sha256')
  const sources = ['index.html', 'vite.config.ts', 'package.json', 'package-lock.json', 'src/**/*', 'locales/**/*', 'public/**/*']
  for (const path of globSync(sources, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath}/${entry.name}`)
    .toSorted()) {
    hash.update(readFileSync(path))
  }
  return hash.digest('hex').slice(0, 12)
}

const describe = (language: Language): string =>
  z.object({ description: z.string() }).parse(JSON.parse(readFileSync(`locales/${language}/public.json`, 'utf8'))).description

/** Texts that are read together make one file: a phone keeps fewer of them, and the first screen asks for one. */
const together: Record<string, readonly string[]> = {
  start: ['ui', 'shell', 'home'],
  survey: ['survey', 'question'],
  sent: ['surveys', 'sending', 'receipt', 'yearly'],
  settings: ['settings', 'conflicts', 'install', 'storage', 'push', 'devices', 'address', 'rights'],
  statistics: ['charts', 'statistics'],
  stories: ['role-models', 'story', 'my-story'],
  seeking: ['filter', 'search', 'for-you'],
  keeping: ['kept', 'alerts', 'postings'],
  visitor: ['apply', 'guide'],
  arrivals: ['account', 'answer', 'welcome'],
  further: ['instead', 'attention', 'closing', 'notices', 'stop'],
}
function textsTogether(path: string): string | null {
  const [, language = '', area = ''] = /\/locales\/(ja|en)\/([^/]+)\.json$/.exec(path) ?? []
  const found = Object.entries(together).find(([, areas]) => areas.includes(area))
  return found ? `${found[0]}-${language}` : null
}

export default defineConfig({
  // No preset: production output is the same with none, and hot reload without one is a plain reload.
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  define: { __BUILD__: JSON.stringify(buildId()) },
  // Dexie's build for modern browsers alone: 2 KB of gzip less than its own entry.
  resolve: { alias: [{ find: /^dexie$/, replacement: 'dexie/dist/modern/dexie.min.mjs' }] },
  build: {
    target: 'es2023',
    modulePreload: {
      polyfill: false,
      // What comes before a first screen is asked for all at once. Every other part is loaded ahead while nothing else
      // happens, or is in the worker's cache: naming its files here would weigh on each start for nothing.
      resolveDependencies: (_file, files) => files.filter((file) => /\.css$|\/(?:device|home|reading)-[^/]+$/.test(file)),
    },
    // An inlined file would need `data:` in the content security policy.
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    rolldownOptions: {
      output: {
        codeSplitting: {
          // Left alone, every module that two screens share becomes a file of its own: forty small requests, and text
          // that compresses badly. The order says who takes what is shared.
          groups: [
            { name: textsTogether, test: /\/locales\// },
            {
              name: 'shell',
              priority: 4,
              test: /node_modules\/(?:preact|@preact|preact-iso|i18next)\/|src\/ui\/(?:text\/(?!more-texts)|layout\/)|src\/ui\/icons\/(?:Icon|icons)\.|src\/ui\/controls\/(?:Button|Link|Notice)\.|src\/app\/shell\/(?:app|device|part|page|status|status-line|safekeeping|reload|return|prompts|broken|install|install-offer|attention|update-waits|asked-later|export-later|storage-parts|somebody|when-idle)\./,
            },
            { name: 'device', priority: 3, test: /node_modules\/(?:zod(?!\/v4\/mini\/iso)|dexie)\/|src\/(?:device\/(?!ask|exchange|live|metered|postings|push|stories|application|storage\/application|catalogue-refresh|raw-export|export|background-sync|arrivals|sign-in|sign-out|passkey|sitting|set-aside|left-notebooks|sealing|conflicts|settling|mending|log|removal|emptiness|storage\/(?:report|damaged-rows|room)|sync\/(?:release|send-sealed|offer-everything|batch|round|pass|exchange|receive|fetch-sent))|sync\/(?!offer|change)|api\/(?:limits|session)\.)|src\/domain\/(?!audience|business-days|campaign|figures|hash|instant|mail-address|notice|reminder-days|submission|university)[^/]+$/ },
            { name: 'home', priority: 2, test: /src\/(?:app\/home|domain\/questionnaire)\/(?!affected|check-definition|check-rules|computed-range|confirm-record|decided|definition|differences|last-year|left-out|names-kept|pipe|reachable|shuffle|sketch|tasks|to-send|what)|src\/domain\/codes\/(?:field-codes|known-codes)\.|src\/app\/shell\/(?:standing|kept)\./ },
            // What reading pages and applying share, in one file of a name that is not the office's.
            { name: 'reading', priority: 2, test: /src\/app\/(?:shell\/words|public\/(?:office|public))\.|src\/domain\/application\/privacy\./ },
            // Big, and needed where a field is asked or shown alone.
            { name: 'research-fields', priority: 2, test: /src\/domain\/codes\/research-fields\./ },
            {
              name: 'survey',
              priority: 1,
              test: /src\/(?:ui\/question\/(?!code-lists|field-table|Later|Matrix)|domain\/text\/(?!csv))|src\/app\/survey\/(?!start|check|left-out|moved|answer-list|sent|refused|differs|list|lost|kept-answers|last-year|record|tasks|thanks|follow)|src\/app\/shell\/(?:record-draft|use-record-draft|saved)\.|src\/ui\/controls\/(?:Choices|DeclineBox|NumberField|ProgressLine|Tag|selection)\./,
            },
            // What follows what the office publishes, and the small rules that several pages share.
            {
              name: 'published',
              priority: 0,
              test: /src\/(?:domain\/(?:audience\.|campaign|figures|instant|mail-address|notice|submission|university|story\/(?:story|tree)|questionnaire\/definition|account\/(?:consent|correction|typed-code)|application\/(?:first-year|receipt-number)|campaigns\/open)|api\/(?:catalogue|mail-stops|notices|passkeys|rights|stories|submissions|universities)|device\/(?:catalogue-refresh|metered|stories\/[^/]+|storage\/room))\./,
            },
            { name: 'account', priority: 0, test: /src\/(?:domain\/account\/address-end|device\/ask|ui\/controls\/Dialog|ui\/styles\/dialog|app\/shell\/(?:address-end|notices))\./ },
            // What is named by a code: in answers, in the profile and in what a search asks for.
            { name: 'codes', priority: 1, test: /src\/domain\/codes\/(?:areas|job-types|prefectures)\./ },
            { name: 'code-lists', priority: 0, test: /src\/(?:domain\/codes\/(?:countries|prefecture-readings)|ui\/question\/code-lists)\./ },
            { name: 'controls', priority: 1, test: /src\/ui\/(?:codes\/research-field-options|controls\/(?:CodeField|CodePicker|Fold|LongText|Select|YearMonthField|picker-search))\./ },
            { name: 'saved-searches', priority: 1, test: /src\/domain\/(?:search\/(?:bounds|criteria|folded-words|position)|posting\/(?:alert|days-left|said-in)|business-days)\.|src\/app\/shell\/(?:for-you|fresh-hits|postings-here)\.|src\/app\/postings\/alerts\/(?:parts|use-looked)\.|src\/app\/postings\/(?:paths|present-search|run-search|saved-search|market\/(?:hits|market|place-in-list))\.|src\/ui\/icons\/(?:list-icons|keep-icon)\./ },
            {
              name: 'search',
              priority: 1,
              test: /src\/(?:domain|ui)\/search\/(?!bounds|criteria|folded-words|jrecin-read|match|position|posting)|src\/domain\/codes\/(?:code-table|conditions|institution-types)\.|src\/app\/postings\/criteria-words\./,
            },
            { name: 'posting', priority: 1, test: /src\/(?:app\/postings\/(?:reading\/(?!posting-page)[^/]+|kept\/(?:keep-button|keeping|part-name))|domain\/posting\/(?:found-words|jrecin-page|keep|parts|posting)|ui\/icons\/posting-icons)\./ },
            { name: 'kept-postings', priority: 0, test: /src\/(?:domain\/posting\/(?:kept|deadline)|app\/shell\/(?:due-postings|kept-field-words|unasked)|app\/attention\/closing-postings|app\/postings\/kept\/(?:all-kept|kept-words|published))\./ },
            // What a round of sync needs, whatever it finds.
            {
              name: 'rounds',
              priority: 0,
              test: /src\/(?:api\/(?:stream|sync)|device\/(?:exchange|live\/[^/]+|log|mending|sealing|settling|storage\/damaged-rows|sync\/[^/]+)|sync\/[^/]+)\./,
            },
            { name: 'arrivals', priority: 0, test: /src\/(?:app\/account\/|device\/(?:arrivals|background-sync|passkey-ceremony)\.)/ },
            { name: 'record', priority: 0, test: /src\/(?:domain\/profile\/|app\/shell\/(?:attended|describe-part|profile-choices|profile-words)\.)/ },
            { name: 'kept', priority: 0, test: /src\/app\/(?:shell\/(?:kept-value-list|refused-value|settle)|survey\/kept-answers)\./ },
            { name: 'begin', priority: 0, test: /src\/app\/(?:survey\/(?:follow|last-year|list|moved|record|record-at-start|record-confirming|start|tasks)|shell\/(?:answer-parts|draft-state|record-parts))\./ },
            { name: 'sent', priority: 0, test: /src\/(?:app\/survey\/(?:answer-list|check|differs|left-out|lost|refused|sent|thanks)|domain\/questionnaire\/to-send)\./ },
            // What the office shows of statistics too, before the pages that are a registrant's alone.
            { name: 'charts', priority: 0, test: /src\/(?:ui\/statistics\/|domain\/statistics\/|api\/statistics\.)/ },
            { name: 'push', priority: 0, test: /src\/(?:app\/(?:push\/|shell\/(?:push-parts|reminders)\.)|(?:api|device)\/push\.)/ },
            { name: 'link', priority: 0, test: /src\/app\/answer\// },
            { name: 'devices', priority: 0, test: /src\/app\/devices\// },
            { name: 'address', priority: 0, test: /src\/app\/address\// },
            { name: 'troubles', priority: 0, test: /src\/(?:app\/shell\/(?:export|not-opened|save-file|set-aside|storage-lost)|device\/(?:export|raw-export|removal))\./ },
            { name: 'further', priority: 0, test: /src\/app\/(?:shell\/(?:coordinator-here|further|install-hint|not-found|page-links|sign-in-first)|attention\/(?!closing-postings)[^/]+|notices\/[^/]+|stop\/[^/]+)\./ },
          ],
        },
      },
    },
  },
  // The worker that searches postings is one file of its own, a module as in development.
  worker: { format: 'es' },
  plugins: [
    {
      name: 'jgrad:description',
      // What this is, for whoever runs no script: in both languages, from where all words are.
      transformIndexHtml: () => [
        { tag: 'meta', attrs: { name: 'description', content: languages.map(describe).join(' ') }, injectTo: 'head' },
      ],
    },
    VitePWA({
      strategies: 'injectManifest',
      srcDir: 'src/worker',
      filename: 'sw.ts',
      registerType: 'prompt',
      injectRegister: false,
      manifest: false,
      includeManifestIcons: false,
      injectManifest: {
        // As a module it would be given Vite's loader of parts, which needs a document; all of the worker is one file.
        rollupFormat: 'iife',
        // A running old page must find every part it may still ask for; the office (src/office/office.tsx, whose name its
        // files take) is never a registrant's download.
        globPatterns: ['**/*.{html,js,css,svg,png,webmanifest}'],
        globIgnores: ['sw.js', '**/office-*', 'icons/icon.svg'],
        maximumFileSizeToCacheInBytes: 1024 * 1024,
      },
    }),
    fewerFiles(),
    sizeBudget(),
  ],
})
