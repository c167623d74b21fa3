import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { createDecoder, type Decoded, type DecoderOptions } from '../../../src/smsc/decode/decode.ts';
import { columns, pairs } from '../../../src/smsc/decode/text.ts';
import type { Format, Layout } from '../../../src/smsc/operation.ts';
import { samples } from '../../support/samples.ts';

const names: Layout = {
  shape: 'list',
  text0: pairs({ name: 'sender' }),
  text1: columns(['sender', 'id'], { open: 'sender' }),
  xml: { root: 'list', item: 'sender' },
};
const id: Layout = { shape: 'one', text0: pairs({ ID: 'id' }), text1: columns(['id']), xml: { root: 'result' } };

const decoders: ReturnType<typeof createDecoder>[] = [];
afterEach(async () => {
  await Promise.all(decoders.splice(0).map((decoder) => decoder.close()));
});

function decode(
  body: string | Uint8Array,
  { format = 3, layout = names, framed = true, ...options }: Partial<Asked> & DecoderOptions = {},
): Promise<Decoded> {
  const decoder = createDecoder(options);
  decoders.push(decoder);
  return decoder.decodeAnswer({ bytes: Buffer.from(body), format, layout, framed });
}

interface Asked {
  readonly format: Format;
  readonly layout: Layout;
  readonly framed: boolean;
}

const formats = [0, 1, 2, 3] as const;

describe('decodeAnswer', () => {
  it.each([
    [0, 'name = shop, id = 5\n'],
    [1, 'shop,5\n'],
    [2, '<list><sender id="5">shop</sender></list>'],
    [3, '[{"sender": "shop", "id": "5"}]'],
  ] as const)('reads format %i', async (format, body) => {
    expect(await decode(body, { format })).toEqual({ kind: 'rows', rows: [{ sender: 'shop', id: '5' }] });
  });

  it.each([
    'ERROR = 2 (authorise error)',
    '0,-2',
    '{"error": "authorise error", "error_code": "2"}',
    '<result><error>authorise error</error><error_code>2</error_code></result>',
  ])('sees a refusal whatever was asked for: %s', async (body) => {
    for (const format of formats) {
      for (const layout of [names, id]) {
        expect(await decode(body, { format, layout })).toMatchObject({ kind: 'refused', number: 2 });
      }
    }
  });

  it.each(formats)('takes an empty body for an empty list when its end was marked, in format %i', async (format) => {
    for (const body of ['', '\r\n']) {
      expect(await decode(body, { format })).toEqual({ kind: 'rows', rows: [] });
      expect(await decode(body, { format, framed: false })).toMatchObject({ kind: 'unreadable' });
      expect(await decode(body, { format, layout: id })).toMatchObject({ kind: 'unreadable' });
    }
  });

  it('takes a text only when its end was marked, since it would not show a cut', async () => {
    expect(await decode('shop,5', { format: 1, framed: false })).toMatchObject({ kind: 'unreadable' });
    expect(await decode('name = shop, id = 5', { format: 0, framed: false })).toMatchObject({ kind: 'unreadable' });
    expect(await decode('[]', { framed: false })).toMatchObject({ kind: 'rows' });
    expect(await decode('<list/>', { format: 2, framed: false })).toMatchObject({ kind: 'rows' });
  });

  it.each([
    '<html><body>Bad gateway, sorry</body></html>',
    '<!DOCTYPE html>\n<title>502, sorry</title>',
    '[{"sender":"shop","id":5}]',
    '<list><sender id="5">a,b</sender></list>',
  ])('takes a page of another format for no text: %s', async (body) => {
    expect(await decode(body, { format: 1 })).toMatchObject({ kind: 'unreadable' });
  });

  it('reads a name that only begins like another format', async () => {
    expect(await decode('<3 shop,5\n[{x},6', { format: 1 })).toMatchObject({
      kind: 'rows',
      rows: [{ sender: '<3 shop' }, { sender: '[{x}' }],
    });
  });

  it.each([
    [2, '[{"sender": "shop", "id": "5"}]'],
    [3, '<list><sender id="5">shop</sender></list>'],
    [3, 'shop,5'],
    [3, '<html></html>'],
  ] as const)('does not read another format than was asked for: %i, %s', async (format, body) => {
    expect(await decode(body, { format })).toMatchObject({ kind: 'unreadable' });
  });

  it('takes exactly one record where one is expected', async () => {
    expect(await decode('5\n6', { format: 1, layout: id })).toEqual({ kind: 'unreadable', why: 'not one record' });
    expect(await decode('[{"id": 5}, {"id": 6}]', { layout: id })).toMatchObject({ kind: 'unreadable' });
  });

  it('refuses a format that the page does not define', async () => {
    for (const format of [0, 1, 2] as const) {
      expect(await decode('OK', { format, layout: { shape: 'one' } })).toMatchObject({ kind: 'unreadable' });
    }
  });

  it('refuses what a reader of texts stumbles over', async () => {
    const layout: Layout = {
      shape: 'list',
      text1: () => {
        throw new TypeError('stumbled');
      },
    };

    expect(await decode('shop,5', { format: 1, layout })).toMatchObject({ kind: 'unreadable' });
  });

  it('reads windows-1251, and UTF-8 with a damaged place where it is clear', async () => {
    const windows1251 = Buffer.from('[{"sender": "\u00CC\u00D2\u00D1", "id": 5}]', 'latin1');
    const damaged = Buffer.from('[{"sender": "Маг", "id": 5}]');
    damaged[13] = 0x20;
    const cut = Buffer.from('[{"sender": "Магазин_", "id": 5}, {"sender": "Дом", "id": 6}]');
    cut[cut.indexOf('_')] = 0xd0;

    expect(await decode(windows1251)).toEqual({ kind: 'rows', rows: [{ sender: 'МТС', id: 5 }] });
    expect(await decode(damaged)).toEqual({ kind: 'unreadable', why: 'damaged UTF-8' });
    expect(await decode(cut)).toEqual({
      kind: 'rows',
      rows: [
        { sender: 'Магазин\uFFFD', id: 5 },
        { sender: 'Дом', id: 6 },
      ],
    });
  });

  it('gives reasons that hold nothing of the answer', async () => {
    for (const format of formats) {
      const decoded = await decode('{"psw": "qwerty", "phone": 79991234567', { format });

      expect(JSON.stringify(decoded)).not.toMatch(/qwerty|7999/);
    }
  });
});

describe('decoding in a thread', () => {
  const everything = { inPlace: { json: 0, xml: 0, longNumbers: 0 } };
  const odd: readonly (readonly [Format, Layout, string])[] = [
    [3, names, '[]'],
    [3, names, '{"sender": "shop", "id": 12345678901234567890}'],
    [3, names, '{"__proto__": [1, 2], "list": [{"a": [1]}], "id": 5, "none": null}'],
    [3, names, '[1, 2]'],
    [3, names, '[{"id": 5}'],
    [3, names, '['.repeat(100)],
    [3, id, '[{"id": 5}, {"id": 6}]'],
    [3, { shape: 'list', json: (value) => (value === null ? [] : undefined) }, 'null'],
    [2, names, '<list/>'],
    [2, names, '<list><sender id="5" __proto__="6">П&amp;lt;</sender></list>'],
    [2, names, '<list><sender id="5">shop</sender>'],
    [2, names, '<html/>'],
    [2, id, '<result><more><id>5</id></more></result>'],
  ];

  it('gives the same values and the same errors as in place', async () => {
    const pages = samples.map(
      ({ format, operation, params, text }) => [format, operation.layout(params), text] as const,
    );

    for (const [format, layout, text] of [...pages, ...odd]) {
      const inPlace = await decode(text, { format, layout });
      const inThread = await decode(text, { format, layout, ...everything });
      expect({ text, decoded: inThread }).toEqual({ text, decoded: inPlace });
      expect(JSON.stringify(inThread)).toBe(JSON.stringify(inPlace));
    }
  }, 60_000);

  it('keeps the order of a list that comes in many parts', async () => {
    const rows = Array.from({ length: 20_000 }, (_, number) => ({ sender: `shop ${number}`, id: String(number) }));

    const decoded = await decode(JSON.stringify(rows), everything);

    expect(decoded).toEqual({ kind: 'rows', rows });
  });

  it('refuses a record that is too large to be any', async () => {
    const body = JSON.stringify([{ sender: 'x'.repeat(5_000_000) }]);

    expect(await decode(body, everything)).toEqual({ kind: 'unreadable', why: 'a record is too large' });
  });

  it('starts a thread anew after one that took too long, for what waited behind it', async () => {
    const decoder = createDecoder({ ...everything, limitMs: 1_500, heapMb: 1024 });
    decoders.push(decoder);
    const slow = Buffer.from(`<list><sender id="5">${'x'.repeat(25_000_000)}</sender></list>`);
    const quick = Buffer.from('<list/>');
    const ask = (bytes: Buffer): Promise<Decoded> =>
      decoder.decodeAnswer({ bytes, format: 2, layout: names, framed: true });

    const waiting = [ask(slow), ask(quick)];

    expect(await Promise.all(waiting)).toEqual([
      { kind: 'unreadable', why: 'given up by the reader' },
      { kind: 'rows', rows: [] },
    ]);
    expect(await ask(quick)).toEqual({ kind: 'rows', rows: [] });
  });

  it('starts a thread anew after one that ran out of memory, for what waited behind it', async () => {
    const decoder = createDecoder({ ...everything, heapMb: 40 });
    decoders.push(decoder);
    const huge = Buffer.from(`<list>${'<sender id="5">shop</sender>'.repeat(300_000)}</list>`);
    const small = Buffer.from('<list><sender id="5">shop</sender></list>');
    const ask = (bytes: Buffer): Promise<Decoded> =>
      decoder.decodeAnswer({ bytes, format: 2, layout: names, framed: true });

    const [first, second] = await Promise.all([ask(huge), ask(small)]);

    expect(first).toEqual({ kind: 'unreadable', why: 'too much for the reader' });
    expect(second).toEqual({ kind: 'rows', rows: [{ id: '5', sender: 'shop' }] });
  });

  it('reads nothing after it was closed', async () => {
    const decoder = createDecoder(everything);
    await decoder.close();

    const decoded = await decoder.decodeAnswer({ bytes: Buffer.from('[]'), format: 3, layout: names, framed: true });

    expect(decoded).toEqual({ kind: 'unreadable', why: 'closed' });
  });

  it('gives up what it was reading when it is closed', async () => {
    const decoder = createDecoder(everything);
    const many = Buffer.from(`<list>${'<sender id="5">shop</sender>'.repeat(100_000)}</list>`);
    const ask = (): Promise<Decoded> => decoder.decodeAnswer({ bytes: many, format: 2, layout: names, framed: true });
    const decoding = [ask(), ask()];

    await decoder.close();

    expect(await Promise.all(decoding)).toEqual([
      { kind: 'unreadable', why: 'given up by the reader' },
      { kind: 'unreadable', why: 'closed' },
    ]);
  });
});

describe('the event loop', () => {
  const operators = ['mega_step', 'bee_step', 'mts_step', 'tele2_step', 'ua_reg'].map(
    (key, n) => [key, String(n)] as const,
  );
  const senders = Array.from({ length: 15_000 }, (_, n) => ({
    sender: `shop_${n}`,
    ...Object.fromEntries(operators),
    id: String(n),
  }));
  const attributes = operators.map(([key, value]) => `${key}="${value}"`).join(' ');
  const xml = senders.map(({ sender, id }) => `<sender ${attributes} id="${id}">${sender}</sender>`).join('\n');

  const json = JSON.stringify(senders, null, 1);
  const longNumbers = json.replaceAll(/"id": "(\d+)"/g, (_all, id: string) => `"id": ${id.padStart(20, '9')}`);

  it.each([
    ['JSON with long numbers', 3, longNumbers],
    ['XML', 2, `<list>\n${xml}\n</list>`],
    ['a nest', 3, '['.repeat(20_000_000)],
    ['open tags', 2, '<'.repeat(5_000_000)],
  ] as const)('is left alone while a thread reads %s', async (_what, format, body) => {
    // A decoder that was closed says so of everything that it would give to its thread.
    const decoder = createDecoder();
    await decoder.close();

    const decoded = await decoder.decodeAnswer({ bytes: Buffer.from(body), format, layout: names, framed: true });

    expect(decoded).toEqual({ kind: 'unreadable', why: 'closed' });
  });

  it.each([
    ['JSON', json, 3],
    ['a nest', '['.repeat(5_000_000), 2],
  ] as const)('gets turns while %s is read in place', async (_what, body, least) => {
    const bytes = Buffer.from(body);
    const decoder = createDecoder();
    decoders.push(decoder);

    const turns = await turnsDuring(() => decoder.decodeAnswer({ bytes, format: 3, layout: names, framed: true }));

    expect(turns).toBeGreaterThanOrEqual(least);
  });

  it('reads ids of 20 digits from a large answer', async () => {
    const decoded = await decode(longNumbers);

    expect(decoded.kind === 'rows' ? decoded.rows.at(-1) : decoded).toMatchObject({ id: '99999999999999914999' });
  });
});

/** How many turns the event loop has while work is done. */
async function turnsDuring(work: () => Promise<unknown>): Promise<number> {
  const state = { isDone: false };
  let turns = 0;
  const working = work().finally(() => {
    state.isDone = true;
  });
  while (!state.isDone) {
    await nextTurn();
    turns += 1;
  }
  await working;
  return turns;
}
