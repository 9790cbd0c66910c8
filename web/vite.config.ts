import { readFileSync } from 'node:fs';
import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [vue(), { name: 'documents', generateBundle() { this.emitFile({ type: 'asset', fileName: 'documents.json', source: readFileSync(new URL('src/graphql/gen/persisted-documents.json', import.meta.url)) }); } }],
  define: {
    __VUE_OPTIONS_API__: 'true',
    __VUE_PROD_DEVTOOLS__: 'false',
    __VUE_I18N_FULL_INSTALL__: 'false',
    __VUE_I18N_LEGACY_API__: 'false',
    __INTLIFY_PROD_DEVTOOLS__: 'false',
  },
  server: {
    host: '127.0.0.1',
    port: 5173,
    proxy: { '^/(sign-in|sign-out|who|first-administrator)$': 'http://127.0.0.1:3000', '/graphql': 'http://127.0.0.1:3000', '/loads': 'http://127.0.0.1:3000', '/datasets': 'http://127.0.0.1:3000', '^/deliveries$': 'http://127.0.0.1:3000' },
  },
  build: {
    target: 'es2022',
    // A data: URL would need its own door in the content security policy.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 700,
  },
});
