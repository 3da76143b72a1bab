import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useId, useState } from 'react';
import type { Tried } from '../../../shared/domain/credentials.ts';
import { type Problem, problem } from '../../../shared/domain/problem.ts';
import type { CredentialsView } from '../../../shared/ipc/credentials.ts';
import { useDesk } from '../../app/store.ts';
import { useCalls } from '../../ipc/calls-context.ts';
import { Button } from '../../ui/button.tsx';
import { AcceptedMark, BlockedMark, NotSentMark } from '../../ui/icons.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Mark } from '../../ui/tag.tsx';
import { CREDENTIAL_STATE_WORDS, formNamed, formWords, TRIED_WORDS } from '../../words/credential-words.ts';
import { problemText, problemWords } from '../../words/problems.ts';
import { upstreamName } from '../../words/systems.ts';
import { absoluteTime, fullTime } from '../../words/times.ts';
import { useZone } from '../../words/zone.ts';
import { wholeDays } from './days-left.ts';
import css from './system-row.module.css';

/** How the credentials of one system stand. */
export type SystemCredentials = CredentialsView['systems'][number];

interface RowProps {
  readonly system: SystemCredentials;
  readonly now: number;
  readonly onReplace: () => void;
  readonly onDelete: () => void;
}

const StateMark = ({ state }: Pick<SystemCredentials, 'state'>) => {
  const { i18n } = useLingui();
  const words = i18n._(CREDENTIAL_STATE_WORDS[state].word);
  if (state === 'held')
    return (
      <Mark meaning="ok" icon={<AcceptedMark size={12} />}>
        {words}
      </Mark>
    );
  return state === 'absent' ? (
    <Mark meaning="caution" icon={<NotSentMark size={12} />}>
      {words}
    </Mark>
  ) : (
    <Mark meaning="danger" icon={<BlockedMark size={12} />}>
      {words}
    </Mark>
  );
};

/** Since when they are there, by whom, for which address, and how long a token lasts. */
const Facts = ({ system, now }: Pick<RowProps, 'system' | 'now'>) => {
  const { i18n } = useLingui();
  const zone = useZone();
  const people = useDesk((desk) => desk.operators?.people ?? []);
  const { stored, boundTo, endsAt, state, upstream, held } = system;
  if (state !== 'held' && state !== 'other-address') return null;
  const form = formNamed(upstream, held);
  const by = people.find(({ id }) => id === stored?.by)?.name ?? stored?.by ?? '';
  const days = endsAt === null ? null : wholeDays(endsAt, now);
  return (
    <div className={css.facts}>
      <p>
        {stored === null ? (
          <Trans>It is not known since when, nor by whom: they were not put there with this screen.</Trans>
        ) : (
          <span title={fullTime(i18n, stored.at, zone)}>
            <Trans>
              Put there {absoluteTime(i18n, stored.at, now, zone)} by {by}.
            </Trans>
          </span>
        )}{' '}
        {days === null ? null : days < 0 ? (
          <Trans>The token has ended.</Trans>
        ) : (
          <Plural
            value={days}
            _0="The token ends within a day."
            one="# day left of the token."
            other="# days left of the token."
          />
        )}
      </p>
      <p>
        {form === null ? null : formWords(i18n, form)}
        {boundTo === null ? null : (
          <>
            {' · '}
            <bdi>{boundTo}</bdi>
          </>
        )}
      </p>
    </div>
  );
};

/** What to do where they cannot be used. */
const WhatToDo = ({ system }: Pick<RowProps, 'system'>) => {
  const { i18n } = useLingui();
  const { state, upstream, boundTo, address, held } = system;
  const { next } = CREDENTIAL_STATE_WORDS[state];
  if (state === 'held' || next === null) return null;
  const other = formNamed(upstream, held);
  const wanted = formNamed(upstream, system.form);
  const isOther = state === 'absent' && other !== null && wanted !== null;
  const { what } = problemWords(i18n, problem(`credentials.${state}`, { upstream, boundTo, address }));
  return (
    <div className={css.next}>
      <Notice meaning={state === 'absent' ? 'neutral' : 'caution'}>
        {isOther ? (
          <Trans>
            The keychain holds {formWords(i18n, other)}, and the configuration asks for{' '}
            {formWords(i18n, wanted)}.
          </Trans>
        ) : (
          what
        )}{' '}
        {i18n._(next)}
      </Notice>
    </div>
  );
};

/** What the last test told; `null`: none was made. */
type Told = { readonly tried: Tried } | { readonly refused: Problem } | null;

/** The credentials of one system, and what can be done with them. */
export const SystemRow = ({ system, now, onReplace, onDelete }: RowProps) => {
  const { t, i18n } = useLingui();
  const calls = useCalls();
  const id = useId();
  const [told, setTold] = useState<Told>(null);
  const [busy, setBusy] = useState(false);
  const { upstream, state } = system;
  const name = upstreamName(upstream);

  const test = async (): Promise<void> => {
    setBusy(true);
    setTold(null);
    const result = await calls.credentials.test({ upstream });
    setBusy(false);
    setTold(result.ok ? { tried: result.value.tried } : { refused: result.problem });
  };

  return (
    <li className={css.row} aria-labelledby={id}>
      <div className={css.head}>
        <h3 id={id} className={css.name}>
          {name}
        </h3>
        <StateMark state={state} />
      </div>
      <div className={css.buttons}>
        {state === 'absent' ? null : (
          <Button
            size="small"
            isDisabled={busy}
            aria-label={t`Test the credentials for ${name}`}
            onPress={() => void test()}
          >
            {busy ? <Trans>Testing…</Trans> : <Trans>Test</Trans>}
          </Button>
        )}
        <Button
          size="small"
          aria-label={
            state === 'absent' ? t`Enter the credentials for ${name}` : t`Replace the credentials for ${name}`
          }
          onPress={onReplace}
        >
          {state === 'absent' ? <Trans>Enter…</Trans> : <Trans>Replace…</Trans>}
        </Button>
        {state === 'absent' && system.held === null ? null : (
          <Button size="small" aria-label={t`Delete the credentials for ${name}`} onPress={onDelete}>
            <Trans>Delete…</Trans>
          </Button>
        )}
      </div>
      <Facts system={system} now={now} />
      <WhatToDo system={system} />
      <div className={css.tried} role="status">
        {told === null ? null : (
          <Notice meaning={'refused' in told ? 'danger' : told.tried === 'taken' ? 'neutral' : 'caution'}>
            {'refused' in told ? problemText(i18n, told.refused) : i18n._(TRIED_WORDS[told.tried](name))}
          </Notice>
        )}
      </div>
    </li>
  );
};
