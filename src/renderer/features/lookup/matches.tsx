import { msg, plural } from '@lingui/core/macro';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { type Search, useDesk, useDeskStore } from '../../app/store.ts';
import { useAct } from '../../app/use-act.ts';
import { useCalls } from '../../ipc/calls-context.ts';
import { problemOf } from '../../ipc/problem-error.ts';
import { queries } from '../../ipc/queries.ts';
import { Button } from '../../ui/button.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { FindFailed, NobodyFound } from './find-help.tsx';
import { MatchLine } from './match-line.tsx';
import css from './matches.module.css';
import { SEARCH_BOX } from './search-box-id.ts';
import { useSearch } from './use-search.ts';

/** What one search gives. One match opens by itself. */
export const Matches = ({ search }: { readonly search: Search }) => {
  const { t, i18n } = useLingui();
  const store = useDeskStore();
  const calls = useCalls();
  const act = useAct();
  const { close } = useSearch();
  const found = useInfiniteQuery(queries.find(calls, search.text, search.run));
  const pages = found.data?.pages;
  const matches = pages?.flatMap((page) => page.matches) ?? [];
  const total = pages?.[0]?.total ?? 0;
  const only = total === 1 ? matches[0] : undefined;
  const opened = useRef<string | null>(null);

  const open = async (match: string): Promise<void> => {
    store.setState({ search: null, typed: '' });
    await act((ask) => ask.open(match));
  };

  useEffect(() => {
    if (only === undefined || opened.current === only.ref) return;
    opened.current = only.ref;
    store.setState({ search: null, typed: '' });
    void act((ask) => ask.open(only.ref));
  }, [only, act, store]);

  useEffect(() => {
    if (pages === undefined || total === 1) return;
    store.setState({
      announcement:
        total === 0 ? t`Nobody found` : i18n._(msg`${plural(total, { one: '# match', other: '# matches' })}`),
    });
  }, [pages, total, store, t, i18n]);

  // A scan can come from anywhere, a dialog included: what needs a choice takes the operator to the results.
  const settled = !found.isPending && only === undefined;
  const dialog = useDesk((desk) => desk.dialog);
  const place = useRef<HTMLDivElement>(null);
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
  if (found.isError)
    return (
      <div ref={place} className={css.results}>
        <FindFailed text={search.text} problem={problemOf(found.error)} />
      </div>
    );
  if (total === 0)
    return (
      <div ref={place} className={css.results}>
        <NobodyFound text={search.text} understood={pages?.[0]?.understood ?? []} />
      </div>
    );
  return (
    <div ref={place} className={css.results}>
      <div className={css.head}>
        <span>
          <Plural value={total} one="# match" other="# matches" />
        </span>
        <span className={css.hint}>
          <Trans>Arrow keys, then Enter</Trans>
        </span>
      </div>
      <ListBox
        aria-label={t`Matches`}
        items={matches}
        selectionMode="none"
        onAction={(ref) => void open(String(ref))}
        className={css.list ?? ''}
      >
        {(match) => (
          <ListBoxItem id={match.ref} textValue={match.name} className={css.item ?? ''}>
            <MatchLine match={match} />
          </ListBoxItem>
        )}
      </ListBox>
      <div className={css.foot}>
        {found.hasNextPage ? (
          <Button
            size="small"
            isDisabled={found.isFetchingNextPage}
            onPress={() => void found.fetchNextPage()}
          >
            <Trans>Show more</Trans>
          </Button>
        ) : null}
        <Button size="small" look="quiet" onPress={close}>
          <Trans>Close</Trans>
        </Button>
      </div>
    </div>
  );
};
