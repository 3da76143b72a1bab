import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';

/** Just enough of X.509 to make certificates for a test: no key is ever stored. */
export interface Identity {
  readonly key: string;
  readonly cert: string;
}

export interface Authority extends Identity {
  issue(host: string, validity?: Validity): Identity;
}

interface Validity {
  readonly from: string;
  readonly to: string;
}

const VALID: Validity = { from: '20200101000000Z', to: '21200101000000Z' };
export const EXPIRED: Validity = { from: '20200101000000Z', to: '20210101000000Z' };

const der = (tag: number, ...parts: readonly Buffer[]): Buffer => {
  const body = Buffer.concat(parts);
  const digits = body.length.toString(16);
  const length = Buffer.from(digits.padStart(digits.length + (digits.length % 2), '0'), 'hex');
  const head = body.length > 127 ? [tag, 0x80 + length.length, ...length] : [tag, body.length];
  return Buffer.concat([Buffer.from(head), body]);
};
const seq = (...parts: readonly Buffer[]) => der(0x30, ...parts);
const bytes = (...values: readonly number[]) => Buffer.from(values);
const oid = (hex: string) => der(0x06, Buffer.from(hex, 'hex'));

const ECDSA_SHA256 = seq(oid('2a8648ce3d040302'));
const nameOf = (text: string) => seq(der(0x31, seq(oid('550403'), der(0x0c, Buffer.from(text)))));
const extension = (id: string, value: Buffer) => seq(oid(id), der(0x04, value));
const basicConstraints = (authority: boolean) =>
  extension('551d13', authority ? seq(der(0x01, bytes(0xff))) : seq());
const hostName = (host: string) => extension('551d11', seq(der(0x82, Buffer.from(host))));

const pem = (body: Buffer): string => {
  const lines = body.toString('base64').match(/.{1,64}/g) ?? [];
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----'].join('\n');
};

let serial = 1;

const certify = (of: {
  readonly subject: string;
  readonly issuer: string;
  readonly publicKey: KeyObject;
  readonly signingKey: KeyObject;
  readonly validity: Validity;
  readonly extensions: readonly Buffer[];
}): string => {
  serial += 1;
  const body = seq(
    der(0xa0, der(0x02, bytes(2))),
    der(0x02, bytes(serial)),
    ECDSA_SHA256,
    nameOf(of.issuer),
    seq(der(0x18, Buffer.from(of.validity.from)), der(0x18, Buffer.from(of.validity.to))),
    nameOf(of.subject),
    of.publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, seq(...of.extensions)),
  );
  return pem(seq(body, ECDSA_SHA256, der(0x03, bytes(0), sign('sha256', body, of.signingKey))));
};

const newKeys = () => generateKeyPairSync('ec', { namedCurve: 'P-256' });
const keyText = (key: KeyObject) => key.export({ type: 'pkcs8', format: 'pem' }).toString();

/** Makes an authority that nobody knows, which issues certificates for hosts. */
export const makeAuthority = (name: string): Authority => {
  const own = newKeys();
  return {
    key: keyText(own.privateKey),
    cert: certify({
      subject: name,
      issuer: name,
      publicKey: own.publicKey,
      signingKey: own.privateKey,
      validity: VALID,
      extensions: [basicConstraints(true)],
    }),
    issue(host, validity = VALID) {
      const keys = newKeys();
      const cert = certify({
        subject: host,
        issuer: name,
        publicKey: keys.publicKey,
        signingKey: own.privateKey,
        validity,
        extensions: [basicConstraints(false), hostName(host)],
      });
      return { key: keyText(keys.privateKey), cert };
    },
  };
};
