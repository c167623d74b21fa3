import { describe, expect, it } from 'vitest';
import { quiet } from '../../../src/bot/commands/quiet.ts';
import { parseLine } from '../../../src/bot/line/parse.ts';
import { printCommand } from '../../../src/bot/line/print.ts';
import { readerAtNoon } from '../../support/message.ts';

/** What is read of a typed line; `undefined` for a usage error. */
function read(line: string): Readonly<Record<string, unknown>> | undefined {
  const parsed = parseLine(line, [quiet], readerAtNoon());
  return parsed.kind === 'command' ? parsed.values : undefined;
}

describe('/quiet', () => {
  it.each([
    ['22:00-08:00', { from: 1320, to: 480 }],
    ['22-8', { from: 1320, to: 480 }],
    ['22.30–08.15', { from: 1350, to: 495 }],
    ['13:00-24:00', { from: 780, to: 0 }],
    ['"22:00 - 08:00"', { from: 1320, to: 480 }],
    ['выкл', 'off'],
  ])('takes the hours %s', (written, hours) => {
    expect(read(`/quiet ${written}`)).toEqual({ hours });
  });

  it.each([
    ['Europe/Moscow', { zone: 'Europe/Moscow', except: [] }],
    ['europe/moscow except health', { zone: 'Europe/Moscow', except: ['health'] }],
    ['UTC+3', { zone: '+03:00', except: [] }],
    ['-0530 кроме баланс,health', { zone: '-05:30', except: ['balance', 'health'] }],
    ['except:inbox', { except: ['inbox'] }],
    ['except inbox health', { except: ['health', 'inbox'] }],
  ])('takes behind them %s, and writes it as it is read', (written, zone) => {
    const values = { hours: { from: 1320, to: 480 }, zone };

    expect(read(`/quiet 22:00-08:00 ${written}`)).toEqual(values);
    expect(read(printCommand(quiet, values))).toEqual(values);
  });

  it.each([
    '22:00',
    '22:00-22:00',
    '25:00-08:00',
    '22:60-08:00',
    '0-24',
    '22-8 Europe/Atlantis',
    '22-8 UTC+15',
    '22-8 except',
    '22-8 except weather',
    'off UTC',
  ])('refuses %s', (written) => {
    expect(read(`/quiet ${written}`)).toBeUndefined();
  });
});
