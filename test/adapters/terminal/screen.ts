import { PassThrough } from 'node:stream';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { createTerminalAdapter, type TerminalOptions } from '../../../src/adapters/terminal/adapter.ts';
import type { ChatAdapter, ChatMessage } from '../../../src/bot/chat.ts';
import { text } from '../../../src/bot/reply.ts';

/** What a person sees: as much of a VT100 as the terminal adapter and readline make use of. */
export interface Screen {
  readonly write: (output: string) => void;
  /** The lines down to the last one that is not empty, without their blanks at the end. */
  readonly lines: () => readonly string[];
  /** Where the cursor is, counted from 0. */
  readonly cursor: () => readonly [row: number, column: number];
}

const sequences = new RegExp(String.raw`\u001b\[(\d*)([A-Za-z])|[\s\S]`, 'gu');
const pressed = new RegExp(String.raw`\u001b\[\w|[\s\S]`, 'gu');

/** @throws Error for a sequence that is not known, so that none goes unseen */
function createScreen(columns: number): Screen {
  const rows: string[][] = [[]];
  let row = 0;
  let column = 0;

  function print(character: string): void {
    if (column === columns) breakLine();
    const cells = (rows[row] ??= []);
    while (cells.length < column) cells.push(' ');
    cells[column] = character;
    column += 1;
  }

  function breakLine(): void {
    column = 0;
    row += 1;
    rows[row] ??= [];
  }

  function control(letter: string, number: number | undefined): void {
    const count = number ?? 1;
    if (letter === 'm') return;
    if (letter === 'A') row = Math.max(0, row - count);
    else if (letter === 'B') row += count;
    else if (letter === 'C') column = Math.min(columns - 1, column + count);
    else if (letter === 'D') column = Math.max(0, column - count);
    else if (letter === 'G') column = count - 1;
    else if (letter === 'K' && (number ?? 0) === 0) rows[row]?.splice(column);
    else if (letter === 'J' && (number ?? 0) === 0) {
      rows[row]?.splice(column);
      rows.splice(row + 1);
    } else throw new Error(`the screen does not know the sequence ${number ?? ''}${letter}`);
  }

  return {
    write: (output) => {
      for (const [part, number, letter] of output.matchAll(sequences)) {
        if (letter !== undefined) control(letter, number === '' ? undefined : Number(number));
        else if (part === '\r') column = 0;
        else if (part === '\n') breakLine();
        else if (part === '\t') column = Math.min(columns - 1, column - (column % 8) + 8);
        else if (/\p{Cc}/u.test(part)) throw new Error(`the screen does not know ${JSON.stringify(part)}`);
        else print(part);
      }
    },
    lines: () => {
      const shown = rows.map((cells) => cells.join('').trimEnd());
      return shown.slice(0, shown.findLastIndex((line) => line !== '') + 1);
    },
    cursor: () => [row, column],
  };
}

export interface Person {
  readonly adapter: ChatAdapter;
  readonly screen: Screen;
  readonly heard: readonly ChatMessage[];
  /** Types key by key, and resolves when the terminal has read it. */
  readonly type: (keys: string) => Promise<void>;
  /** Types all at once. */
  readonly paste: (keys: string) => Promise<void>;
  /** Ends the input. */
  readonly end: () => void;
}

interface PersonOptions extends TerminalOptions {
  readonly columns?: number;
  /** Answers a message; with its text in brackets when absent. */
  readonly answer?: (adapter: ChatAdapter, message: ChatMessage) => Promise<unknown>;
}

/** Somebody before a screen, who is greeted with `hello`. */
export async function seatPerson({ columns = 40, answer = echo, ...options }: PersonOptions = {}): Promise<Person> {
  const input = Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => undefined });
  const output = Object.assign(new PassThrough(), { isTTY: true, columns, hasColors: () => true });
  const screen = createScreen(columns);
  output.setEncoding('utf8').on('data', screen.write);
  const adapter = createTerminalAdapter({ input, output }, { summary: 'hello', blocks: [text('hello')] }, options);
  const heard: ChatMessage[] = [];
  await adapter.start(async (message) => {
    heard.push(message);
    await answer(adapter, message);
  });
  const send = async (parts: readonly string[]): Promise<void> => {
    for (const part of parts) input.write(part);
    for (let turn = 0; turn < 10; turn += 1) await nextTurn();
  };
  return {
    adapter,
    screen,
    heard,
    type: (keys) => send(keys.match(pressed) ?? []),
    paste: (keys) => send([keys]),
    end: () => input.end(),
  };
}

async function echo(adapter: ChatAdapter, message: ChatMessage): Promise<unknown> {
  return adapter.post(message.in, { summary: 'answer', blocks: [text(`(${message.text})`)] });
}
