import { Plural, Trans, useLingui } from '@lingui/react/macro';
import type { FoundView } from '../../../shared/ipc/answer-views.ts';
import { Code } from '../../ui/code.tsx';
import { WarningIcon } from '../../ui/icons.tsx';
import { listed } from '../../words/formats.ts';
import { identifierTypeName } from '../../words/identifier-names.ts';
import css from './match-line.module.css';

const NAMES: readonly string[] = ['name', 'firstName', 'lastName'];

/** One customer among several, with what tells them apart: each identifier by its type, the one that matched first. */
export const MatchLine = ({ match }: { readonly match: FoundView['matches'][number] }) => {
  const { i18n } = useLingui();
  const { name, tier, cards, matchedOn, masked, sources, mergedFrom, mergedAway } = match;
  const matchedType = identifierTypeName(i18n, matchedOn.type);
  const others = masked.filter((other) => other.type !== matchedOn.type || other.masked !== matchedOn.masked);
  return (
    <div className={css.match}>
      <span className={css.name}>{name}</span>
      <span className={css.facts}>
        {tier}
        {tier === null || cards === null ? null : ', '}
        {cards === null ? null : <Plural value={cards} one="# card" other="# cards" />}
      </span>
      <span className={css.ids}>
        {mergedFrom === null ? null : (
          <span className={css.matched}>
            <Trans>
              <Code>{mergedFrom}</Code> was merged into this record
            </Trans>
          </span>
        )}
        {mergedAway ? (
          <span className={css.gone}>
            <WarningIcon size={12} /> <Trans>Merged into another record</Trans>
          </span>
        ) : null}
        {NAMES.includes(matchedOn.type) || mergedFrom !== null ? null : (
          <span className={css.matched}>
            <Trans>
              Found by {matchedType} <Code>{matchedOn.masked}</Code>
            </Trans>
          </span>
        )}
        {others.map((other) => (
          <span key={`${other.type} ${other.masked}`}>
            {identifierTypeName(i18n, other.type)}{' '}
            <span className={css.value}>
              <Code>{other.masked}</Code>
            </span>
          </span>
        ))}
      </span>
      <span className={css.facts}>{listed(i18n, sources)}</span>
    </div>
  );
};
