import { afterEach, describe, expect, it } from 'vitest';
import { ok } from '../../../src/shared/domain/problem.ts';
import type { Answer, Recorded } from './recorder.ts';
import { ATTEMPT, changeOf, setUp } from './set-up.ts';

let close = async (): Promise<void> => {};
afterEach(() => close());

const SOURCES = [
  { source: 'INSTORE', accountId: null },
  { source: 'WECHAT', accountId: 'wx-1' },
] as const;

interface Held {
  readonly type: string;
  readonly value: string;
}
/** What one source holds of a customer. */
interface Entry {
  readonly id: number;
  /** The id that a read of this entry answers with, where it is another's. */
  readonly answersAs?: number;
  readonly source: string;
  identifiers: Held[];
  /** Warnings of a read of this entry. */
  readonly warnings?: readonly number[];
  /** What stands in `identifiersAll` beside its own. */
  readonly all?: readonly Held[];
  readonly tier?: string;
}

const remark = (code: number) => ({ status: false, code, message: `words of ${code}` });
const refused = (code: number): Answer => ({ json: { errors: [remark(code)], warnings: [] } });

/** A tenant that gives of each read what its source holds and nothing else; `nobody` is its code for a source without. */
const answering =
  (entries: Entry[], nobody: number, change: Answer = { json: { createdId: 1, warnings: [] } }) =>
  ({ method, path, query }: Recorded): Answer => {
    const asked = new URLSearchParams(query);
    if (method === 'POST') return change;
    const inSource = entries.filter(({ source }) => source === asked.get('source'));
    const isLookUp = path.endsWith('/customerDetails');
    const found = inSource.find(({ id, identifiers }) =>
      isLookUp
        ? identifiers.some(
            ({ type, value }) =>
              type === asked.get('identifierName') && value === asked.get('identifierValue'),
          )
        : path === `/v2/customers/${id}`,
    );
    if (found === undefined) return refused(nobody);
    const { answersAs, source, identifiers, all = [], warnings = [], tier } = found;
    return {
      json: {
        id: answersAs ?? found.id,
        profiles: [
          { firstName: 'Asha', source, accountId: '', identifiers, identifiersAll: [...identifiers, ...all] },
        ],
        ...(tier === undefined ? {} : { pointsSummary: { currentSlab: tier } }),
        warnings: warnings.map(remark),
      },
    };
  };

const start = async (entries: Entry[], nobody = 8065, change?: Answer) => {
  const started = await setUp(answering(entries, nobody, change), { sources: [...SOURCES] });
  close = started.close;
  return started;
};

const twoSources = (): Entry[] => [
  { id: 1, source: 'INSTORE', identifiers: [{ type: 'mobile', value: '919876543210' }] },
  {
    id: 1,
    source: 'WECHAT',
    identifiers: [
      { type: 'wechat', value: 'wc-1' },
      { type: 'email', value: 'asha@example.com' },
    ],
    tier: 'Gold',
  },
];

const add = (value = 'new@example.com') => changeOf('identifier.add', { type: 'email', value }, '1');
const remove = (type: string, value: string) => changeOf('identifier.remove', { type, value }, '1');
const codesOf = (findings: ReadonlyMap<string, readonly { level: string; problem: { code: string } }[]>) =>
  [...findings.values()].flat().map(({ level, problem }) => `${level} ${problem.code}`);

describe('a customer in two sources', () => {
  const expected = {
    id: '1',
    tier: 'Gold',
    identifiers: [
      { type: 'mobile', source: 'INSTORE', accountId: null },
      { type: 'wechat', source: 'WECHAT', accountId: 'wx-1' },
      { type: 'email', source: 'WECHAT', accountId: 'wx-1' },
    ],
  };

  it.each([8065, 8015])('is read with what each holds (nobody is %i)', async (nobody) => {
    const { directory } = await start(twoSources(), nobody);
    expect(await directory.byId('1')).toMatchObject({ ok: true, value: expected });
    const found = await directory.byIdentifier('mobile', '919876543210');
    expect(found).toMatchObject({ ok: true, value: [{ customer: { id: '1', tier: 'Gold' } }] });
    const [match] = found.ok ? found.value : [];
    expect(match?.customer.identifiers).toHaveLength(3);
  });

  it('is told of in one round as the source does that holds the number, and completed from the others', async () => {
    const { directory, recorder } = await start(twoSources());
    const found = await directory.told('mobile', '919876543210');
    const asked = (): readonly string[] =>
      recorder.calls.map(({ path, query }) => `${path} ${new URLSearchParams(query).get('source')}`);
    expect([...asked()].sort()).toEqual([
      '/v2/customers/lookup/customerDetails INSTORE',
      '/v2/customers/lookup/customerDetails WECHAT',
    ]);
    const [told] = found.ok ? found.value : [];
    expect(told).toMatchObject({ customer: { id: '1', tier: null }, unread: [SOURCES[1]] });
    if (told === undefined) throw new Error('nobody was found');
    expect(await directory.completed(told)).toMatchObject({ ok: true, value: expected });
    expect(asked().slice(2)).toEqual(['/v2/customers/1 WECHAT']);
  });

  it('is whole at once where every source answers to the number, and where one tells of all', async () => {
    const [instore, wechat] = twoSources();
    if (instore === undefined || wechat === undefined) throw new Error('two sources are needed');
    wechat.identifiers.push({ type: 'mobile', value: '919876543210' });
    const both = await start([instore, wechat]);
    expect(await both.directory.told('mobile', '919876543210')).toMatchObject({
      value: [{ customer: { id: '1', tier: 'Gold' }, unread: [] }],
    });
    await both.close();
    const all = { source: 'ALL', accountId: null };
    const started = await setUp(answering([{ ...instore, source: 'ALL' }], 8065), { sources: [all] });
    close = started.close;
    expect(await started.directory.told('mobile', '919876543210')).toMatchObject({ value: [{ unread: [] }] });
  });

  it.each([
    ['answers with the survivor', { id: 1, answersAs: 2 }, { id: '2' }],
    ['says that it was merged away', { id: 1, warnings: [8069] }, { id: '1', mergedAway: true }],
  ])('is the one that stands where another source %s', async (_, more, standing) => {
    const [instore, wechat] = twoSources();
    if (instore === undefined || wechat === undefined) throw new Error('two sources are needed');
    const { directory } = await start([instore, { ...wechat, ...more }]);
    const found = await directory.told('mobile', '919876543210');
    const [told] = found.ok ? found.value : [];
    if (told === undefined) throw new Error('nobody was found');
    expect(await directory.completed(told)).toMatchObject({ ok: true, value: standing });
    expect(await directory.byIdentifier('mobile', '919876543210')).toMatchObject({
      value: [{ customer: standing }],
    });
  });

  it.each([8065, 8015])(
    'takes an addition that nobody holds (%i is no problem of a look-up)',
    async (nobody) => {
      const { kinds, recorder } = await start(twoSources(), nobody);
      const checked = await kinds['identifier.add'].check([add()]);
      expect(codesOf(checked.findings)).toEqual([]);
      expect(await checked.send(ATTEMPT)).toMatchObject({ outcome: 'accepted' });
      expect(recorder.calls.at(-1)?.query).toBe('source=INSTORE');
    },
  );

  it('loses an identifier of the second source from there', async () => {
    const entries = twoSources();
    const { kinds, recorder } = await start(entries);
    const change = remove('email', 'asha@example.com');
    const checked = await kinds['identifier.remove'].check([change]);
    expect(codesOf(checked.findings)).toEqual([]);
    await checked.send(ATTEMPT);
    expect(recorder.calls.at(-1)).toMatchObject({
      path: '/v2/customers/1/changeIdentifier',
      query: 'source=WECHAT&accountId=wx-1',
    });
    const look = async () =>
      (await kinds['identifier.remove'].readBack([change], checked.expectation))[0]?.seen;
    expect(await look()).toBe('prior');
    const [, wechat] = entries;
    if (wechat !== undefined) wechat.identifiers = wechat.identifiers.slice(0, 1);
    expect(await look()).toBe('requested');
    // Another source may hold the same: that is not what was removed.
    const [instore] = entries;
    instore?.identifiers.push({ type: 'email', value: 'asha@example.com' });
    expect(await look()).toBe('requested');
  });

  it.each([
    ['the source that was written to', 0, 'requested'],
    ['another source', 1, 'other'],
    ['none', null, 'prior'],
  ] as const)('has an addition that is found in %s read back so', async (_, at, seen) => {
    const entries = twoSources();
    const { kinds } = await start(entries);
    const checked = await kinds['identifier.add'].check([add()]);
    await checked.send(ATTEMPT);
    if (at !== null) entries[at]?.identifiers.push({ type: 'email', value: 'NEW@example.com' });
    expect(await kinds['identifier.add'].readBack([add()], checked.expectation)).toMatchObject([{ seen }]);
  });

  it('is read back in a source that the settings no longer name', async () => {
    const entries = twoSources();
    const { kinds } = await start(entries);
    const change = remove('email', 'asha@example.com');
    const { expectation } = await kinds['identifier.remove'].check([change]);
    await close();
    const later = await setUp(answering(entries, 8065), { sources: [SOURCES[0]] });
    close = later.close;
    expect(await later.kinds['identifier.remove'].readBack([change], expectation)).toMatchObject([
      { seen: 'prior' },
    ]);
  });

  it('fails as a whole while one source cannot be read', async () => {
    const answer = answering(twoSources(), 8065);
    const { directory, ...started } = await setUp(
      (call) => (call.query.includes('source=WECHAT') ? { text: '<html>' } : answer(call)),
      { sources: [...SOURCES] },
    );
    close = started.close;
    expect(await directory.byId('1')).toMatchObject({ ok: false, problem: { code: 'reply.html' } });
  });
});

describe('an identifier of a source that is not told', () => {
  const entries = (): Entry[] => [
    {
      id: 1,
      source: 'INSTORE',
      identifiers: [{ type: 'mobile', value: '919876543210' }],
      all: [
        { type: 'email', value: 'else@example.com' },
        { type: 'line', value: 'line-1' },
      ],
    },
  ];

  it('is read from `identifiersAll`, once, and with no source of its own', async () => {
    const { directory } = await start(entries());
    const found = await directory.byId('1');
    expect(found.ok && found.value?.identifiers.map(({ type, source }) => [type, source])).toEqual([
      ['mobile', 'INSTORE'],
      ['email', ''],
      ['line', ''],
    ]);
  });

  it('takes the source of a profile that holds it', async () => {
    const { directory } = await start([
      ...entries(),
      { id: 1, source: 'WECHAT', identifiers: [{ type: 'email', value: 'else@example.com' }] },
    ]);
    const found = await directory.byId('1');
    expect(found.ok && found.value?.identifiers.map(({ type, source }) => [type, source])).toEqual([
      ['mobile', 'INSTORE'],
      ['line', ''],
      ['email', 'WECHAT'],
    ]);
  });

  it('is not added again, and not removed from a source that may not be its own', async () => {
    const { kinds, recorder } = await start(entries());
    const added = await kinds['identifier.add'].check([add('else@example.com')]);
    expect(codesOf(added.findings)).toEqual(['block identifier.already-here']);
    const removed = await kinds['identifier.remove'].check([remove('email', 'else@example.com')]);
    expect(codesOf(removed.findings)).toEqual(['block identifier.source-untold']);
    expect(recorder.calls.filter(({ method }) => method === 'POST')).toEqual([]);
  });
});

describe('a record that was merged away, by the warning 8069 of a read', () => {
  const gone = (): Entry => ({
    id: 1,
    source: 'INSTORE',
    identifiers: [{ type: 'mobile', value: '919876543210' }],
    warnings: [8069],
  });

  it('takes nothing: every kind refuses and nothing is sent', async () => {
    const { kinds, recorder } = await start([gone()]);
    const card = { cardNumber: 'GOLD0003', statusLabel: null };
    const made = { seriesId: 7, statusLabel: null };
    const findings = [
      await kinds['identifier.add'].check([add()]),
      await kinds['identifier.remove'].check([remove('mobile', '919876543210')]),
      await kinds['card.link'].check([changeOf('card.link', card, '1')]),
      await kinds['card.delink'].check([
        changeOf('card.delink', { ...card, statusLabel: 'Printed', reason: '' }, '1'),
      ]),
      await kinds['card.add'].check([changeOf('card.add', { ...made, cardNumber: 'GOLD0009' }, '1')]),
      await kinds['card.generate'].check([changeOf('card.generate', made, '1')]),
      await kinds['card.suspend'].check([
        changeOf('card.suspend', { ...card, statusLabel: 'On hold', reason: '' }, '1'),
      ]),
    ];
    for (const checked of findings) {
      expect(codesOf(checked.findings)).toEqual(['block upstream.merged']);
      expect(await checked.send(ATTEMPT)).toMatchObject({ outcome: 'not-sent' });
    }
    expect(recorder.calls.filter(({ method }) => method !== 'GET')).toEqual([]);
  });

  it('says so of itself where nobody is known to have survived', async () => {
    const { directory } = await start([gone()]);
    expect(await directory.byId('1')).toMatchObject({ ok: true, value: { id: '1', mergedAway: true } });
  });

  it('gives its survivor where one of its identifiers leads to one', async () => {
    const survivor = { ...gone(), id: 2, source: 'WECHAT', warnings: [] };
    const { directory, kinds } = await start([gone(), survivor]);
    expect(await directory.byId('1')).toMatchObject({ ok: true, value: { id: '2' } });
    const found = await directory.byIdentifier('mobile', '919876543210');
    expect(found.ok && found.value.map(({ customer }) => customer.id)).toEqual(['2']);
    const checked = await kinds['identifier.add'].check([add()]);
    expect([...checked.findings.values()].flat()).toMatchObject([
      { problem: { code: 'upstream.merged' }, owners: [{ name: 'Asha', here: false }] },
    ]);
  });

  it('is found by a look-up as what it is, and stands for nobody who is free', async () => {
    const { kinds } = await start([
      {
        id: 7,
        source: 'INSTORE',
        identifiers: [{ type: 'email', value: 'new@example.com' }],
        warnings: [8069],
      },
      ...twoSources(),
    ]);
    const checked = await kinds['identifier.add'].check([add()]);
    expect(codesOf(checked.findings)).toEqual(['block identifier.of-another-customer']);
  });
});

describe('the reply to an addition', () => {
  it.each([8050, 8051, 8052, 8053, 8066, 8067, 8069, 91009])(
    'with the warning %i says yes and tells of a merge',
    async (code) => {
      const { kinds } = await start(twoSources(), 8065, { json: { createdId: 1, warnings: [remark(code)] } });
      const reply = await (await kinds['identifier.add'].check([add()])).send(ATTEMPT);
      expect(reply).toMatchObject({
        outcome: 'accepted',
        mergedInto: null,
        notes: [{ code: 'upstream.merged', data: { code, message: `words of ${code}` } }],
      });
    },
  );

  it.each([0, '0', '000'])('with the id %j names nobody: no yes, and no merge', async (createdId) => {
    const { kinds } = await start(twoSources(), 8065, { json: { createdId, warnings: [] } });
    const reply = await (await kinds['identifier.add'].check([add()])).send(ATTEMPT);
    expect(reply).toMatchObject({ outcome: 'unknown', mergedInto: null, notes: [] });
  });

  it('with the id 0 and `success: true` is a yes without a merge', async () => {
    const { kinds } = await start(twoSources(), 8065, {
      json: { createdId: 0, success: true, warnings: [] },
    });
    const reply = await (await kinds['identifier.add'].check([add()])).send(ATTEMPT);
    expect(reply).toMatchObject({ outcome: 'accepted', mergedInto: null, notes: [] });
  });
});

describe('a search', () => {
  const page = { limit: 20, offset: 0 };

  it.each<[string, unknown]>([
    ['8015 without `data`', { errors: [remark(8015)], warnings: [] }],
    ['8015 and a page', { pagination: { limit: 20, offset: 0, total: 0 }, errors: [remark(8015)] }],
    ['8015 as a warning, without `data`', { pagination: { total: 0 }, warnings: [remark(8015)] }],
    ['8065', { errors: [remark(8065)] }],
  ])('that is answered with %s found nobody', async (_, json) => {
    const { directory, ...started } = await setUp(() => ({ json }));
    close = started.close;
    expect(await directory.byPrefix('ash', page)).toEqual(ok({ matches: [], total: 0, next: null }));
  });

  it('that is answered with another code has failed', async () => {
    const { directory, ...started } = await setUp(() => refused(3000));
    close = started.close;
    expect(await directory.byPrefix('ash', page)).toMatchObject({ ok: false });
  });
});
