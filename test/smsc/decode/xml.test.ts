import * as fc from 'fast-check';
import { XMLValidator } from 'fast-xml-parser';
import { describe, expect, it } from 'vitest';
import { readXml } from '../../../src/smsc/decode/xml.ts';
import type { Row, XmlLayout } from '../../../src/smsc/operation.ts';

const senders: XmlLayout = { root: 'list', item: 'sender' };
const result: XmlLayout = { root: 'result' };

/** The records of a document that is expected to be read. */
function rowsOf(document: string, layout: XmlLayout): readonly Row[] {
  const read = readXml(document, layout);
  if ('why' in read) throw new Error(read.why);
  return read.rows;
}

describe('readXml', () => {
  it('reads attributes and the text of an item', () => {
    const document =
      '<list>\n<sender status="1" id="5">my shop</sender>\n<sender status="0" id="6"></sender>\n</list>\n';

    expect(rowsOf(document, senders)).toEqual([
      { status: '1', id: '5', sender: 'my shop' },
      { status: '0', id: '6', sender: '' },
    ]);
  });

  it('reads the children of an item', () => {
    const document = '<list><sms>\n<id>5</id>\n<message>hi</message><mccmnc/>\n</sms></list>';

    expect(rowsOf(document, { root: 'list', item: 'sms' })).toEqual([{ id: '5', message: 'hi', mccmnc: '' }]);
  });

  it('reads the root as the only record', () => {
    expect(rowsOf('<result><id>5</id><cost>1.20</cost></result>', result)).toEqual([{ id: '5', cost: '1.20' }]);
    expect(rowsOf('<result>OK</result>', result)).toEqual([{ result: 'OK' }]);
    expect(rowsOf('<balance>100.50</balance>', { root: ['balance', 'result'] })).toEqual([{ balance: '100.50' }]);
  });

  it('reads lists within a record', () => {
    const document =
      '<price><zones><zone name="Russia" api="2.5">1</zone></zones><codes>\n</codes><mail>0.10</mail></price>';

    expect(rowsOf(document, { root: 'price', lists: { zones: 'zone', codes: 'mccmnc' } })).toEqual([
      { zones: [{ name: 'Russia', api: '2.5', zone: '1' }], codes: [], mail: '0.10' },
    ]);
  });

  it.each(['<list/>', '<list></list>', '<list>\n</list>', '<?xml version="1.0" encoding="windows-1251"?>\n<list/>'])(
    'reads an empty list: %j',
    (document) => {
      expect(rowsOf(document, senders)).toEqual([]);
    },
  );

  it('keeps texts exactly: no number, no trimming', () => {
    const document =
      '<result><a>+79991234567</a><b>00123</b><c>1e5</c><d> two  spaces </d><e>true</e><f> </f></result>';

    expect(rowsOf(document, result)).toEqual([
      { a: '+79991234567', b: '00123', c: '1e5', d: ' two  spaces ', e: 'true', f: ' ' },
    ]);
  });

  it('decodes entities once, named and numbered, in texts and attributes', () => {
    const document =
      '<list><sender id="&quot;&#1055;&apos;">&amp;lt;&lt;b&gt;&#x41F;&#039;&nbsp;&laquo;&amp;#1055;</sender></list>';

    expect(rowsOf(document, senders)).toEqual([{ id: `"П'`, sender: `&lt;<b>П'\u00A0«&#1055;` }]);
  });

  it('reads sections of plain characters and leaves comments out', () => {
    expect(rowsOf('<result><!-- & --><a>1<![CDATA[<b> & &lt;]]>2</a></result>', result)).toEqual([
      { a: '1<b> & &lt;2' },
    ]);
  });

  it('keeps names of the language as data', () => {
    const document =
      '<result __proto__="1" constructor="2" toString="3"><hasOwnProperty>4</hasOwnProperty><prototype/></result>';

    const [row = {}] = rowsOf(document, result);

    expect(Object.entries(row)).toEqual([
      ['__proto__', '1'],
      ['constructor', '2'],
      ['toString', '3'],
      ['hasOwnProperty', '4'],
      ['prototype', ''],
    ]);
    expect(Object.getPrototypeOf(row)).toBe(Object.prototype);
    expect(rowsOf('<result><__proto__>1</__proto__></result>', result).map(Object.keys)).toEqual([['__proto__']]);
  });

  it('makes an array of a child that repeats', () => {
    expect(rowsOf('<result><id>1</id><id>2</id><id>3</id></result>', result)).toEqual([{ id: ['1', '2', '3'] }]);
  });

  it('keeps a structure that the page does not know', () => {
    expect(rowsOf('<result><more kind="x"><id>1</id></more></result>', result)).toEqual([
      { more: { kind: 'x', id: '1' } },
    ]);
  });

  it.each([
    ['another root', '<sms_answers/>'],
    ['an item of another name', '<list><stat/></list>'],
    ['text in a list', '<list>none</list>'],
    ['text between elements', '<list><sender>a<id>1</id></sender></list>'],
    ['an HTML page', '<html><body><h1>502 Bad Gateway</h1><hr></body></html>'],
    ['no XML at all', 'ERROR'],
    ['nothing', ''],
    ['two roots', '<list></list><list></list>'],
    ['two empty roots', '<list/><list/>'],
    ['text after the root', '<list/>more'],
    ['text before the root', 'more<list/>'],
    ['a tag that is not closed', '<list><sender id="1">a</list>'],
    ['tags that cross', '<list><sender><id></sender></id></list>'],
    ['a torn tag', '<list><sender id="1'],
    ['a torn closing tag', '<list></list'],
    ['a torn comment', '<list/><!-- '],
    ['a torn section', '<list><![CDATA[ </list>'],
    ['an attribute without quotes', '<list><sender id=1>a</sender></list>'],
    ['an attribute without a value', '<list><sender id>a</sender></list>'],
    ['attributes without a space', '<list><sender id="1"status="0">a</sender></list>'],
    ['an attribute given twice', '<list><sender id="1" id="2">a</sender></list>'],
    ['a bare ampersand', '<list><sender id="1">a & b</sender></list>'],
    ['a bare ampersand in an attribute', '<list><sender id="a&b">a</sender></list>'],
    ['an unknown entity', '<list><sender id="1">&shop;</sender></list>'],
    ['a number of no character', '<list><sender id="1">&#0;</sender></list>'],
    ['half a character', '<list><sender id="1">&#xD83D;</sender></list>'],
    ['a number without digits', '<list><sender id="1">&#;</sender></list>'],
    ['a document type', '<!DOCTYPE list [<!ENTITY a "b">]><list><sender>&a;</sender></list>'],
    ['a processing instruction', '<list><?php echo 1 ?></list>'],
    ['a declaration in the middle', '<list><?xml version="1.0"?></list>'],
  ])('refuses %s', (_what, document) => {
    expect(readXml(document, senders)).toHaveProperty('why');
  });

  it('refuses entity bombs at once', () => {
    const levels = Array.from({ length: 30 }, (_, n) => `<!ENTITY e${n + 1} "&e${n};&e${n};">`).join('');
    const bomb = `<?xml version="1.0"?><!DOCTYPE list [<!ENTITY e0 "boom">${levels}]><list><sender>&e30;</sender></list>`;

    expect(readXml(bomb, senders)).toEqual({ why: 'a declaration' });
  });

  it('refuses deep nests and more elements than any answer has', () => {
    const deep = '<a>'.repeat(50) + '</a>'.repeat(50);
    const many = `<list>${'<sender/>'.repeat(1_000_001)}</list>`;

    expect(readXml(deep, { root: 'a' })).toEqual({ why: 'nested too deep' });
    expect(readXml(many, senders)).toEqual({ why: 'too many elements' });
  });

  it.each([
    '<'.repeat(1_000_000),
    `<list ${' '.repeat(1_000_000)}`,
    `<list ${'a="" '.repeat(200_000)}`,
    `<list a="${'x'.repeat(1_000_000)}`,
    `<list${' a='.repeat(300_000)}>`,
    `<list>${'&amp'.repeat(250_000)}`,
    `<list>${'<!--'.repeat(250_000)}`,
    `<list>${'<a><!---->'.repeat(100_000)}`,
    ' '.repeat(1_000_000),
  ])('refuses a megabyte of hostile markup at once', (document) => {
    // What is more than linear would take minutes and the test's time with it.
    expect(readXml(document, senders)).toHaveProperty('why');
  });

  it('gives back every text, whatever it is', () => {
    const text = fc.string({
      unit: fc.constantFrom('a', 'Я', '&', '<', '>', '"', "'", ' ', '\n', '😀', ']]>', '&lt;'),
    });

    fc.assert(
      fc.property(fc.array(fc.record({ id: text, sender: text }), { maxLength: 5 }), (rows) => {
        const items = rows.map(({ id, sender }) => `<sender id="${escaped(id)}">${escaped(sender)}</sender>`);

        expect(rowsOf(`<list>\n${items.join('\n')}\n</list>`, senders)).toEqual(rows);
      }),
      { numRuns: 300 },
    );
  });

  it("refuses whatever the parser's own validator refuses", () => {
    const pieces = [
      '<list>',
      '</list>',
      '<sender id="1">',
      '</sender>',
      '<sender',
      ' id="2"',
      '>',
      '/>',
      'a',
      ' ',
      '&',
      ';',
    ];
    const more = ['&amp;', '<!-- ', ' -->', '<![CDATA[', ']]>', '"', '=', '<?xml version="1.0"?>', '<a/>', '\n'];

    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces, ...more), { maxLength: 12 }), (parts) => {
        const document = parts.join('');

        const isRead = !('why' in readXml(document, senders));

        expect(isRead && XMLValidator.validate(document) !== true).toBe(false);
      }),
      { numRuns: 3_000 },
    );
  });
});

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
