import { join } from 'node:path';
import { resolveConfig } from 'electron-vite';
import { type InlineConfig, mergeConfig } from 'vite';

/** The project's folder. */
export const root = join(import.meta.dirname, '../..');

/** Where the app is built for development: beside what is shipped, never in its place. */
export const DEV_APP = join(root, 'out/dev');

/** What Vite is to do with each part of the app. */
export interface DevConfigs {
  readonly main: InlineConfig;
  readonly preload: InlineConfig;
  readonly renderer: InlineConfig;
}

/**
 * Reads the project's own configuration for development: main and preload watched, with source maps.
 * @param command which command it is for: two that run at once must not share what Vite keeps of the packages
 */
export const devConfigs = async (command: 'dev' | 'stage'): Promise<DevConfigs> => {
  const { config } = await resolveConfig({ root, logLevel: 'warn' }, 'serve');
  const { main, preload, renderer } = config ?? {};
  if (main === undefined || preload === undefined || renderer === undefined)
    throw new Error('electron.vite.config.ts does not name main, preload and renderer');
  const built = (part: InlineConfig, name: string): InlineConfig =>
    mergeConfig(part, {
      ...{ logLevel: 'warn', configFile: false },
      build: { outDir: join(DEV_APP, name), emptyOutDir: true, watch: {}, sourcemap: true },
    });
  return {
    main: built(main, 'main'),
    preload: built(preload, 'preload'),
    renderer: mergeConfig(renderer, {
      ...{ logLevel: 'warn', configFile: false },
      cacheDir: join(root, 'out/vite', command),
    }),
  };
};
