import { createInterface, type Interface } from 'node:readline';
import { Writable } from 'node:stream';
import { harmless } from '../../lib/harmless.ts';
import { type Complete, completerOf } from './completer.ts';
import { type Dialogue, type EnteredLine, type TerminalStreams, writeTo } from './dialogue.ts';

export interface ScreenOptions {
  readonly complete: Complete;
  /** Called when somebody presses Ctrl-C. */
  readonly onInterrupt: () => void;
  readonly onError: (error: Error) => void;
}

const prompt = '> ';
const linesRemembered = 500;
/** Control sequences of ECMA-48: erase in line, erase in page to its end. */
const eraseLine = '\r\u001b[K';
const eraseBelow = '\r\u001b[J';

/**
 * A person before a screen: a prompt with editing, history and completion. What is typed while an answer is under way
 * shows up after the answer, so that it never stands in the midst of one.
 */
export function screenDialogue({ input, output }: TerminalStreams, options: ScreenOptions): Dialogue {
  /** Whether the prompt and what is typed are on the screen. */
  let isPrompting = false;
  let isClosed = false;
  let standing = '';
  /** Of each line that waits: whether it was on the screen when it was entered. */
  const waiting: boolean[] = [];
  let reader: Interface | undefined;

  function open(): Interface {
    const editor = gateTo(output, () => isPrompting);
    const opened = createInterface({
      input,
      output: editor,
      terminal: true,
      prompt,
      historySize: linesRemembered,
      removeHistoryDuplicates: true,
      crlfDelay: Number.POSITIVE_INFINITY,
      completer: completerOf(options.complete, { show: offerBelow, columns: () => output.columns }),
    });
    const onResize = (): void => {
      editor.emit('resize');
    };
    output.on('resize', onResize);
    opened.on('line', () => {
      waiting.push(isPrompting);
      isPrompting = false;
    });
    opened.on('SIGINT', interrupt);
    opened.on('error', options.onError);
    opened.once('close', () => {
      output.off('resize', onResize);
      if (isPrompting) output.write('\n');
      isPrompting = false;
      isClosed = true;
    });
    return opened;
  }

  function showPrompt(): void {
    if (reader === undefined || isClosed) return;
    // readline first goes up as far as it thinks that the cursor is below the prompt. Drawn unseen, it thinks right.
    isPrompting = false;
    reader.prompt(true);
    output.write('\n'.repeat(reader.getCursorPos().rows));
    isPrompting = true;
    reader.prompt(true);
  }

  function offerBelow(list: string): void {
    if (!isPrompting) return;
    output.write(`\n${list}\n`);
    showPrompt();
  }

  function interrupt(): void {
    if (isPrompting) output.write('^C');
    else void stand(`${standing}^C`).catch(() => undefined);
    options.onInterrupt();
  }

  function stand(line: string): Promise<void> {
    const over = eraseStanding();
    standing = line;
    return writeTo(output, over + line);
  }

  function eraseStanding(): string {
    const erased = standing === '' ? '' : eraseLine;
    standing = '';
    return erased;
  }

  function erasePrompt(): string {
    const rows = reader?.getCursorPos().rows ?? 0;
    return (rows > 0 ? `\u001b[${rows}A` : '') + eraseBelow;
  }

  async function* lines<Shown>(shown: () => Shown): AsyncGenerator<EnteredLine<Shown>> {
    const entered: Shown[] = [];
    reader = open();
    reader.on('line', () => entered.push(shown()));
    showPrompt();
    try {
      for await (const text of reader) {
        if (waiting.shift() === false) output.write(`${prompt}${harmless(text)}\n`);
        yield { text, shown: entered.shift() };
        output.write(eraseStanding());
        if (waiting.length === 0) showPrompt();
      }
    } finally {
      output.write(eraseStanding());
    }
  }

  return {
    lines,
    print: (answer) => {
      const wasPrompting = isPrompting;
      const written = writeTo(output, `${wasPrompting ? erasePrompt() : eraseStanding()}${answer}\n\n`);
      if (wasPrompting) showPrompt();
      return written;
    },
    stand: (line) => (isPrompting ? Promise.resolve() : stand(line)),
    close: () => reader?.close(),
  };
}

/** Passes on what is written while `isOpen`; has the width of the screen behind it. */
function gateTo(output: TerminalStreams['output'], isOpen: () => boolean): Writable {
  const gate = new Writable({
    decodeStrings: false,
    write: (chunk: string | Uint8Array, _encoding, done) => {
      if (isOpen()) output.write(chunk);
      done();
    },
  });
  return Object.defineProperty(gate, 'columns', { get: () => output.columns });
}
