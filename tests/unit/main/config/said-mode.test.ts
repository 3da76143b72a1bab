import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { saidMode } from '../../../../src/main/config/said-mode.ts';

describe('what a configuration says that it is for', () => {
  it.each([
    ['as it has to be', '{ "version": 1, "mode": "kiosk" }'],
    ['cut after it', '{ "mode": "kiosk", "branch": { "id": "K'],
    ['with a comma too many', '{ "mode": "kiosk",, }'],
    ['without a comma', '{ "version": 1 "mode": "kiosk" "branch": {} }'],
    ['without braces', '"mode": "kiosk"'],
    ['in the wrong place', '{ "kiosk": { "mode": "kiosk" } }'],
    ['twice, and the last says another', '{ "mode": "kiosk", "mode": "desk" }'],
    ['in capitals', '{ "Mode": "KIOSK" }'],
    ['with a blank', '{ "mode": " kiosk" }'],
    ['without quotes', '{ mode: kiosk }'],
    ['in other quotes', "{ 'mode': 'kiosk' }"],
    ['with a quote that is not closed', '{ "mode": "kiosk, "branch": 1 }'],
    ['without a colon', '{ "mode" "kiosk" }'],
    ['with another sign', '{ "mode" = "kiosk" }'],
    ['after a comment', '{ /* "mode": "desk" */ "mode": "kiosk" // x\n }'],
    ['in UTF-16, as it is read as UTF-8', Buffer.from('{ "mode": "kiosk" }', 'utf16le').toString('utf8')],
    ['nested too deep for a parser', `${'['.repeat(50_000)}"mode": "kiosk"`.slice(-15_000)],
  ])('is a kiosk: %s', (_how, text) => {
    expect(saidMode(text)).toBe('kiosk');
  });

  it.each([
    ['{ "mode": "desk", "brunch": 1 }', 'desk'],
    ['{ "mode": "desk", // "mode": "kiosk"\n "branch": }', 'desk'],
    ['{ "version": 1, "branch": { "name": "kiosk" } }', null],
    ['{ "mode": "dekst" }', null],
    ['{ "mode": "Desk" }', null],
    ['{ "mode": }', null],
    ['{ "kiosk": { "idleSeconds": 20 } }', null],
    ['', null],
    ['\u0000\ufffd', null],
  ])('%j is %s', (text, mode) => {
    expect(saidMode(text)).toBe(mode);
  });

  it('stays a kiosk whatever follows, and a desk only where it is said', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), fc.string({ maxLength: 50 }), (after, text) => {
        expect(saidMode(`{ "mode": "kiosk"${after}`)).toBe('kiosk');
        expect(saidMode(`{ "mode": ${JSON.stringify(text)} }`) === 'desk').toBe(text === 'desk');
      }),
      { numRuns: 2_000 },
    );
  });
});
