import type { CallName, EventName } from '../shared/ipc/names.ts';

type Verb = (input: unknown) => Promise<unknown>;
type Subscribe = (listener: (payload: unknown) => void) => () => void;

/** What the bridge is made of. */
interface BridgeParts {
  readonly calls: readonly CallName[];
  readonly events: readonly EventName[];
  invoke(name: CallName, input: unknown): Promise<unknown>;
  subscribe(name: EventName, listener: (payload: unknown) => void): () => void;
}

/** The bridge before the renderer's types are put on it: domains of verbs, and subscriptions under `on`. */
interface BareBridge {
  readonly [domain: string]: Readonly<Record<string, Verb | Subscribe>>;
}

/** Builds one named verb for each call and one subscription for each event; there is no generic invoke. */
export const buildBridge = ({ calls, events, invoke, subscribe }: BridgeParts): BareBridge => {
  const domains: Record<string, Record<string, Verb | Subscribe>> = {};
  for (const name of calls) {
    const [domain = '', verb = ''] = name.split('.', 2);
    const verbs = domains[domain] ?? {};
    verbs[verb] = (input: unknown) => invoke(name, input);
    domains[domain] = verbs;
  }
  const on: Record<string, Subscribe> = {};
  for (const name of events) on[name] = (listener: (payload: unknown) => void) => subscribe(name, listener);
  return { ...domains, on };
};
