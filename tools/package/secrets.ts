/** The variables of certificates and of Apple's notary. */
const SECRETS = /^(?:WIN_)?CSC_|^APPLE_/;

/**
 * Takes out of an environment what is there and empty: a build service gives secrets that it does not have so, and they
 * would count as given.
 */
export const dropEmptySecrets = (environment: NodeJS.ProcessEnv): void => {
  for (const [name, value] of Object.entries(environment))
    if (SECRETS.test(name) && value?.trim() === '') delete environment[name];
};
