import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useEffect, useRef } from 'react';
import type { VisitView } from '../../../shared/ipc/views.ts';
import { Code } from '../../ui/code.tsx';
import { Tag } from '../../ui/tag.tsx';
import { listed } from '../../words/formats.ts';
import { identifierTypeName } from '../../words/identifier-names.ts';
import { sourceName } from '../../words/names.ts';
import css from './customer-head.module.css';
import { MergedAwayNotice } from './merged-away-notice.tsx';
import { MergedNotice } from './merged-notice.tsx';
import { NamesCompared } from './names-compared.tsx';

/** Who is open. Takes the focus when the customer opens, so that the first Tab goes to the first panel. */
export const CustomerHead = ({ customer }: { readonly customer: VisitView['customer'] }) => {
  const { i18n } = useLingui();
  const { name, tier, cards, masked, more, sources, names, merged, mergedAway } = customer;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  return (
    <div className={css.head}>
      {merged === null ? null : <MergedNotice from={merged.from} />}
      {mergedAway ? <MergedAwayNotice /> : null}
      <div className={css.who}>
        <h1 ref={heading} tabIndex={-1} className={css.name}>
          {name}
        </h1>
        {tier === null ? null : <Tag meaning="accent">{tier}</Tag>}
        {cards === null ? null : (
          <span className={css.secondary}>
            <Plural value={cards} one="# card" other="# cards" />
          </span>
        )}
        {sources.length === 0 ? null : (
          <span className={css.sources}>
            <Trans>From {listed(i18n, sources)}</Trans>
          </span>
        )}
      </div>
      {names.length === 0 ? null : <NamesCompared names={names} />}
      {masked.length === 0 ? null : (
        <dl className={css.ids}>
          {masked.map((id) => (
            <div key={`${id.type} ${id.masked} ${id.conflictingIn.join(' ')}`} className={css.id}>
              <dt>{identifierTypeName(i18n, id.type)}</dt>
              <dd>
                <Code>{id.masked}</Code>
                {id.conflictingIn.length === 0 ? null : (
                  <span className={css.secondary}>
                    {' '}
                    {listed(
                      i18n,
                      id.conflictingIn.map((source) => sourceName(i18n, source)),
                    )}
                  </span>
                )}
              </dd>
            </div>
          ))}
          {more === undefined ? null : (
            <div className={css.id}>
              <dt>
                <Plural value={more} one="and # more" other="and # more" />
              </dt>
            </div>
          )}
        </dl>
      )}
    </div>
  );
};
