import { Trans, useLingui } from '@lingui/react/macro';
import type { Problem } from '../../../shared/domain/problem.ts';
import { problemWords } from '../../words/problems.ts';
import { upstreamName } from '../../words/systems.ts';
import css from './line-details.module.css';

interface LineDetailsProps {
  /** As it was recorded; null where nobody here can tell. */
  readonly upstream: string | null;
  readonly reason: Problem | null;
  readonly requestId: string | null;
  readonly upstreamRequestId: string | null;
}

/** What a support desk asks for, out of the way until it is wanted. */
export const LineDetails = ({ upstream, reason, requestId, upstreamRequestId }: LineDetailsProps) => {
  const { i18n, t } = useLingui();
  const facts = reason === null ? null : problemWords(i18n, reason).facts;
  const system = upstream === null ? t`the system` : upstreamName(upstream);
  if (facts === null && requestId === null && upstreamRequestId === null) return null;
  return (
    <details className={css.details}>
      <summary className={css.summary}>
        <Trans>Details</Trans>
      </summary>
      <dl className={css.facts}>
        {facts === null ? null : (
          <div>
            <dt>
              <Trans>What was seen</Trans>
            </dt>
            <dd className={css.code}>{facts}</dd>
          </div>
        )}
        {requestId === null ? null : (
          <div>
            <dt>
              <Trans>Request id</Trans>
            </dt>
            <dd className={css.code}>{requestId}</dd>
          </div>
        )}
        {upstreamRequestId === null ? null : (
          <div>
            <dt>
              <Trans>Request id at {system}</Trans>
            </dt>
            <dd className={css.code}>{upstreamRequestId}</dd>
          </div>
        )}
      </dl>
    </details>
  );
};
