import * as v from 'valibot';

/** The hash of a PIN, as `--hash-pin` prints it: scrypt, its cost, its salt and its digest. */
export const pinHash = v.pipe(
  v.string(),
  v.regex(
    /^scrypt:1[0-9]:8:[1-4]:[A-Za-z0-9_-]{22}:[A-Za-z0-9_-]{43}$/,
    'must be what --hash-pin prints, and never a PIN itself',
  ),
);
