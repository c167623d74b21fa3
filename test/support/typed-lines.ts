import { commands, everyCommand } from '../../src/bot/commands/index.ts';
import { type Chance } from './mutations.ts';

const russian = 'йцукенгшщзхъфывапролджэячсмитьбю';
const english = "qwertyuiop[]asdfghjkl;'zxcvbnm,.";

/** Pieces that arguments are made of, right ones and wrong ones. */
const pieces = [
  '79161234567',
  '8(925)123-45-68',
  '+7 999 123 45 67',
  '8916',
  'my_shop',
  '"my shop"',
  '«мой магазин»',
  '“x',
  "it's",
  'from:yesterday',
  'from:21.11.2026',
  'to:31.02.2026',
  'from:7d',
  '--from вчера',
  '—to today',
  'period:"last month"',
  'last month',
  '7d',
  'прошлая неделя',
  '01.11.2026-15.11.2026',
  'count:5',
  'count:100001',
  'count:',
  'user:sub_alex',
  'hours:24',
  'hours:999',
  'after:1',
  'email:a@b.example',
  'email:',
  'currency:own',
  'electronic',
  'all',
  '--all',
  'own',
  'by:day',
  '#1',
  '#999',
  '145142',
  'mywebsite.ru',
  '25001',
  'Россия',
  'russia',
  '1',
  '0',
  '-1',
  '1e9',
  'key:value',
  '--unknown',
  '::',
  '"',
  '\\',
  '\u0000',
  '\u202e',
  '😀',
  '__proto__',
  'constructor',
  '=1+1',
  '<@U01>',
  '`x`',
  '*b*',
] as const;

function pick<Value>(draw: Chance, from: readonly Value[]): Value {
  return from[Math.floor(draw() * from.length)] as Value;
}

/** A line as somebody might type it: right, nearly right, or nothing like a command. Never blank. */
export function typedLine(draw: Chance): string {
  const line = makers[Math.floor(draw() * makers.length)]?.(draw) ?? '';
  return line.trim() === '' ? '/' : line;
}

const examples = commands.flatMap((command) => command.examples);

const makers: readonly ((draw: Chance) => string)[] = [
  (draw) => pick(draw, examples),
  (draw) => mistyped(pick(draw, examples), draw),
  (draw) => mistyped(mistyped(pick(draw, examples), draw), draw),
  withArguments,
  withArguments,
  noise,
];

function withArguments(draw: Chance): string {
  const { name, aliases } = pick(draw, everyCommand);
  const args = Array.from({ length: Math.floor(draw() * 5) }, () => pick(draw, pieces));
  return [`/${pick(draw, [name, ...aliases])}`, ...args].join(pick(draw, [' ', ' ', '  ', '\t', '\n']));
}

function noise(draw: Chance): string {
  const letter = (): string => {
    const kind = draw();
    if (kind < 0.5) return String.fromCodePoint(32 + Math.floor(draw() * 95));
    if (kind < 0.8) return pick(draw, [...Array.from(russian), ' ', '/', ':', '-', '"', '«']);
    return String.fromCharCode(Math.floor(draw() * 0xffff));
  };
  return Array.from({ length: 1 + Math.floor(draw() * 60) }, letter).join('');
}

/** A slip of the finger, or of the keyboard's setting. */
function mistyped(line: string, draw: Chance): string {
  const at = Math.floor(draw() * line.length);
  const slips = [
    () => line.slice(0, at) + line.slice(at + 1),
    () => line.slice(0, at) + line.charAt(at) + line.slice(at),
    () => line.slice(0, at) + line.charAt(at + 1) + line.charAt(at) + line.slice(at + 2),
    () => line.slice(0, at) + pick(draw, Array.from('abcxyz01/:-"\' ')) + line.slice(at + 1),
    () => line.toUpperCase(),
    () => line.replaceAll('"', pick(draw, ['«', '“', "'", ''])),
    () => line.replaceAll(/[a-z]/g, (letter) => russian[english.indexOf(letter)] ?? letter),
    () => `${line} ${pick(draw, pieces)}`,
    () => line.slice(0, at),
    () => `${line}\u00a0`,
  ];
  return pick(draw, slips)();
}
