import { Trans, useLingui } from '@lingui/react/macro';
import type { UpstreamName } from '../../../shared/domain/upstream.ts';
import { useDesk } from '../../app/store.ts';
import { Notice } from '../../ui/notice.tsx';
import { upstreamName } from '../../words/systems.ts';
import { absoluteTime } from '../../words/times.ts';
import { useZone } from '../../words/zone.ts';
import css from './unreachable.module.css';

/** That a system cannot be reached, and since when; nothing while it can or nobody knows. */
export const Unreachable = ({ upstream }: { readonly upstream: UpstreamName }) => {
  const { i18n } = useLingui();
  const zone = useZone();
  const since = useDesk((desk) => {
    const state = desk.reachability?.upstreams.find((one) => one.upstream === upstream);
    return state?.reachable === false ? state.since : null;
  });
  if (since === null) return null;
  const name = upstreamName(upstream);
  const time = absoluteTime(i18n, since, Date.now(), zone);
  return (
    <div className={css.unreachable}>
      <Notice meaning="caution">
        <Trans>
          {name} cannot be reached since {time}.
        </Trans>
      </Notice>
    </div>
  );
};
