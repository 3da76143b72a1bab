import { join } from 'node:path';

/**
 * Where Node keeps what it made of the TypeScript of threads and processes that tests start. Their types are stripped by
 * a WebAssembly module: loaded in each of them it costs more than their work, and where many threads load one, V8 may
 * fall over ("Check failed: jit_page.has_value()").
 */
export const COMPILED = {
  NODE_COMPILE_CACHE: join(import.meta.dirname, '../../node_modules/.cache/branchdesk'),
};
