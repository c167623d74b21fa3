import { createFormats } from '../../src/bot/format.ts';
import type { Language } from '../../src/bot/language.ts';
import { type Bar, type BarsBlock, bars, type ChartStyle } from '../../src/bot/reply.ts';

/** Charts as people see them, and the ones that are hard to draw. */
export function chartGallery(): ReadonlyMap<string, BarsBlock> {
  return new Map([
    [
      'link-en',
      rowsOf(
        'en',
        'Clicks on short link 145142',
        ['Today', 'Yesterday', 'This month', 'Last month'],
        [12, 47, 961, 1204],
      ),
    ],
    [
      'link-ru',
      rowsOf(
        'ru',
        'Переходы по короткой ссылке 145142',
        ['Сегодня', 'Вчера', 'Этот месяц', 'Прошлый месяц'],
        [0, 3, 96, 1204],
      ),
    ],
    [
      'logins-ru',
      money(
        'ru',
        'rows',
        'Расход по логинам\n12.11.2026 – 18.11.2026',
        logins,
        [8123.4, 4100.15, 950, 312.2, 88, 12, 3.5, 0.0001, 0, 0],
      ),
    ],
    [
      'progress-ru',
      progressOf(
        'ru',
        'Ход рассылки\nНовинки недели',
        ['Получатели', 'Отправлено', 'Доставлено'],
        [12_480, 9_310, 8_777],
      ),
    ],
    ['progress-en', progressOf('en', 'Mailing progress\nBlack Friday', ['Recipients', 'Sent', 'Delivered'], [3, 3, 2])],
    ['spent-7-en', money('en', 'columns', 'Spent by day', days('en', 7), wave(7, 400))],
    ['spent-7-ru', money('ru', 'columns', 'Расход по дням', days('ru', 7), [300, 0, 0, 0, 0, 0, 400])],
    ['spent-31-ru', money('ru', 'columns', 'Расход · сообщений по дням', days('ru', 31), wave(31, 18_000))],
    ['spent-62-en', money('en', 'columns', 'Spent by day', days('en', 62), wave(62, 250))],
    [
      'spent-zero-en',
      money(
        'en',
        'columns',
        'Spent by day',
        days('en', 7),
        Array.from({ length: 7 }, () => 0),
      ),
    ],
    ['spent-one-ru', money('ru', 'columns', 'Расход по дням', days('ru', 1), [151.25])],
    [
      'spent-huge-en',
      money('en', 'columns', 'Spent by day', days('en', 14), [...wave(12, 5), 999_999_999_999.99, 0.0001]),
    ],
    ['unknown-ru', unknown('ru', 14)],
    ['balance-en', level('en', 'Balance by day', falling(31), 11.7)],
    [
      'balance-ru',
      level(
        'ru',
        'Баланс по дням',
        falling(31).map((value) => value + 4_000),
        120,
      ),
    ],
    ['balance-8-ru', level('ru', 'Баланс по дням', [3100, 2400, 2300, 2250, 7100, 6900, 6300, 5871.62], 9.2)],
    ['balance-negative-en', level('en', 'Balance by day', [310, 220, 90, -40, -160, -333.3, 500, 420], 4.5, -100)],
    ['balance-idle-ru', level('ru', 'Баланс по дням', [100, 100, 100, 100, 100, 100, 100, 100])],
    [
      'long-title-ru',
      rowsOf(
        'ru',
        'Очень длинное название, которое не помещается даже на две строки картинки и потому обрывается',
        ['Имя, у которого столько букв, сколько не помещается в строку', '<b>&"\'</b>'],
        [5, 3],
      ),
    ],
  ]);
}

const logins = [
  'demo',
  'shop-moscow',
  'shop-petersburg',
  'support',
  'alerts',
  'test1',
  'test2',
  'монитор',
  'old',
  'idle',
];
const lastDay = Temporal.PlainDate.from('2026-11-18');

function wave(count: number, most: number): readonly number[] {
  return Array.from(
    { length: count },
    (_, index) => Math.round(most * (0.55 + 0.45 * Math.sin(index * 1.7)) * 100) / 100,
  );
}

function falling(count: number): readonly number[] {
  return Array.from(
    { length: count },
    (_, index) => Math.round((index < 12 ? 2600 - 190 * index : 5400 - 186 * (index - 12)) * 100) / 100,
  );
}

function days(language: Language, count: number): readonly string[] {
  const formats = createFormats(language, 'Europe/Moscow');
  return Array.from({ length: count }, (_, index) => formats.day(lastDay.subtract({ days: count - 1 - index })));
}

function chart(
  as: ChartStyle['as'],
  title: string,
  labels: readonly string[],
  values: readonly number[],
  write: (value: number) => string,
): BarsBlock {
  const list = labels.map(
    (label, index): Bar => ({ label, value: values[index] ?? 0, shown: write(values[index] ?? 0) }),
  );
  return bars(list, { title, as });
}

function rowsOf(language: Language, title: string, labels: readonly string[], values: readonly number[]): BarsBlock {
  return chart('rows', title, labels, values, (value) => createFormats(language, 'UTC').number(value));
}

function progressOf(
  language: Language,
  title: string,
  labels: readonly string[],
  values: readonly number[],
): BarsBlock {
  return chart('progress', title, labels, values, (value) => createFormats(language, 'UTC').number(value));
}

function money(
  language: Language,
  as: ChartStyle['as'],
  title: string,
  labels: readonly string[],
  values: readonly number[],
): BarsBlock {
  const formats = createFormats(language, 'UTC');
  return chart(as, title, labels, values, (value) => formats.money(value.toFixed(value < 0.01 ? 4 : 2), 'RUR'));
}

function unknown(language: Language, count: number): BarsBlock {
  const block = money(language, 'columns', 'Расход · сообщений по дням', days(language, count), wave(count, 800));
  return {
    ...block,
    bars: block.bars.map((bar, index) => (index < 5 || index === 8 ? { ...bar, value: 0, shown: '…' } : bar)),
  };
}

function level(language: Language, title: string, values: readonly number[], steps?: number, value = 0): BarsBlock {
  const block = money(language, 'line', title, days(language, values.length), values);
  if (steps === undefined) return block;
  const label = createFormats(language, 'UTC').day(lastDay.add({ days: Math.floor(steps) }));
  return bars(block.bars, { title, as: 'line', ahead: { steps, value, label } });
}
