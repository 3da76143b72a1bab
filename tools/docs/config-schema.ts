import { writeFile } from 'node:fs/promises';
import { toJsonSchema } from '@valibot/to-json-schema';
import { SettingsSchema } from '../../src/shared/config/settings.ts';

/** Where the schema of the configuration is published. */
export const CONFIG_SCHEMA_FILE = new URL('../../docs/config.schema.json', import.meta.url);

/**
 * The JSON schema of `branchdesk.config.json`, as editors use it. What only the program can judge, such as whether a
 * plain-http address is one of this machine, is left to `--check-config`.
 */
export const configSchema = (): object => ({
  title: 'Branchdesk configuration',
  ...toJsonSchema(SettingsSchema, { typeMode: 'input', errorMode: 'ignore' }),
});

if (import.meta.main) await writeFile(CONFIG_SCHEMA_FILE, `${JSON.stringify(configSchema(), null, 2)}\n`);
