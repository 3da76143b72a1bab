import { EXPIRED, type Identity, makeAuthority } from '../../unit/main/systems/http/certificates.ts';

/** Certificates of one lab: the good one is issued by the authority that the client is told to trust. */
export interface Identities {
  readonly authority: string;
  readonly good: Identity;
  readonly expired: Identity;
  readonly wrongHost: Identity;
  readonly unknownIssuer: Identity;
}

/** Makes the certificates for a host. */
export const makeIdentities = (host: string): Identities => {
  const ours = makeAuthority('Fault lab authority');
  return {
    authority: ours.cert,
    good: ours.issue(host),
    expired: ours.issue(host, EXPIRED),
    wrongHost: ours.issue('elsewhere.invalid'),
    unknownIssuer: makeAuthority('Nobody knows').issue(host),
  };
};
