import type { Bridge } from '../../../../src/shared/ipc/bridge.ts';

type Answer = (name: string, input: unknown) => Promise<unknown>;

/** A bridge on which every verb gives what `answer` says; nothing is ever told by events. */
export const bridgeThat = (answer: Answer): Bridge => {
  const verbs = (domain: string) =>
    new Proxy(Object.create(null), {
      get: (_, verb) => (input: unknown) => answer(`${domain}.${String(verb)}`, input),
    });
  return new Proxy(Object.create(null), {
    get: (_, domain) =>
      domain === 'on'
        ? new Proxy(Object.create(null), { get: () => () => () => undefined })
        : verbs(String(domain)),
  });
};
