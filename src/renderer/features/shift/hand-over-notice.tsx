import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useDesk } from '../../app/store.ts';
import { useAct } from '../../app/use-act.ts';
import { useCalls } from '../../ipc/calls-context.ts';
import { shiftQueries } from '../../ipc/shift-queries.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { absoluteTime } from '../../words/times.ts';
import { useZone } from '../../words/zone.ts';
import { useNow } from '../activity/use-now.ts';
import { useName } from '../operators/use-name.ts';
import css from './hand-over-notice.module.css';
import { ShiftList } from './shift-list.tsx';
import { stillOpen } from './still-open.ts';

/** What the person before left for whoever comes next, until it was read. */
export const HandOverNotice = () => {
  const { i18n, t } = useLingui();
  const calls = useCalls();
  const queryClient = useQueryClient();
  const act = useAct();
  const now = useNow(60_000);
  const zone = useZone();
  const nameOf = useName();
  const operator = useDesk((desk) => desk.operators?.operator?.id ?? null);
  const needsLook = useDesk((desk) => desk.needsLook);
  const query = shiftQueries.handOvers(calls, operator);
  const waiting = useQuery({ ...query, enabled: operator !== null }).data ?? [];
  const read = async (handOver: string): Promise<void> => {
    await act((all) => all.shift.takeOver({ handOver }));
    await queryClient.invalidateQueries({ queryKey: query.queryKey });
  };
  return waiting.map(({ id, at, by, note, changeIds }) => {
    const open = stillOpen(changeIds, needsLook);
    const name = nameOf(by);
    const when = absoluteTime(i18n, at, now, zone);
    return (
      <section key={id} aria-label={t`Handed over by ${name}`}>
        <Notice
          className={css.bar}
          actions={
            <Button size="small" onPress={() => void read(id)}>
              <Trans>I have read it</Trans>
            </Button>
          }
        >
          <p>
            <Trans>
              {name} handed over, {when}:
            </Trans>{' '}
            <bdi>{note}</bdi>
          </p>
          {changeIds.length === 0 ? null : (
            <p>
              <Plural
                value={open.length}
                _0="What needed a look then has come to an outcome."
                one="# change still needs a look:"
                other="# changes still need a look:"
              />
            </p>
          )}
          {open.length === 0 ? null : (
            <ShiftList label={t`Changes that still need a look`} items={open.slice(0, 3)} now={at} />
          )}
          {open.length <= 3 ? null : (
            <p>
              <Trans>The others stand under “Needs a look”.</Trans>
            </p>
          )}
        </Notice>
      </section>
    );
  });
};
