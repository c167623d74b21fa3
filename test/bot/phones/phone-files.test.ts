import { describe, expect, it } from 'vitest';
import type { IncomingFile } from '../../../src/bot/chat.ts';
import { readPhoneFile } from '../../../src/bot/phones/phone-files.ts';
import { attached } from '../../support/message.ts';

function bytes(content: readonly number[]): IncomingFile {
  return attached('n.csv', Uint8Array.from(content));
}

/** A text as windows-1251 has it, for the letters that the tests use. */
function windows1251(text: string): readonly number[] {
  return Array.from(text).map((letter) => {
    const code = letter.charCodeAt(0);
    return code >= 0x410 && code <= 0x44f ? code - 0x350 : code;
  });
}

describe('a file of phone numbers', () => {
  it('is a number on each line, in any shape', async () => {
    const read = await readPhoneFile(attached('n.txt', '79991234567\r\n8 (916) 123-45-67\n\n+49 30 1234567'));

    expect(read).toEqual({ phones: ['79991234567', '79161234567', '49301234567'], skipped: [], repeated: [] });
  });

  it('is a table, of which each line gives its likeliest number and lines without one are named', async () => {
    const table = 'id;name;phone;date\n1;Иван;8 916 123-45-67;21.11.2026\n2;Анна;;22.11.2026\n3;"Пётр";"79251234567";x';

    const read = await readPhoneFile(attached('n.csv', table));

    expect(read).toEqual({ phones: ['79161234567', '79251234567'], skipped: [3], repeated: [] });
  });

  it.each([
    ['of a table', 'name;phone\n\nАнна;79161234567\n;\n'],
    ['of one column', '\nТелефон\n79161234567\n-'],
  ])('may have headings, which are no line without a number: %s', async (_what, content) => {
    expect(await readPhoneFile(attached('n.csv', content))).toEqual({
      phones: ['79161234567'],
      skipped: [4],
      repeated: [],
    });
  });

  it.each(['phone 1;phone 2\n79161234567;', 'Анна;'])(
    'has no headings where digits stand in them, or nothing follows: %j',
    async (content) => {
      expect((await readPhoneFile(attached('n.csv', content))).skipped).toEqual([1]);
    },
  );

  it('may have commas, tabs and a byte order mark', async () => {
    const read = await readPhoneFile(attached('n.csv', '\ufeffphone,name\n79991234567,A\n79991234568\tB'));

    expect(read.phones).toEqual(['79991234567', '79991234568']);
  });

  it.each([
    ['windows-1251', bytes(windows1251('Иван;79991234567'))],
    ['UTF-16', bytes([0xff, 0xfe, ...Buffer.from('Иван;79991234567', 'utf16le')])],
    ['UTF-16 with the high byte first', bytes([0xfe, 0xff, ...Buffer.from('Иван;79991234567', 'utf16le').swap16()])],
  ])('is read in %s', async (_name, file) => {
    expect((await readPhoneFile(file)).phones).toEqual(['79991234567']);
  });

  it('may have words beside the number', async () => {
    const read = await readPhoneFile(
      attached('n.txt', '📞 79991234567\nтел.: 8 916 123-45-67\n+7(925)000-10-01 Вася\nнет'),
    );

    expect(read).toEqual({ phones: ['79991234567', '79161234567', '79250001001'], skipped: [4], repeated: [] });
  });

  it.each(['1 '.repeat(400_000), `a${'"'.repeat(900_000)}a`, '8 916 100 00 00 '.repeat(60_000)])(
    'has no line so long that reading it would take for ever: %#',
    async (content) => {
      expect(await readPhoneFile(attached('n.txt', content))).toEqual({ phones: [], skipped: [1], repeated: [] });
    },
  );

  it('has each number once, and tells which were left out for it', async () => {
    const content = '79991234567\n8 999 123 45 67\n79161234567\n+7 999 123-45-67 Анна\n79161234567, 79991234567';
    const read = await readPhoneFile(attached('n.txt', content));

    expect(read).toEqual({
      phones: ['79991234567', '79161234567'],
      skipped: [],
      repeated: ['79991234567', '79991234567', '79161234567', '79991234567'],
    });
  });

  it('is refused when it is no text, with what to do', async () => {
    const workbook = bytes([0x50, 0x4b, 0x03, 0x04, 0, 0, 8, 0]);

    await expect(readPhoneFile(workbook)).rejects.toMatchObject({
      name: 'UserError',
      sentence: { en: expect.stringContaining('Save the table as CSV') },
    });
  });
});
