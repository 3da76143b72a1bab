import { describe, expect, it } from 'vitest';
import { createCalls } from '../../../../src/renderer/ipc/calls.ts';
import { CALL_NAMES } from '../../../../src/shared/ipc/names.ts';
import { FITTING } from '../../../contract/ipc-calls.ts';
import { bridgeThat } from './bridge-that.ts';

describe('calls to the main process', () => {
  it.each(CALL_NAMES)('reach %s with what they were given, and give back what it says', async (called) => {
    const calls = createCalls(
      bridgeThat(async (name, input) => ({ ok: true, value: { name, input } })),
    ) as unknown as Record<string, Record<string, (input: unknown) => Promise<unknown>>>; // by name, not by type
    const [domain = '', verb = ''] = called.split('.');
    const input = FITTING[called];
    expect(await calls[domain]?.[verb]?.(input)).toEqual({ ok: true, value: { name: called, input } });
  });

  it('turn a call that breaks into a problem, so that no screen waits for it', async () => {
    const calls = createCalls(bridgeThat(() => Promise.reject(new Error('reply was never sent'))));
    expect(await calls.app.info({})).toEqual({ ok: false, problem: { code: 'internal', data: {} } });
  });
});
