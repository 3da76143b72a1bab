import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_XML_DEPTH, MAX_XML_LENGTH, readXml } from '../../../../../src/main/systems/wm/xml-tree.ts';

const nested = (depth: number): string => `${'<a>'.repeat(depth)}${'</a>'.repeat(depth)}`;
const laughs = [...'bcdefghij']
  .map((name, at) => `<!ENTITY ${name} "${`&${'abcdefghi'[at]};`.repeat(10)}">`)
  .join('');

describe('an XML reply', () => {
  it.each([
    ['one element', '<r><a>1</a></r>', { a: '1' }],
    [
      'a declaration, comments and blank lines',
      '<?xml version="1.0"?>\n<!-- x -->\n<r>\n <a>1</a>\n</r>\n',
      { a: '1' },
    ],
    [
      'a list of one',
      '<r><preferences><category>A</category></preferences></r>',
      { preferences: [{ category: 'A', channels: [] }] },
    ],
    ['an empty list', '<r><preferences/></r>', { preferences: [] }],
    ['a blank list', '<r><channels>\n </channels></r>', { channels: [] }],
    [
      'lists that stand nowhere, in a reply with a tracking id',
      '<r><request_tracking_id>1</request_tracking_id></r>',
      { request_tracking_id: '1', preferences: [] },
    ],
    ['a document that is no reply', '<r><a>1</a></r>', { a: '1' }],
    ['an unknown member several times', '<r><link>1</link><link>2</link></r>', { link: ['1', '2'] }],
    [
      'text as written: spaces, zeros, numbers, booleans',
      '<r><a> 007 </a><b>1e3</b><c>true</c></r>',
      { a: ' 007 ', b: '1e3', c: 'true' },
    ],
    ['XML’s own escapes', '<r><a>&lt;&amp;&gt;&quot;&apos;&#65;&#x1F600;</a></r>', { a: '<&>"\'A😀' }],
    ['an escaped escape', '<r><a>&amp;amp;</a></r>', { a: '&amp;' }],
    ['a marked section', '<r><a>x<![CDATA[<b>&amp;</b>]]>y</a></r>', { a: 'x<b>&amp;</b>y' }],
    ['attributes, which are left out', '<r xmlns="urn:wm"><a n="1">x</a></r>', { a: 'x' }],
  ])('is read: %s', (_, source, tree) => {
    expect(readXml(source)).toEqual({ ok: true, tree });
  });

  it.each([
    ['a DTD', '<!DOCTYPE r><r/>', 'dtd'],
    ['a DTD in other case', '<!doctype r><r/>', 'dtd'],
    ['an external entity', '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><r><a>&x;</a></r>', 'dtd'],
    ['a billion laughs', `<!DOCTYPE r [<!ENTITY a "ha">${laughs}]><r><a>&j;</a></r>`, 'dtd'],
    ['an entity that nobody defined', '<r><a>&nbsp;</a></r>', 'entity'],
    ['a lone ampersand', '<r><a>a & b</a></r>', 'syntax'],
    ['a character that XML cannot hold', '<r><a>&#0;</a></r>', 'entity'],
    ['half a surrogate pair', '<r><a>&#xD800;</a></r>', 'entity'],
    ['too deep', nested(MAX_XML_DEPTH + 1), 'depth'],
    ['far too deep, at the parser’s own bound', nested(20_000), 'syntax'],
    ['too long', `<r><a>${'x'.repeat(MAX_XML_LENGTH)}</a></r>`, 'size'],
    ['cut short', '<r><preferences><category>A</category>', 'syntax'],
    ['cut in a tag', '<r><preferences><categ', 'syntax'],
    ['crossed tags', '<r><a>1</b></r>', 'syntax'],
    ['two roots', '<r/><s/>', 'syntax'],
    ['text beside elements', '<r>hello<a>1</a></r>', 'syntax'],
    ['nothing', '', 'syntax'],
  ])('is refused: %s', (_, source, fault) => {
    expect(readXml(source)).toEqual({ ok: false, fault });
  });

  it('takes the deepest that is allowed', () => {
    expect(readXml(nested(MAX_XML_DEPTH)).ok).toBe(true);
  });

  it('never throws and never touches prototypes', () => {
    const piece = fc.constantFrom(
      '<',
      '>',
      '</',
      '/>',
      'a',
      '__proto__',
      'constructor',
      '&',
      ';',
      '#',
      '<![CDATA[',
      ']]>',
      '<!--',
      '-->',
      '<?',
      '"',
      ' ',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        readXml(pieces.join(''));
        expect(Object.keys(Object.prototype)).toEqual([]);
      }),
    );
  });
});
