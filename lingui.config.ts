import { defineConfig } from '@lingui/cli';
import { formatter } from '@lingui/format-po';

export default defineConfig({
  sourceLocale: 'en',
  locales: ['en', 'hi', 'es', 'ar'],
  // Line numbers would change the catalog with every edit that changes no message.
  format: formatter({ lineNumbers: false }),
  catalogs: [{ path: '<rootDir>/src/renderer/locales/{locale}', include: ['<rootDir>/src/renderer'] }],
});
