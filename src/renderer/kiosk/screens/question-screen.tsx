import { Trans, useLingui } from '@lingui/react/macro';
import { useCallback, useState } from 'react';
import type { Language } from '../../../shared/domain/language.ts';
import { directionOf } from '../../words/languages.ts';
import { BigButton } from '../parts/big-button.tsx';
import { KioskNotice } from '../parts/notice.tsx';
import { ScreenFrame } from '../parts/screen-frame.tsx';
import { useActions } from '../state/kiosk-context.ts';
import type { ChoiceOnScreen, KioskQuestion } from '../state/screen-of.ts';
import { choiceName, choiceTarget, stateWord } from '../words/choice-words.ts';
import { customersWords, isForCustomers } from '../words/problem-words.ts';
import css from './question-screen.module.css';

interface QuestionScreenProps {
  readonly asked: KioskQuestion;
  readonly choice: ChoiceOnScreen;
  readonly language: Language;
}

/** One question: how it is, how it would be, yes or no. Neither answer is the stronger one. */
export const QuestionScreen = ({ asked, choice, language }: QuestionScreenProps) => {
  const { i18n } = useLingui();
  const { answer } = useActions();
  const target = choiceTarget(i18n, choice);
  const worded = asked.consent?.find(({ chosen }) => chosen === language) ?? null;
  /** A wording may be longer than its place: nobody agrees to what was not on the screen. */
  const wording = worded?.wording ?? null;
  const [read, setRead] = useState<string | null>(null);
  const seen = useCallback(() => setRead(wording), [wording]);
  const isRead = read === wording;
  return (
    <ScreenFrame
      title={choiceName(i18n, choice)}
      onRead={seen}
      controls={
        <>
          <BigButton
            aria-disabled={isRead ? undefined : true}
            onClick={() => isRead && answer(true, language)}
          >
            <span className={css.yes}>
              <Trans>Yes, change it</Trans>
              {isRead ? null : (
                <small>
                  <Trans>Please read to the end first</Trans>
                </small>
              )}
            </span>
          </BigButton>
          <BigButton onClick={() => answer(false, language)}>
            <Trans>No, leave it</Trans>
          </BigButton>
        </>
      }
      kept={<KioskNotice />}
    >
      {target === null ? null : <p>{target}</p>}
      <dl className={css.states}>
        <dt>
          <Trans>Now:</Trans>
        </dt>
        <dd>{stateWord(i18n, choice.kind, asked.now)}</dd>
        <dt>
          <Trans>New:</Trans>
        </dt>
        <dd>{stateWord(i18n, choice.kind, asked.to)}</dd>
      </dl>
      {worded === null ? null : (
        <section className={css.consent}>
          <h2>
            <Trans>With “Yes” you agree to this:</Trans>
          </h2>
          <blockquote lang={worded.language} dir={directionOf(worded.language)}>
            {worded.wording}
          </blockquote>
        </section>
      )}
      {asked.findings
        .filter(({ problem }) => isForCustomers(problem))
        .map(({ problem }) => (
          <p key={problem.code} className={css.finding}>
            {customersWords(i18n, problem).what}
          </p>
        ))}
    </ScreenFrame>
  );
};
