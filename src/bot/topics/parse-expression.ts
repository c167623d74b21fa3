import type { Catalogue } from '../language.ts';
import { type Parsed, type Refused, right } from '../parameters/parameter.ts';
import type { Instruction, Program } from './filters-expression.ts';
import { folded } from './filters-glob.ts';
import { type LetterTest, readClass, readEscape } from './parse-letters.ts';

/** With repetitions written out; what a text costs grows with it. */
const mostSteps = 200;

/** What is wrong with a pattern, and where. */
class Mistake extends Error {
  override readonly name = 'Mistake';
  readonly refused: Refused;

  constructor(reason: Catalogue<string>, start: number, end: number) {
    super(reason.en);
    this.refused = { ok: false, reason, start, end };
  }
}

/**
 * Reads a pattern: letters, `.`, `\d \w \s` and `\D \W \S`, `[а-я0-9]` and `[^…]`, `( | )`, `* + ?` and `{2,5}`, `^`
 * and `$` for the beginning and the end of the text; a backslash before any other sign takes it as it is. There are no
 * backward references and no look-ahead.
 */
export function parseExpression(written: string): Parsed<Program> {
  try {
    const reader = { written, position: 0 };
    const program = readChoice(reader);
    if (reader.position < written.length) throw new Mistake(closesNothing, reader.position, reader.position + 1);
    return right(program);
  } catch (error) {
    if (error instanceof Mistake) return error.refused;
    throw error;
  }
}

interface Reader {
  readonly written: string;
  position: number;
}

function isAhead({ written, position }: Reader, signs: string): boolean {
  const next = written.charAt(position);
  return next !== '' && signs.includes(next);
}

/** Several ways, of which one must fit. */
function readChoice(reader: Reader): Program {
  let program = readSequence(reader);
  while (isAhead(reader, '|')) {
    reader.position += 1;
    const other = readSequence(reader);
    program = bounded([go(1, program.length + 2), ...program, go(other.length + 1), ...other], reader.position);
  }
  return program;
}

function readSequence(reader: Reader): Program {
  let program: Program = [];
  while (reader.position < reader.written.length && !isAhead(reader, '|)')) {
    const start = reader.position;
    program = bounded([...program, ...readRepeated(reader, start)], start);
  }
  return program;
}

function readRepeated(reader: Reader, start: number): Program {
  const one = readOne(reader);
  const before = reader.position;
  const times = readTimes(reader);
  if (times === undefined) return one;
  if (isAhead(reader, '*+?{')) throw new Mistake(repeatsNothing, reader.position, reader.position + 1);
  if (one.length === 0) throw new Mistake(repeatsNothing, before, reader.position);
  return repeated(one, times, start);
}

function readOne(reader: Reader): Program {
  const { written, position } = reader;
  const sign = String.fromCodePoint(written.codePointAt(position) ?? 0);
  reader.position += sign.length;
  switch (sign) {
    case '(':
      return readGroup(reader, position);
    case '[': {
      const read = readClass(written, position);
      if (read === undefined) throw new Mistake(notClosed, position, written.length);
      reader.position = read.end;
      return letter(read.takes);
    }
    case '\\': {
      const read = readEscape(written, position);
      if (read === undefined) throw new Mistake(noSuchSign, position, Math.min(position + 2, written.length));
      reader.position = read.end;
      return letter(read.takes);
    }
    case '.':
      return letter(() => true);
    case '^':
      return [{ kind: 'edge', at: 'start' }];
    case '$':
      return [{ kind: 'edge', at: 'end' }];
    case '*':
    case '+':
    case '?':
    case '{':
      throw new Mistake(repeatsNothing, position, position + 1);
    default: {
      const meant = folded(sign);
      return letter((found) => found === meant);
    }
  }
}

function readGroup(reader: Reader, start: number): Program {
  if (isAhead(reader, '?')) throw new Mistake(noSuchSign, start, start + 2);
  const program = readChoice(reader);
  if (!isAhead(reader, ')')) throw new Mistake(notClosed, start, reader.written.length);
  reader.position += 1;
  return program;
}

interface Times {
  readonly least: number;
  /** Any number when absent. */
  readonly most?: number;
}

function readTimes(reader: Reader): Times | undefined {
  const { written, position } = reader;
  const signs: Readonly<Record<string, Times>> = { '*': { least: 0 }, '+': { least: 1 }, '?': { least: 0, most: 1 } };
  const simple = signs[written.charAt(position)];
  if (simple !== undefined) {
    reader.position += 1;
    return simple;
  }
  if (written.charAt(position) !== '{') return undefined;
  const [all, least, comma, most] = /^\{(\d{1,3})(?:(,)(\d{1,3})?)?\}/.exec(written.slice(position)) ?? [];
  if (all === undefined) throw new Mistake(badTimes, position, position + 1);
  reader.position += all.length;
  const last = comma === undefined ? Number(least) : most === undefined ? undefined : Number(most);
  if (last !== undefined && last < Number(least)) throw new Mistake(badTimes, position, reader.position);
  return { least: Number(least), ...(last !== undefined && { most: last }) };
}

function repeated(one: Program, { least, most }: Times, start: number): Program {
  const copies = Math.max(least, most ?? 0, 1);
  // Looked at first, lest a long program is built only to be refused.
  if (copies * (one.length + 1) > mostSteps) throw new Mistake(tooLarge, start, start + 1);
  const always = Array.from({ length: least }, () => one).flat();
  if (most === undefined) return [...always, go(1, one.length + 2), ...one, go(-one.length - 1)];
  const left = Array.from({ length: most - least }, () => [go(1, one.length + 1), ...one]).flat();
  return [...always, ...left];
}

function bounded(program: Program, start: number): Program {
  if (program.length > mostSteps) throw new Mistake(tooLarge, start, start + 1);
  return program;
}

function letter(takes: LetterTest): Program {
  return [{ kind: 'letter', takes }];
}

function go(...by: readonly number[]): Instruction {
  return { kind: 'go', by };
}

const notClosed = {
  en: 'This bracket is not closed, or has nothing in it that fits.',
  ru: 'Эта скобка не закрыта, или в ней нет ничего подходящего.',
};
const closesNothing = { en: 'This bracket closes nothing.', ru: 'Эта скобка ничего не закрывает.' };
const repeatsNothing = { en: 'There is nothing here to repeat.', ru: 'Здесь нечего повторять.' };
const badTimes = {
  en: 'How often is written as {3}, {2,5} or {2,}; a brace itself as \\{.',
  ru: 'Сколько раз — пишется {3}, {2,5} или {2,}; сама скобка — \\{.',
};
const noSuchSign = {
  en: 'Patterns here know no such sign. There are . \\d \\w \\s [ ] ( | ) * + ? { } ^ $.',
  ru: 'Такого знака в шаблонах нет. Есть . \\d \\w \\s [ ] ( | ) * + ? { } ^ $.',
};
const tooLarge = {
  en: `This pattern is too long: with its repetitions written out it may have ${mostSteps} steps.`,
  ru: `Этот шаблон слишком длинный: со всеми повторами в нём может быть ${mostSteps} шагов.`,
};
