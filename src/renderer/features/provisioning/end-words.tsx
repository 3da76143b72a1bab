import { Plural, Trans } from '@lingui/react/macro';
import type { BundleLife } from './life.ts';

/** In one sentence, how it stands with the end of the bundle; nothing while that is far. */
export const EndWords = ({ life }: { readonly life: BundleLife }) => {
  switch (life.state) {
    case 'holds':
      return null;
    case 'ends':
      return life.days === 0 ? (
        <Trans>What this desk is set up with ends within a day.</Trans>
      ) : (
        <Plural
          value={life.days}
          one="What this desk is set up with ends in # day."
          other="What this desk is set up with ends in # days."
        />
      );
    case 'grace':
      return life.days === 0 ? (
        <Trans>What this desk is set up with has ended. Changes are sent for less than a day more.</Trans>
      ) : (
        <Plural
          value={life.days}
          one="What this desk is set up with has ended. Changes are sent for # more day."
          other="What this desk is set up with has ended. Changes are sent for # more days."
        />
      );
    case 'over':
      return (
        <Trans>
          What this desk is set up with has ended. Customers can still be looked up; no change is sent.
        </Trans>
      );
  }
};
