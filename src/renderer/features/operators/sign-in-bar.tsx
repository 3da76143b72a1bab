import { Trans, useLingui } from '@lingui/react/macro';
import { useEffect, useState } from 'react';
import type { AppInfoView } from '../../../shared/ipc/answer-views.ts';
import { PageLanguage } from '../../app/language-select.tsx';
import { ThemeButton } from '../../app/theme-button.tsx';
import { Tag } from '../../ui/tag.tsx';
import { absoluteTime } from '../../words/times.ts';
import { useZone } from '../../words/zone.ts';
import css from './sign-in-bar.module.css';

/** The branch's time, told anew each second: the minute changes when it does. */
const BranchTime = () => {
  const { i18n } = useLingui();
  const zone = useZone();
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  return <time dateTime={new Date(now).toISOString()}>{absoluteTime(i18n, now, now, zone)}</time>;
};

/** What is in sight while nobody is signed in: the product, training, the branch and its time. */
export const SignInBar = ({ info }: { readonly info: AppInfoView | undefined }) => (
  <header className={css.bar}>
    <span className={css.product}>Branchdesk</span>
    <div className={css.end}>
      {info?.mode === 'training' ? (
        <Tag meaning="caution" className={css.training}>
          <Trans>Training</Trans>
        </Tag>
      ) : null}
      {info?.branch == null ? null : (
        <span className={css.branch}>
          {info.branch.name} <span className={css.id}>{info.branch.id}</span>
        </span>
      )}
      {info === undefined ? null : <BranchTime />}
      <PageLanguage />
      <ThemeButton />
    </div>
  </header>
);
