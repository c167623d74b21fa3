import { createInterface, type Interface } from 'node:readline';
import { PostError } from '../../bot/chat.ts';

export interface TerminalStreams {
  readonly input: NodeJS.ReadableStream & { readonly isTTY?: boolean };
  readonly output: NodeJS.WritableStream & {
    readonly isTTY?: boolean;
    readonly columns?: number;
    hasColors?(): boolean;
  };
}

/** A line, and what was shown when it was entered. */
export interface EnteredLine<Shown> {
  readonly text: string;
  readonly shown: Shown | undefined;
}

/** Where lines come from and answers are written to: a screen with somebody before it, or files and pipes. */
export interface Dialogue {
  /**
   * The lines in their order. The next one is not taken before the last one is answered. Is called once.
   *
   * @param shown - what a line that is entered now can mean, as it may be taken much later
   */
  lines<Shown>(shown: () => Shown): AsyncIterable<EnteredLine<Shown>>;
  /** Writes an answer, on lines of its own. @throws PostError */
  print(answer: string): Promise<void>;
  /** Shows one line until the next answer, which takes its place; nothing where that cannot be. @throws PostError */
  stand(line: string): Promise<void>;
  /** Takes no more lines. */
  close(): void;
}

/** Files and pipes: answers only, one after the other, with an empty line between them. */
export function plainDialogue({ input, output }: TerminalStreams, onError: (error: Error) => void): Dialogue {
  let reader: Interface | undefined;
  let isFirst = true;
  return {
    lines: async function* <Shown>(shown: () => Shown) {
      const entered: Shown[] = [];
      reader = createInterface({ input, terminal: false, crlfDelay: Number.POSITIVE_INFINITY });
      reader.on('error', onError);
      reader.on('line', () => entered.push(shown()));
      for await (const text of reader) yield { text, shown: entered.shift() };
    },
    print: (answer) => {
      const apart = isFirst ? '' : '\n';
      isFirst = false;
      return writeTo(output, `${apart}${answer}\n`);
    },
    stand: async () => undefined,
    close: () => reader?.close(),
  };
}

/** @throws PostError */
export function writeTo(output: NodeJS.WritableStream, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    output.write(text, (cause) => {
      if (cause) reject(new PostError(isGone(cause) ? 'gone' : 'failed', 'nothing could be written', { cause }));
      else resolve();
    });
  });
}

/** Whether the reader went away, and the stream was destroyed for it. */
export function isGone(error: Error): boolean {
  return codeOf(error) === 'EPIPE' || codeOf(error) === 'ERR_STREAM_DESTROYED';
}

/** The system's code for an error, such as EACCES. */
export function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  return 'code' in error ? String(error.code) : error.name;
}
