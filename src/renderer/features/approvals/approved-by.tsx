import { Trans } from '@lingui/react/macro';
import { useName } from '../operators/use-name.ts';

/** Who agreed to a change, by name. */
export const ApprovedBy = ({ id }: { readonly id: string }) => {
  const nameOf = useName();
  return <Trans>Approved by {nameOf(id)}</Trans>;
};
