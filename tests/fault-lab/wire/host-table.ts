import dns from 'node:dns';

/** What looking up a name of the lab comes to. */
export type Lookup = 'here' | 'refused' | 'unreachable' | 'not-found' | 'try-again' | 'silent';

/** The names of the lab: every other name is looked up as ever. */
export interface HostTable {
  set(name: string, lookup: Lookup): void;
  /** Gives the process its own look-up back. */
  restore(): void;
}

/** Nobody listens at the second address; the third has no route. */
const ADDRESS: Readonly<Partial<Record<Lookup, string>>> = {
  here: '127.0.0.1',
  refused: '127.0.0.2',
  unreachable: '255.255.255.255',
};

const failed = (name: string, code: string): NodeJS.ErrnoException =>
  Object.assign(new Error(`getaddrinfo ${code} ${name}`), { code, syscall: 'getaddrinfo', hostname: name });

type Callback = (
  error: NodeJS.ErrnoException | null,
  address?: string | readonly dns.LookupAddress[],
  family?: number,
) => void;

const isCallback = (value: unknown): value is Callback => typeof value === 'function';

/** Puts itself between this process and its look-up of names, for the names that are set. */
export const createHostTable = (): HostTable => {
  const names = new Map<string, Lookup>();
  const before = dns.lookup;
  const answer = (name: string, lookup: Lookup, options: unknown, callback: Callback): void => {
    const address = ADDRESS[lookup];
    const all = typeof options === 'object' && options !== null && 'all' in options && options.all === true;
    setImmediate(() => {
      if (lookup === 'silent') return;
      if (address === undefined) callback(failed(name, lookup === 'not-found' ? 'ENOTFOUND' : 'EAI_AGAIN'));
      else if (all) callback(null, [{ address, family: 4 }]);
      else callback(null, address, 4);
    });
  };
  const lookup = (...given: readonly unknown[]): void => {
    const [name, second, third] = given;
    const callback = isCallback(third) ? third : second;
    const known = typeof name === 'string' ? names.get(name) : undefined;
    if (typeof name === 'string' && known !== undefined && isCallback(callback))
      answer(name, known, second, callback);
    else Reflect.apply(before, dns, given);
  };
  Object.assign(dns, { lookup });
  return {
    set: (name, to) => {
      names.set(name, to);
    },
    restore: () => {
      Object.assign(dns, { lookup: before });
    },
  };
};
