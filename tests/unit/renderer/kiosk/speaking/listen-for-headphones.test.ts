import { describe, expect, test } from 'vitest';
import { listenForHeadphones } from '../../../../../src/renderer/kiosk/speaking/listen-for-headphones.ts';

const settled = async (): Promise<void> => {
  for (let round = 0; round < 10; round += 1) await Promise.resolve();
};

const stand = () => {
  const target = new EventTarget();
  const there = { kinds: ['audiooutput', 'audioinput'] as string[], refused: false };
  const devices = Object.assign(target, {
    enumerateDevices: async () => {
      if (there.refused) throw new Error('NotAllowedError');
      return there.kinds.map((kind) => ({ kind }) as MediaDeviceInfo);
    },
  });
  return { devices, there, change: () => target.dispatchEvent(new Event('devicechange')) };
};

describe('Headphones', () => {
  test.each([
    ['one more output came', ['audiooutput', 'audiooutput'], 'in'],
    ['the output went', [], 'out'],
    ['the outputs look the same', ['audiooutput'], 'unknown'],
    ['a camera came', ['audiooutput', 'videoinput'], 'unknown'],
  ] as const)('%s', async (_, kinds, plugged) => {
    const { devices, there, change } = stand();
    const heard: string[] = [];
    const end = listenForHeadphones(devices, (one) => heard.push(one));
    await settled();
    there.kinds = [...kinds];
    change();
    await settled();
    expect(heard).toEqual([plugged]);
    end();
    change();
    await settled();
    expect(heard).toEqual([plugged]);
  });

  test('a page that may not look hears that something changed', async () => {
    const { devices, there, change } = stand();
    there.refused = true;
    const heard: string[] = [];
    listenForHeadphones(devices, (one) => heard.push(one));
    await settled();
    change();
    await settled();
    expect(heard).toEqual(['unknown']);
  });

  test('where a page cannot know of devices, nothing is heard', () => {
    expect(() => listenForHeadphones(undefined, () => {})()).not.toThrow();
  });
});
