import { readFileSync } from 'node:fs';
import * as v from 'valibot';

const name = v.optional(v.string());
const Log = v.object({
  constants: v.object({ logEventTypes: v.record(v.string(), v.number()) }),
  events: v.array(
    v.object({ type: v.number(), params: v.optional(v.object({ host: name, hostname: name, qname: name })) }),
  ),
});

/** The names that a Chromium resolved or tried to, by its own network log; it has to have ended. */
export const namesAsked = (file: string): readonly string[] => {
  const { constants, events } = v.parse(Log, JSON.parse(readFileSync(file, 'utf8')));
  const resolving = new Set(
    Object.entries(constants.logEventTypes).flatMap(([event, type]) =>
      /^(HOST_RESOLVER|DNS_TRANSACTION)/.test(event) ? [type] : [],
    ),
  );
  return events.flatMap(({ type, params }) =>
    resolving.has(type)
      ? [params?.host, params?.hostname, params?.qname].filter((it) => it !== undefined)
      : [],
  );
};
