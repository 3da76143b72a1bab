import { expect, it } from 'vitest';
import { UPSTREAMS } from '../../../src/shared/domain/upstream.ts';
import { no, yes } from '../../fault-lab/faults/own-words.ts';

it.each(UPSTREAMS)('%s says yes and no in the fault lab in its own words', (upstream) => {
  const request = Buffer.from('POST /any HTTP/1.1\r\nhost: lab\r\n\r\n');
  expect(yes(upstream, request).toString('utf8')).toMatch(/^HTTP\/1\.1 200/);
  expect(no(upstream, 400)).toContain('400');
});
