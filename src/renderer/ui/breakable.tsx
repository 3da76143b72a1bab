import { Fragment } from 'react';

/** A text that a narrow place may break after an underscore, as names of sources have them. */
export const Breakable = ({ text }: { readonly text: string }) =>
  text.split(/(?<=_)/u).map((part, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: parts of one text have no other name
    <Fragment key={index}>
      {index === 0 ? null : <wbr />}
      {part}
    </Fragment>
  ));
