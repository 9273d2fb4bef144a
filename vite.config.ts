import { createHash } from 'node:crypto'
import { globSync, readFileSync } from 'node:fs'
import { defineConfig } from 'vite'
import { VitePWA } from 'vite-plugin-pwa'
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

export default defineConfig({
  // No preset: production output is the same with none, and hot reload without one is a plain reload.
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  define: { __BUILD__: JSON.stringify(buildId()) },
  build: {
    target: 'es2023',
    modulePreload: { polyfill: false },
    // An inlined file would need `data:` in the content security policy.
    assetsInlineLimit: 0,
    reportCompressedSize: false,
  },
  plugins: [
    VitePWA({
      strategies: 'injectManifest',
      srcDir: 'src/worker',
      filename: 'sw.ts',
      registerType: 'prompt',
      injectRegister: false,
      manifest: false,
      includeManifestIcons: false,
      injectManifest: {
        // A running old page must find every part it may still ask for; the office is never a registrant's download.
        globPatterns: ['**/*.{html,js,css,svg,png,webmanifest}'],
        globIgnores: ['sw.js', '**/office-*', 'icons/icon.svg'],
        maximumFileSizeToCacheInBytes: 1024 * 1024,
      },
    }),
    sizeBudget(),
  ],
})
