import { createHash } from 'node:crypto'
import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig, type Plugin } from 'vite'

/** Larger files (the map) are not kept by the service worker: a dead node has nothing to draw. */
const KEPT_BYTES_MAX = 200_000

/** Tells the service worker which files make up this build, so that it changes with each of them. */
function shellList(): Plugin {
  return {
    name: 'shell-list',
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        const files: string[] = []
        const digest = createHash('sha256')
        for (const file of Object.values(bundle).sort((a, b) => (a.fileName < b.fileName ? -1 : 1))) {
          const content = file.type === 'chunk' ? file.code : file.source
          digest.update(file.fileName).update(content)
          const isKept = file.fileName.startsWith('assets/') && content.length <= KEPT_BYTES_MAX
          if (isKept) files.push(`/${file.fileName}`)
        }
        const worker = bundle['sw.js']
        if (worker?.type !== 'chunk') throw new Error('no service worker in the build')
        worker.code = worker.code
          .replace('__BUILD__', digest.digest('hex').slice(0, 16))
          .replace('__FILES__', JSON.stringify(files))
      },
    },
  }
}

/** The built console lies inside the Python package, so that the wheel carries it. */
export default defineConfig({
  plugins: [svelte(), shellList()],
  base: '/',
  build: {
    outDir: '../src/openline/console/static',
    emptyOutDir: true,
    target: 'es2022',
    // The content policy allows no data: fonts or scripts, and no inline script of any kind.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    sourcemap: false,
    reportCompressedSize: false,
    chunkSizeWarningLimit: 700,
    rollupOptions: {
      input: { index: 'index.html', docs: 'docs.html', sw: 'src/sw.ts' },
      output: {
        // The service worker keeps its name for ever: browsers look for a new one where the old was.
        entryFileNames: ({ name }) => (name === 'sw' ? 'sw.js' : 'assets/[name]-[hash].js'),
        chunkFileNames: 'assets/[name]-[hash].js',
        assetFileNames: 'assets/[name]-[hash][extname]',
      },
    },
  },
})
