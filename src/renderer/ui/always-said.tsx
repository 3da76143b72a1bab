import type { ComponentProps } from 'react';

/**
 * Holds what is announced when it appears or changes. A dialog hides all behind it from assistive technology, and so
 * silences what is announced there, but for elements with this mark of react-aria's. It has to be there before the dialog.
 */
export const AlwaysSaid = (props: ComponentProps<'div'>) => <div {...props} data-live-announcer="true" />;
