import { createHash } from 'node:crypto'
import { globSync, readFileSync } from 'node:fs'
import { defineConfig } from 'vite'
import { VitePWA } from 'vite-plugin-pwa'
import * as z from 'zod/mini'
import { type Language, languages } from './src/domain/language.ts'
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

export default defineConfig({
  // No preset: production output is the same with none, and hot reload without one is a plain reload.
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  define: { __BUILD__: JSON.stringify(buildId()) },
  // Dexie's build for modern browsers alone: 2 KB of gzip less than its own entry.
  resolve: { alias: [{ find: /^dexie$/, replacement: 'dexie/dist/modern/dexie.min.mjs' }] },
  build: {
    target: 'es2023',
    modulePreload: { polyfill: false },
    // An inlined file would need `data:` in the content security policy.
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    rolldownOptions: {
      output: {
        codeSplitting: {
          // Left alone, every module that two screens share becomes a file of its own: forty small requests, and text
          // that compresses badly. The order says who takes what is shared.
          groups: [
            {
              name: 'shell',
              priority: 4,
              test: /node_modules\/(?:preact|@preact|preact-iso|i18next)\/|src\/ui\/(?:text\/(?!more-texts)|layout\/)|src\/ui\/icons\/(?:Icon|icons)\.|src\/ui\/controls\/(?:Button|Link|Notice)\.|src\/app\/shell\/(?:app|device|part|page|status|status-line|safekeeping|reload|return|prompts|broken|install|install-offer|attention|update-waits|asked-later|export-later|storage-parts|somebody|when-idle)\./,
            },
            { name: 'device', priority: 3, test: /node_modules\/(?:zod(?!\/v4\/mini\/iso)|dexie)\/|src\/(?:device\/(?!ask|exchange|live|postings|push|application|storage\/application|catalogue-refresh|raw-export|export|background-sync|arrivals|sign-in|sign-out|passkey|sitting|set-aside|left-notebooks|sealing|conflicts|settling|mending|log|removal|emptiness|storage\/(?:report|damaged-rows)|sync\/(?:release|send-sealed|offer-everything|batch|round|pass|exchange|receive|fetch-sent))|sync\/(?!offer|change)|api\/(?:limits|session)\.)|src\/domain\/(?!audience|business-days|campaign|figures|hash|instant|mail-address|notice|reminder-days|submission|university)[^/]+$/ },
            { name: 'home', priority: 2, test: /src\/(?:app\/home|domain\/questionnaire)\/(?!affected|check-definition|check-rules|computed-range|confirm-record|decided|definition|differences|last-year|left-out|names-kept|pipe|reachable|shuffle|sketch|tasks|to-send|what)|src\/domain\/codes\/(?:areas|countries|field-codes|job-types|prefectures)\.|src\/app\/shell\/(?:standing|kept)\./ },
            // What reading pages and applying share, in one file of a name that is not the office's.
            { name: 'reading', priority: 2, test: /src\/app\/(?:shell\/words|public\/(?:office|public))\.|src\/domain\/application\/privacy\./ },
            // Big, and needed where a field is asked or shown alone.
            { name: 'research-fields', priority: 2, test: /src\/domain\/codes\/research-fields\./ },
            {
              name: 'survey',
              priority: 1,
              test: /src\/(?:ui\/question\/(?!code-lists|field-table|Later|Matrix)|domain\/text\/(?!csv))|src\/app\/survey\/(?!start|check|left-out|moved|answer-list|sent|refused|differs|list|lost|kept-answers|last-year|record|tasks|thanks|follow)|src\/app\/shell\/(?:record-draft|use-record-draft|saved)\.|src\/ui\/controls\/(?:Choices|CodePicker|DeclineBox|NumberField|ProgressLine|Tag|picker-search|selection)\./,
            },
            // What follows what the office publishes, for everybody; and what several pages of an account share.
            { name: 'published', priority: 0, test: /src\/(?:domain\/(?:audience\.|campaign|figures|notice|university|questionnaire\/definition)|api\/(?:catalogue|notices|universities)|device\/catalogue-refresh)\./ },
            { name: 'account', priority: 0, test: /src\/(?:domain\/account\/address-end|device\/ask|ui\/controls\/Dialog|ui\/styles\/dialog|app\/shell\/(?:address-end|notices))\./ },
            {
              name: 'postings',
              priority: 0,
              test: /src\/(?:domain|ui)\/search\/|src\/domain\/codes\/(?:code-table|conditions|institution-types)\.|src\/app\/postings\/(?:postings|list|criteria-words|saved-search|search-list|use-searches|paths)\.|src\/ui\/icons\/list-icons\./,
            },
          ],
        },
      },
    },
  },
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
    sizeBudget(),
  ],
})
