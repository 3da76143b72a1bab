import { build, type InlineConfig } from 'vite';

/** What is told of a part that is built again and again. */
export interface BuildListener {
  built(): void;
  failed(reason: string): void;
}

/** Builds a part now and after each change; gives what ends that. */
export const watchBuild = async (config: InlineConfig, listener: BuildListener): Promise<() => void> => {
  const watcher = await build(config);
  if (!('on' in watcher)) throw new Error('The part is not watched');
  let failed = false;
  watcher.on('event', (event) => {
    if (event.code === 'START') failed = false;
    else if (event.code === 'ERROR') {
      failed = true;
      listener.failed(event.error.message);
    } else if (event.code === 'BUNDLE_END') void event.result.close();
    else if (event.code === 'END' && !failed) listener.built();
  });
  return () => void watcher.close();
};
