import { describe, expect, it } from 'vitest';
import { createDeskStore, DeskContext, type Taken } from '../../../../src/renderer/app/store.ts';
import { FindFailed, NobodyFound } from '../../../../src/renderer/features/lookup/find-help.tsx';
import { problem } from '../../../../src/shared/domain/problem.ts';
import { markupOf, textOf } from '../basket/render.tsx';

const read = (node: React.ReactNode): string =>
  textOf(markupOf(<DeskContext value={createDeskStore()}>{node}</DeskContext>));

const taken: Taken = {
  text: '98450 99999',
  as: null,
  by: ['mobile', 'cardnumber'],
  understood: ['mobile', 'cardnumber'],
  others: ['name'],
};

describe('a search that shows nobody', () => {
  it('says what the text was taken for and what to try', () => {
    const text = read(<NobodyFound taken={taken} />);
    expect(text).toContain('Nobody found');
    expect(text).toContain('98450 99999');
    expect(text).toContain('Taken for: Mobile, Card number');
    expect(text).toContain('first letters of the name');
  });

  it('says that a text is no identifier, and why', () => {
    const text = read(
      <FindFailed
        text="98450"
        problem={problem('find.not-an-identifier', { understood: 'bad-phone' })}
        chosen={null}
      />,
    );
    expect(text).toContain('Not a mobile, e-mail, card or id');
    expect(text).toContain('98450');
    expect(text).toContain('too few or too many digits');
    expect(text).not.toContain('Try again');
  });

  it('offers to try again when the system did not answer', () =>
    expect(
      read(
        <FindFailed
          text="98450 10001"
          problem={problem('net.deadline', { upstream: 'capillary' })}
          chosen={null}
        />,
      ),
    ).toContain('Try again'));

  it('says what the text cannot be taken for, and still lets that be changed', () => {
    const problemAs = problem('find.not-an-identifier', { understood: 'not-as', as: 'email' });
    const chosen = { ...taken, as: 'email', by: ['email'] } as const;
    const text = read(<FindFailed text="98450" problem={problemAs} chosen={chosen} />);
    expect(text).toContain('It cannot be taken for this: E-mail');
    expect(text).toContain('It does not have the form of one.');
    expect(text).toContain('Taken for: E-mail');
  });

  it('says how to find the survivor of a merge that Capillary does not name, and offers no second try', () => {
    const text = read(
      <FindFailed
        text="410000122"
        problem={problem('upstream.merged', { upstream: 'capillary' })}
        chosen={null}
      />,
    );
    expect(text).toContain('by a mobile number, a card or the name');
    expect(text).not.toContain('Try again');
  });

  it('shows markup in the typed text as text', () =>
    expect(
      markupOf(
        <DeskContext value={createDeskStore()}>
          <NobodyFound taken={{ ...taken, text: '<img src=x>' }} />
        </DeskContext>,
      ),
    ).not.toContain('<img'));
});
