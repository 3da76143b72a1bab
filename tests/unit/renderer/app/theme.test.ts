import { describe, expect, it } from 'vitest';
import { themeAfter } from '../../../../src/renderer/app/theme.ts';

describe('the theme button', () => {
  it('goes from the system through light and dark back to the system', () => {
    const first = themeAfter('system');
    const second = themeAfter(first);
    expect([first, second, themeAfter(second)]).toEqual(['light', 'dark', 'system']);
  });
});
