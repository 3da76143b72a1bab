import { Trans } from '@lingui/react/macro';
import { isIdentified, type UpstreamName } from '../../../shared/domain/upstream.ts';
import { useAct } from '../../app/use-act.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { upstreamName } from '../../words/systems.ts';
import css from './confirm-id.module.css';

interface ConfirmIdProps {
  readonly upstream: UpstreamName;
  readonly typed: string;
}

/** What is held under a typed id stands below; nothing is remembered until the operator says so. */
export const ConfirmId = ({ upstream, typed }: ConfirmIdProps) => {
  const act = useAct();
  const name = upstreamName(upstream);
  if (!isIdentified(upstream)) return null;
  return (
    <div className={css.confirm}>
      <Notice
        meaning="caution"
        announce="alert"
        actions={
          <>
            <Button
              size="small"
              variant="primary"
              onPress={() => void act((calls) => calls.identity.confirm({ upstream }))}
            >
              <Trans>Use this id</Trans>
            </Button>
            <Button size="small" onPress={() => void act((calls) => calls.identity.forget({ upstream }))}>
              <Trans>Not this one</Trans>
            </Button>
          </>
        }
      >
        <Trans>
          This is what {name} holds under <b>{typed}</b>. The id is not kept yet.
        </Trans>
      </Notice>
    </div>
  );
};
