import { describe, expect, it } from 'vitest';
import { createDeskStore, DeskContext } from '../../../../src/renderer/app/store.ts';
import { FindFailed, NobodyFound } from '../../../../src/renderer/features/lookup/find-help.tsx';
import { problem } from '../../../../src/shared/domain/problem.ts';
import { markupOf, textOf } from '../basket/render.tsx';

const read = (node: React.ReactNode): string =>
  textOf(markupOf(<DeskContext value={createDeskStore()}>{node}</DeskContext>));

describe('a search that shows nobody', () => {
  it('says what the text was taken for and what to try', () => {
    const text = read(<NobodyFound text="98450 99999" understood={['mobile', 'cardnumber']} />);
    expect(text).toContain('Nobody found');
    expect(text).toContain('98450 99999');
    expect(text).toContain('Taken for: Mobile, Card number');
    expect(text).toContain('first letters of the name');
  });

  it('says that a text is no identifier, and why', () => {
    const text = read(
      <FindFailed text="98450" problem={problem('find.not-an-identifier', { understood: 'bad-phone' })} />,
    );
    expect(text).toContain('Not a mobile, e-mail, card or id');
    expect(text).toContain('98450');
    expect(text).toContain('too few or too many digits');
    expect(text).not.toContain('Try again');
  });

  it('offers to try again when the system did not answer', () =>
    expect(
      read(<FindFailed text="98450 10001" problem={problem('net.deadline', { upstream: 'capillary' })} />),
    ).toContain('Try again'));

  it('shows markup in the typed text as text', () =>
    expect(
      markupOf(
        <DeskContext value={createDeskStore()}>
          <NobodyFound text="<img src=x>" understood={[]} />
        </DeskContext>,
      ),
    ).not.toContain('<img'));
});
