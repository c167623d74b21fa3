import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { riskyPieces } from '../../../src/adapters/telegram/render/risky.ts';
import { clickable } from '../../support/telegram-rules.ts';

function pieces(line: string): string[] {
  return riskyPieces(line).map(({ start, end }) => line.slice(start, end));
}

describe('risky pieces', () => {
  it.each([
    ['Write to @admin, please', ['@admin']],
    ['(@admin) «@bob»', ['@admin', '@bob']],
    ['/start and /stop@my_bot!', ['/start', '/stop@my_bot']],
    ['#sale #скидка@shop', ['#sale', '#скидка@shop']],
    ['$USD or $BTC.', ['$USD', '$BTC']],
    ['See https://a.example/x?y=(1), now', ['https://a.example/x?y=(1)']],
    ['Details: my-shop.ru.', ['my-shop.ru']],
    ['(evil.com)', ['evil.com']],
    ['банк.рф БАНК.РФ', ['банк.рф', 'БАНК.РФ']],
    ['ask info@my-shop.example!', ['info@my-shop.example']],
    ['tg://resolve?domain=x', ['tg://resolve?domain=x']],
    ['call +7 (999) 123-45-67 now', ['+7 (999) 123-45-67']],
    ['8 999 123 45 67 or 79991234567', ['8 999 123 45 67', '79991234567']],
    ['card 4111 1111 1111 1111.', ['4111 1111 1111 1111']],
    ['1.1.1.1', ['1.1.1.1']],
  ])('of %j are found', (line, found) => {
    expect(pieces(line)).toEqual(found);
  });

  it.each([
    '18.11.2026, 12:00',
    '2026-11-18 12:00:00',
    '1 871 624,62 ₽ и 1,871,624.62',
    '7999•••45•67',
    'шаблон #7, № 5, C#',
    '$100 and 5$',
    'a/b и/или 1/2',
    'my_shop ID 12402, 814201584',
    'г.Москва и т.д. и т.п.',
    'Конец...если что',
    'Your verification code is 964-195',
    '@ / # $ + . :',
    '99.5 %',
  ])('are not seen in %j', (line) => {
    expect(pieces(line)).toEqual([]);
  });

  it('leave nothing that Telegram would find', () => {
    const unit = fc.constantFrom(
      ...'ab1Я_@/#$.:+-()«»,! '.split(''),
      '://',
      'http',
      '.com',
      '.рф',
      'USD',
      '79991234567',
      '4111',
      '\u0301',
      '👉',
    );
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 40 }), (line) => {
        const found = riskyPieces(line);
        const entities = found.map(({ start, end }) => ({ type: 'code' as const, offset: start, length: end - start }));

        expect(clickable({ text: line, entities })).toEqual([]);
        for (const [index, piece] of found.entries()) {
          expect(piece.end).toBeGreaterThan(piece.start);
          expect(piece.start).toBeGreaterThan(found[index - 1]?.end ?? -1);
        }
      }),
      { numRuns: 3000 },
    );
  });

  it('are found in a long line of any characters in no time', () => {
    for (const unit of ['.', '#', '@', '/', '1', '1 ', '(', '+', '-', '1-', '#1', 'a.', '.:']) {
      const before = performance.now();
      riskyPieces(`${unit.repeat(20_000)}x`);
      expect(performance.now() - before).toBeLessThan(1000);
    }
  });
});
