import { expect as playwrightExpect } from '@playwright/test';

/** Patient: an outcome is read back at 0, 1 and 3 s, and the answer to a proof waits for its moment. */
export const expect = playwrightExpect.configure({ timeout: 15_000 });
