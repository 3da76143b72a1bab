import type { ComponentProps } from 'react';

/**
 * Holds live regions. A dialog hides all behind it from assistive technology, and so silences the regions there, but for
 * elements with this mark of react-aria's. Only what cannot be pressed belongs in it.
 */
export const AlwaysSaid = (props: ComponentProps<'div'>) => <div {...props} data-live-announcer="true" />;
