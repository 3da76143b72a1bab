import { type BrokenSettings, beside, whole } from './fixture.ts';

const NO_JSON = 'is not JSON: names and texts stand in double quotes, and comments begin with //';
const NO_NUMBER = 'is not a number as JSON writes it, such as 15000 or 0.5';
const NO_ESCAPE = 'this backslash begins no escape: a backslash itself is written as two';

/** Wrong as a file, before anything in it has a meaning. */
export const BROKEN_FORM: readonly BrokenSettings[] = [
  whole('nothing', '⟪', 'the file is empty'),
  whole('blanks alone', '⟪ \r\n\t\n', 'the file is empty'),
  whole('a comment alone', '// nothing here\n⟪', 'a value is expected here'),
  whole('a list', '⟪[]', 'the settings have to stand in braces'),
  whole('null', '⟪null', 'the settings have to stand in braces'),
  whole('UTF-16', '⟪{\0"\0v\0', 'the file is not text in UTF-8'),
  whole(
    'cut off in the middle',
    '{\n  "version": 1,\n  "branch": { "id": "B"⟪',
    'a closing brace is expected here',
  ),
  whole('keys without quotes', '{ ⟪version: 1 }', NO_JSON),
  whole('keys in single quotes', "{\n  ⟪'version': 1\n}", NO_JSON),
  whole('quotes of a word processor', '{\n  ⟪“version”: 1\n}', NO_JSON),
  whole('a second file behind it', '{ "version": 1 }\n⟪{ "version": 1 }', 'nothing more is expected here'),
  whole('a brace too many', '{ "version": 1 }⟪}', 'nothing more is expected here'),
  whole(
    'Windows line ends behind a byte order mark',
    '\uFEFF{\r\n  "version": 1,\r\n  "branch": { "id": "B", "name": "B", "country": "IN" },\r\n  ⟪"mod": "desk"\r\n}',
    '"mod" is not a known key; did you mean "mode"?',
  ),
  beside(
    'a comma behind the last member',
    '"mode": "desk"⟪, // of the counter',
    'this comma is too many: nothing follows it',
  ),
  beside(
    'a comma behind the last entry',
    '"presets": [[1]⟪,\n    /* no more */ ]',
    'this comma is too many: nothing follows it',
  ),
  beside('two commas', '"presets": [1,⟪, 2]', 'a value is expected here'),
  beside('no comma', '"mode": "desk"\n  ⟪"network": {}', 'a comma is expected here'),
  beside('no colon', '"mode" ⟪"desk"', 'a colon is expected here'),
  beside('a sign of equality', '"mode" ⟪= "desk"', NO_JSON),
  beside('a semicolon', '"mode": "desk"⟪; "network": {}', NO_JSON),
  beside('a comment with a number sign', '⟪# the counter\n  "mode": "desk"', NO_JSON),
  beside(
    'a comment without an end',
    '⟪/* "mode": "desk"',
    'the comment that begins here does not end: */ is missing',
  ),
  beside('True as Python has it', '"roles": { "operator": { "reveal": ⟪True } }', NO_JSON),
  beside('a word behind a value', '"network": { "deadlineMs": 15000 ⟪ms }', NO_JSON),
  beside('a unit at a number', '"network": { "deadlineMs": ⟪15000ms }', NO_NUMBER),
  beside('a number with a leading nought', '"network": { "deadlineMs": ⟪015000 }', NO_NUMBER),
  beside('a number with a plus', '"network": { "deadlineMs": ⟪+15000 }', NO_NUMBER),
  beside('a hexadecimal number', '"network": { "deadlineMs": ⟪0x3A98 }', NO_NUMBER),
  beside('a number without its end', '"network": { "deadlineMs": ⟪15000. }', NO_NUMBER),
  beside('a path of Windows', String.raw`"network": { "caFiles": ["C:⟪\certs\bank.pem"] }`, NO_ESCAPE),
  beside(
    'a path of Windows that looks like Unicode',
    String.raw`"network": { "caFiles": ["C:⟪\users\bank.pem"] }`,
    NO_ESCAPE,
  ),
  beside(
    'a path that escapes its own quote',
    String.raw`"network": { "caFiles": [⟪"C:\\certs\"] }`,
    'the text that begins here does not end on its line: a double quote is missing',
  ),
  beside(
    'an escape that is wrong behind many that are right',
    String.raw`"branch2": { "name": "\"a\\\\ \u0915 \n⟪\x41" }`,
    NO_ESCAPE,
  ),
  beside(
    'a tab in a text',
    '"branch2": "Till⟪\t14"',
    String.raw`a text must not hold a tab or another control character: write it as an escape, such as \t`,
  ),
  beside(
    'a text over two lines',
    '"branch2": ⟪"Till\n14"',
    'the text that begins here does not end on its line: a double quote is missing',
  ),
  beside(
    'a member twice, the first of which is wrong',
    '"mode": "till", ⟪"mode": "desk"',
    '"mode" stands twice',
  ),
  beside(
    'a member twice, the second of which is wrong',
    '"mode": "desk", ⟪"mode": ⟪"till"',
    '"mode" stands twice',
    '"mode" must be "desk" or "kiosk", and is "till"',
  ),
  beside(
    'a section twice',
    '"network": { "deadlineMs": "soon" },\n  ⟪"network": { "deadlineMs": ⟪5 }',
    '"network" stands twice',
    '"network.deadlineMs" must be at least 1000',
  ),
  beside(
    'the name of a prototype',
    '"consent": { "wording": { ⟪"__proto__": {} } }',
    '"__proto__" is not a name that can be used',
  ),
  beside(
    'thirty lists in each other',
    `"presets": ${'['.repeat(31)}⟪[1${']'.repeat(32)}`,
    'is nested too deep',
  ),
  beside('a key of several lines', String.raw`⟪"mo\nde\u001b[2J\u202e": 1`, '"mo de [2J" is not a known key'),
  beside(
    'a value of several lines',
    String.raw`"mode": ⟪"de\nsk\u001b[2J"`,
    '"mode" must be "desk" or "kiosk", and is "de sk [2J"',
  ),
  beside(
    'a value without an end',
    `"mode": ⟪"${'desk'.repeat(500)}"`,
    `"mode" must be "desk" or "kiosk", and is "${'desk'.repeat(14)}des…"`,
  ),
];
