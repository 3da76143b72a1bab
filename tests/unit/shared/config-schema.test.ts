import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { CONFIG_SCHEMA_FILE, configSchema } from '../../../tools/docs/config-schema.ts';

it('the published schema of the configuration is that of the program (npm run schema)', () => {
  const published: unknown = JSON.parse(readFileSync(CONFIG_SCHEMA_FILE, 'utf8'));
  expect(published).toEqual(JSON.parse(JSON.stringify(configSchema())));
});

it('the published schema knows every section and no other key', () => {
  expect(configSchema()).toMatchObject({
    additionalProperties: false,
    required: ['version', 'branch'],
    properties: { upstreams: { additionalProperties: false }, network: {}, identity: {}, mode: {} },
  });
});
