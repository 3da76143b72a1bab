import type { ReactNode } from 'react';

/** A number, an address or an id, masked or not: it reads from left to right whatever the language around it. */
export const Code = ({ children }: { readonly children: ReactNode }) => <bdi dir="ltr">{children}</bdi>;
