import type { I18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';

/** What a source is called; Capillary does not name every source in which it holds something. */
export const sourceName = (i18n: I18n, source: string): string =>
  source === '' ? i18n._(msg`Another source`) : source;
