import { describe, expect, it } from 'vitest';
import { judgePassphrase, plainPassphrase } from '../../../../src/main/provisioning/passphrase.ts';

const KNOWN = ['Indiranagar', 'IN-042', 'IT of the south region'];

describe('a passphrase', () => {
  it.each([
    ['marble quarry 7 umbrella velvet anchor'],
    ['ankle bread copper dozen ember'],
    ['AnkleBreadCopperDozenEmber'],
    ['k7Hq-29Lm-Xz4P-s8Wd'],
    ['vX3pQ9tR7mK2wL8n'],
    ['नमस्ते दुनिया यह एक लंबा वाक्य है'],
    ['Fünf größere Äpfel würden völlig genügen'],
    ['Indiranagar ankle bread copper dozen ember'],
  ])('is taken: %s', async (passphrase) => {
    expect(await judgePassphrase(passphrase, KNOWN)).toEqual({ ok: true, value: null });
  });

  it.each([
    ['short', ''],
    ['short', 'x7!Kq2#pL9'],
    ['short', `            ${'x7!Kq2#pL9'}            `],
    ['few-words', 'correct horse battery staple'],
    ['few-words', 'CorrectHorseBatteryStaple'],
    ['few-words', 'correct-horse-battery'],
    ['few-words', 'MumbaiDelhiChennaiKolkata'],
    ['few-words', 'password password123'],
    ['few-words', 'passphrase passphrase passphrase passphrase passphrase passphrase'],
    ['few-words', 'Indiranagar IN-042 south'],
    ['few-words', 'Branchdesk2026!Indiranagar'],
    ['few-words', 'aaaaaaaaaaaa'],
    ['guessable', 'aaaaaaaaaaaaaaaaaaaaaaaaaaaa'],
    ['guessable', '20261127202611272026'],
    ['guessable', 'R3kha!Indiranagar#2026'],
    ['guessable', 'Tr0ub4dor&3Tr0ub4dor&3'],
    ['guessable', 'qwertyuiop[]asdfghjkl;'],
    ['guessable', 'abcdefghijklmnopqrstuvwxyz'],
    ['guessable', 'branch desk airpay capillary kiosk bundle'],
    ['guessable', 'IT of the south region Indiranagar IN 042'],
  ])('is refused as %s: %s', async (why, passphrase) => {
    const judged = await judgePassphrase(passphrase, KNOWN);
    expect(judged).toMatchObject({ ok: false, problem: { code: 'bundle.weak-passphrase' } });
    const told = judged.ok ? null : judged.problem.data.why;
    expect(why === 'guessable' ? ['guessable', 'common', 'few-words'] : [why]).toContain(told);
  });

  it('is the same however a keyboard composes it', () => {
    expect(plainPassphrase(' Zu\u0308rich\u00a0quarry ')).toBe('Zürich quarry');
    expect(plainPassphrase('a  b')).toBe('a  b');
  });
});
