import type { IDENTITY } from './identity.ts';

type Identity = { readonly [K in keyof typeof IDENTITY]: string };

/** The fields of an identity that nobody has filled in yet: they name the product in the company's place, or no real address. */
export const placeholdersIn = (identity: Identity): readonly string[] => {
  const { productName, publisher, copyright, maintainer, homepage } = identity;
  return [
    ...(publisher.includes(productName) ? ['publisher'] : []),
    ...(copyright.includes(productName) ? ['copyright'] : []),
    ...(/\.example\b/.test(maintainer) ? ['maintainer'] : []),
    ...(/\.example\b/.test(homepage) ? ['homepage'] : []),
  ];
};
