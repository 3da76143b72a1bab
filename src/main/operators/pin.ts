import { createHmac, randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto';
import { PIN_DIGITS } from '../../shared/operators/pin-digits.ts';

/** The cost of scrypt as a power of two: some 60 ms and 32 MB of memory for each try. */
const COST = 15;

const BLOCK = 8;
const SALT_BYTES = 16;
const HASH_BYTES = 32;

/** The hash of a PIN, its salt and what it cost, as text: `scrypt:COST:BLOCK:1:SALT:HASH`. */
const FORM = /^scrypt:(1[0-9]):8:([1-4]):([A-Za-z0-9_-]{22}):([A-Za-z0-9_-]{43})$/;

/** Whether digits run up or down by one or stay the same all along, as in 123456, 987654 or 111111. */
const isRun = (digits: string): boolean => {
  const steps = [...digits].slice(1).map((digit, at) => Number(digit) - Number(digits[at]));
  return steps.every((step) => step === steps[0]) && Math.abs(steps[0] ?? 0) <= 1;
};

/** Why a text cannot be a person's PIN; `null`: it can. */
export const pinFault = (pin: string): 'digits' | 'length' | 'simple' | null => {
  if (!/^\d*$/.test(pin)) return 'digits';
  if (pin.length < PIN_DIGITS.min || pin.length > PIN_DIGITS.max) return 'length';
  return isRun(pin) ? 'simple' : null;
};

const derive = (pin: string, pepper: string, salt: Buffer, options: ScryptOptions): Promise<Buffer> => {
  const peppered = createHmac('sha256', pepper).update(pin).digest();
  return new Promise((resolve, reject) => {
    scrypt(peppered, salt, HASH_BYTES, { ...options, maxmem: 512 * 1_048_576 }, (error, key) =>
      error === null ? resolve(key) : reject(error),
    );
  });
};

/** The hash of a PIN with a salt of its own. `pepper`: the secret of the keychain that it takes beside the PIN. */
export const hashPin = async (pin: string, pepper: string, cost: number = COST): Promise<string> => {
  const salt = randomBytes(SALT_BYTES);
  const hash = await derive(pin, pepper, salt, { N: 2 ** cost, r: BLOCK, p: 1 });
  return `scrypt:${cost}:${BLOCK}:1:${salt.toString('base64url')}:${hash.toString('base64url')}`;
};

/** A hash that no PIN has, at the same cost: a person who is not there takes as long as one who is. */
const NOBODYS = `scrypt:${COST}:${BLOCK}:1:${'A'.repeat(22)}:${'A'.repeat(43)}`;

/** Whether it is the PIN of a hash. `null`, for nobody's hash, takes as long and is never right. */
export const isPin = async (pin: string, pepper: string, hash: string | null): Promise<boolean> => {
  const [, cost = COST, parallel = 1, salt = '', digest = ''] =
    FORM.exec(hash ?? NOBODYS) ?? FORM.exec(NOBODYS) ?? [];
  const options = { N: 2 ** Number(cost), r: BLOCK, p: Number(parallel) };
  const derived = await derive(pin, pepper, Buffer.from(salt, 'base64url'), options);
  return timingSafeEqual(derived, Buffer.from(digest, 'base64url')) && hash !== null;
};
