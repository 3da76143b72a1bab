/** Shorter than this, a secret is more likely found by chance than quoted. */
const SHORTEST = 6;

/** Takes secrets out of text that an upstream may have built from what it was sent. */
export const withoutSecrets = (text: string, secrets: readonly string[]): string =>
  secrets
    .filter((secret) => secret.length >= SHORTEST)
    .reduce((cleaned, secret) => cleaned.replaceAll(secret, '•••'), text);
