import { useLingui } from '@lingui/react/macro';
import { openVisit, useDesk } from '../../app/store.ts';
import { identifierTypeName } from '../../words/identifier-names.ts';

interface Revealable {
  readonly ref: string;
  /** What it is, and its mask. */
  readonly words: string;
}

/** The values of the open customer that are shown masked: mobile numbers first, then other identifiers, cards, and where WM writes to. */
export const useRevealable = (): readonly Revealable[] => {
  const { t, i18n } = useLingui();
  const panels = useDesk((desk) => openVisit(desk)?.panels);
  const { capillary, wm } = panels ?? {};
  const record = capillary?.state === 'ready' ? capillary.data : null;
  const told = wm?.state === 'ready' ? wm.data : null;
  const identifiers = (record?.identifiers ?? []).toSorted(
    (a, b) => Number(b.type === 'mobile') - Number(a.type === 'mobile'),
  );
  const selections = new Map(
    (told?.categories ?? [])
      .flatMap(({ channels }) => channels)
      .flatMap((channel) =>
        channel.selections.map(({ ref, masked }) => [`${channel.name} ${masked}`, ref] as const),
      ),
  );
  return [
    ...identifiers.map(({ ref, type, masked }) => ({
      ref,
      words: `${identifierTypeName(i18n, type)} ${masked}`,
    })),
    ...(record?.cards ?? []).map(({ ref, masked }) => ({ ref, words: t`Card ${masked}` })),
    ...[...selections].map(([words, ref]) => ({ ref, words })),
  ];
};
