import type { CustomScheme, Protocol } from 'electron';
import type { Lifecycle } from './lifecycle.ts';

type Responder = (request: Request) => Response | Promise<Response>;

/** Electron's protocol, and the side on which requests come in. */
export interface PreviewProtocol {
  readonly protocol: Pick<
    Protocol,
    'registerSchemesAsPrivileged' | 'handle' | 'unhandle' | 'isProtocolHandled'
  >;
  /** What answers a scheme; throws as loading an unknown or unprivileged scheme fails. */
  responder(address: string): Responder;
  /** That of another session: what is privileged is so in all of them. */
  another(): PreviewProtocol;
}

type Privileged = { schemes: readonly CustomScheme[] | null };

const createOne = (lifecycle: Lifecycle, privileged: Privileged): PreviewProtocol => {
  const responders = new Map<string, Responder>();
  const needsReady = (): void => lifecycle.needsReady('Session can only be received when app is ready');
  return {
    protocol: {
      registerSchemesAsPrivileged: (schemes) => {
        lifecycle.needsEarly('protocol.registerSchemesAsPrivileged should be called before app is ready');
        if (privileged.schemes !== null)
          throw new Error('registerSchemesAsPrivileged can only be called once');
        privileged.schemes = schemes;
      },
      handle: (scheme, responder) => {
        needsReady();
        if (responders.has(scheme)) throw new Error(`Failed to register protocol: ${scheme}`);
        responders.set(scheme, async (request) => responder(request));
      },
      unhandle: (scheme) => {
        needsReady();
        if (!responders.delete(scheme)) throw new Error(`Failed to unhandle protocol: ${scheme}`);
      },
      isProtocolHandled: (scheme) => {
        needsReady();
        return responders.has(scheme);
      },
    },
    responder: (address) => {
      const scheme = new URL(address).protocol.slice(0, -1);
      const responder = responders.get(scheme);
      if (responder === undefined) throw new Error(`ERR_UNKNOWN_URL_SCHEME (-301) loading '${address}'`);
      const privileges = privileged.schemes?.find((it) => it.scheme === scheme)?.privileges;
      if (privileges?.standard !== true || privileges.secure !== true)
        throw new Error(
          `The scheme ${scheme} is not registered as standard and secure: its pages have no origin`,
        );
      return responder;
    },
    another: () => createOne(lifecycle, privileged),
  };
};

/** Makes protocol. */
export const createProtocol = (lifecycle: Lifecycle): PreviewProtocol =>
  createOne(lifecycle, { schemes: null });
