import { describe, expect, it } from 'vitest';
import { withParts } from './document.ts';

describe('the document', () => {
  const first = withParts('', new Map([['Networks', '## Networks\n\nOne.\n']]));

  it('keeps the parts that were not made anew, in their order', () => {
    const both = withParts(first, new Map([['Disks that fail', '## Disks that fail\n\nTwo.\n']]));
    expect(both).toMatch(/^# Reliability\n[\s\S]+## Networks\n\nOne\.\n\n## Disks that fail\n\nTwo\.\n$/);
    expect(withParts(both, new Map([['Networks', '## Networks\n\nThree.\n']]))).toBe(
      both.replace('One.', 'Three.'),
    );
  });

  it('keeps the parts of others behind its own', () => {
    const others = `${first}\n## Elsewhere\n\nTheirs.\n`;
    expect(withParts(others, new Map())).toBe(others);
  });
});
