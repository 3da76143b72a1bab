import { msg, plural } from '@lingui/core/macro';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { type Search, useDesk, useDeskStore } from '../../app/store.ts';
import { useCalls } from '../../ipc/calls-context.ts';
import { problemOf } from '../../ipc/problem-error.ts';
import { queries } from '../../ipc/queries.ts';
import { SEARCH_BOX } from '../../ui/page-ids.ts';
import { Skeleton } from '../../ui/skeleton.tsx';
import { FindFailed, NobodyFound } from './find-help.tsx';
import { eachOnce, takenOf } from './found.ts';
import { MatchLine } from './match-line.tsx';
import css from './matches.module.css';
import { MatchesFoot } from './matches-foot.tsx';
import { TakenForButton } from './taken-for.tsx';
import { Unasked } from './unasked.tsx';
import { useFocusAdded } from './use-focus-added.ts';
import { useOpenMatch } from './use-open-match.ts';

/** What one search gives. One match opens by itself. */
export const Matches = ({ search }: { readonly search: Search }) => {
  const { t, i18n } = useLingui();
  const store = useDeskStore();
  const calls = useCalls();
  const open = useOpenMatch();
  const { text, run, chosen, scanned } = search;
  const found = useInfiniteQuery(queries.find(calls, text, run, chosen?.as ?? null, scanned));
  const pages = found.data?.pages;
  const first = pages?.[0];
  const matches = eachOnce(pages ?? []);
  const shown = matches.length;
  // The last page tells best how many there are: what is not found by name comes off page by page.
  const total = found.hasNextPage ? Math.max(shown, pages?.at(-1)?.total ?? 0) : shown;
  const atMost = pages?.some((page) => page.atMost) ?? false;
  const isWhole = first?.unasked.length === 0 && !found.hasNextPage;
  // Where somebody more may be meant, the operator chooses: nobody opens by himself.
  const only = isWhole && shown === 1 ? matches[0] : undefined;
  const opened = useRef<string | null>(null);
  const place = useRef<HTMLDivElement>(null);
  const focusAdded = useFocusAdded(place, shown);

  useEffect(() => {
    if (only === undefined || first === undefined || opened.current === only.ref) return;
    opened.current = only.ref;
    open(only.ref, takenOf({ text, chosen }, first));
  }, [only, first, text, chosen, open]);

  useEffect(() => {
    if (first === undefined || only !== undefined) return;
    store.setState({
      announcement:
        total === 0
          ? t`Nobody found`
          : shown < total
            ? atMost
              ? t`${shown} of at most ${total} matches`
              : t`${shown} of ${total} matches`
            : i18n._(msg`${plural(total, { one: '# match', other: '# matches' })}`),
    });
  }, [first, only, shown, total, atMost, store, t, i18n]);

  // A scan can come from anywhere, a dialog included: what needs a choice takes the operator to the results.
  const settled = !found.isPending && only === undefined;
  const dialog = useDesk((desk) => desk.dialog);
  useEffect(() => {
    if (!settled) return;
    if (dialog !== null) store.setState({ dialog: null });
    else if (!place.current?.parentElement?.contains(document.activeElement))
      document.getElementById(SEARCH_BOX)?.focus();
  }, [settled, dialog, store]);

  if (found.isPending || only !== undefined)
    return (
      <div ref={place} className={css.results} aria-busy="true">
        <Skeleton lines={3} />
      </div>
    );
  if (first === undefined)
    return (
      <div ref={place} className={css.results}>
        <FindFailed text={text} scanned={scanned} problem={problemOf(found.error)} chosen={chosen} />
      </div>
    );
  const taken = takenOf(search, first);
  if (shown === 0 && !found.hasNextPage)
    return (
      <div ref={place} className={css.results}>
        <NobodyFound taken={taken} />
      </div>
    );
  return (
    <div ref={place} className={css.results}>
      <div className={css.head}>
        <span className={css.count}>
          {shown < total && atMost ? (
            <Trans>
              {shown} of at most {total} matches
            </Trans>
          ) : shown < total ? (
            <Trans>
              {shown} of {total} matches
            </Trans>
          ) : (
            <Plural value={total} one="# match" other="# matches" />
          )}
        </span>
        <TakenForButton taken={taken} />
        <span className={css.hint}>
          <Trans>Arrow keys, then Enter</Trans>
        </span>
      </div>
      <Unasked readings={first.unasked} />
      <ListBox
        aria-label={t`Matches`}
        items={matches}
        selectionMode="none"
        onAction={(ref) => open(String(ref), taken)}
        className={css.list ?? ''}
      >
        {(match) => (
          <ListBoxItem id={match.ref} textValue={match.name} className={css.item ?? ''}>
            <MatchLine match={match} />
          </ListBoxItem>
        )}
      </ListBox>
      <MatchesFoot
        more={found.hasNextPage}
        reading={found.isFetchingNextPage}
        failed={found.isFetchNextPageError ? problemOf(found.error) : null}
        onMore={() => {
          focusAdded();
          void found.fetchNextPage();
        }}
      />
    </div>
  );
};
