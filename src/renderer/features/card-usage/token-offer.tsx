import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import type { Problem } from '../../../shared/domain/problem.ts';
import { useDeskStore } from '../../app/store.ts';
import { useCalls } from '../../ipc/calls-context.ts';
import { queries } from '../../ipc/queries.ts';
import { Button } from '../../ui/button.tsx';
import { useBarred } from '../operators/use-barred.ts';
import { type TokenOfferKind, tokenOfferOf } from './token-offer-of.ts';

interface TokenOfferProps {
  /** Why something did not work. */
  readonly problem: Problem;
  /** The id that was typed and is to be shown with the token; null where the customer's own is known. */
  readonly typed?: string | null;
  readonly className?: string | undefined;
}

interface OfferProps {
  readonly offer: TokenOfferKind;
  readonly typed: string | null;
  readonly className: string | undefined;
}

const Offer = ({ offer, typed, className }: OfferProps) => {
  const store = useDeskStore();
  const calls = useCalls();
  const token = useQuery(queries.info(calls)).data?.airpayToken;
  const barred = useBarred();
  if (token === undefined) return null;
  return (
    <Button
      size="small"
      className={className}
      aria-haspopup="dialog"
      barred={token.replaceable ? null : barred.right('credentials')}
      onPress={() => store.setState({ dialog: { name: 'airpay-token', offer, typed } })}
    >
      {offer === 'enter' ? <Trans>Enter the airpay token</Trans> : <Trans>Replace the airpay token</Trans>}
    </Button>
  );
};

/** Offers to enter or replace the airpay token, where a problem may come of it and the operator may. */
export const TokenOffer = ({ problem, typed = null, className }: TokenOfferProps) => {
  const offer = tokenOfferOf(problem);
  return offer === null ? null : <Offer offer={offer} typed={typed} className={className} />;
};
