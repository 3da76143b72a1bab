import * as v from 'valibot';
import { UPSTREAMS, type UpstreamName } from '../../src/shared/domain/upstream.ts';

/** Where each system is called, as one process tells it to another. */
export const BaseUrlsSchema = v.strictObject(
  Object.fromEntries(UPSTREAMS.map((upstream) => [upstream, v.string()])),
) as unknown as v.GenericSchema<Record<UpstreamName, string>>;
