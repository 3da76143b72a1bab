import { useLingui } from '@lingui/react/macro';
import { MarkIcon } from '../../ui/marks.tsx';
import { Mark } from '../../ui/tag.tsx';
import { type LineState, STATE_WORDS } from '../../words/outcomes.ts';

/** The mark and the word of a state: never one without the other. */
export const StateMark = ({ state }: { readonly state: LineState }) => {
  const { i18n } = useLingui();
  const { word, mark, tone } = STATE_WORDS[state];
  return (
    <Mark meaning={tone} icon={<MarkIcon mark={mark} />}>
      {i18n._(word)}
    </Mark>
  );
};
