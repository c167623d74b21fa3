import { describe, expect, it } from 'vitest';
import { csvFile } from '../../../src/bot/listing/csv.ts';

describe('a CSV file', () => {
  it('opens in a Russian Excel: byte order mark, semicolons, Windows line ends', () => {
    const file = csvFile('history', ['Номер', 'Текст'], [['79991234567', 'Привет; мир']]);

    expect(file).toEqual({
      kind: 'file',
      name: 'history.csv',
      mediaType: 'text/csv',
      content: '\ufeffНомер;Текст\r\n79991234567;"Привет; мир"\r\n',
    });
  });

  it('keeps quotes and line breaks inside a cell', () => {
    const { content } = csvFile('x', ['a'], [['say "hi"\nthere']]);

    expect(content).toBe('\ufeffa\r\n"say ""hi""\nthere"\r\n');
  });

  it.each(['=1+1', '+79991234567', '-1+1', '-x', '@SUM(A1)', '\t=1', '＝1'])('%j is no formula', (cell) => {
    const { content } = csvFile('x', ['a'], [[cell]]);

    expect(content.split('\r\n')[1]?.replace(/^"/, '')).toMatch(/^'/);
  });

  it.each(['-1', '-3', '0', '79991234567'])('the number %s stays one', (cell) => {
    expect(csvFile('x', ['a'], [[cell]]).content).toBe(`\ufeffa\r\n${cell}\r\n`);
  });
});
