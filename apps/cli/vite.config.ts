import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig } from 'vite';

const entries = ['main', 'start'].filter((name) => existsSync(join(import.meta.dirname, entry(name))));
function entry(name: string): string {
  return name === 'start' ? 'src/start/start.ts' : `src/${name}.ts`;
}

export default defineConfig({
  root: import.meta.dirname,
  resolve: { tsconfigPaths: true },
  build: {
    ssr: true,
    target: 'node24',
    outDir: '../../dist/apps/cli',
    emptyOutDir: true,
    sourcemap: true,
    minify: false,
    rolldownOptions: {
      input: Object.fromEntries(entries.map((name) => [name, entry(name)])),
      output: { entryFileNames: '[name].js', format: 'es', keepNames: true },
    },
  },
});
