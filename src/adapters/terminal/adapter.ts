import { createInterface, type Interface } from 'node:readline';
import { type ChatAdapter, type ChatMessage, PostError } from '../../bot/chat.ts';
import type { Button, Reply } from '../../bot/reply.ts';
import { readLine } from './inbound.ts';
import { renderReply } from './render.ts';
import { colourStyle, plainStyle } from './style.ts';

export interface TerminalStreams {
  readonly input: NodeJS.ReadableStream & { readonly isTTY?: boolean };
  readonly output: NodeJS.WritableStream & {
    readonly isTTY?: boolean;
    readonly columns?: number;
    hasColors?(): boolean;
  };
}

const prompt = '> ';

/**
 * The terminal as a chat platform: a prompt, colours and wrapped tables when a person sits there, plain text when the
 * input or output is a file or a pipe. Lines are answered one after the other. The end of input ends it after the answer
 * to the last line; Ctrl-C, `stop` and a reader who went away end it after the answer that is under way.
 *
 * @param greeting - shown at the start to a person
 */
export function createTerminalAdapter({ input, output }: TerminalStreams, greeting: Reply): ChatAdapter {
  const interactive = input.isTTY === true && output.isTTY === true;
  const style = output.isTTY === true && output.hasColors?.() === true ? colourStyle : plainStyle;
  const ended = Promise.withResolvers<void>();
  let reader: Interface | undefined;
  let isReaderClosed = false;
  let isLeaving = false;
  let buttons: readonly Button[] = [];
  let running: Promise<void> = Promise.resolve();

  function leave(): void {
    isLeaving = true;
    reader?.close();
  }

  /** Nobody reading any more is an ordinary end, as in `| head`; anything else must not pass for one. */
  function onStreamError(cause: Error): void {
    if (!isGone(cause)) ended.reject(new PostError('failed', `the terminal failed (${codeOf(cause)})`, { cause }));
    leave();
  }

  function post(reply: Reply): Promise<void> {
    buttons = reply.buttons ?? [];
    const screen = { style, columns: interactive ? output.columns : undefined };
    const text = `${renderReply(reply, screen)}\n\n`;
    return new Promise((resolve, reject) => {
      output.write(text, (cause) => {
        if (cause) reject(new PostError(isGone(cause) ? 'gone' : 'failed', 'nothing could be written', { cause }));
        else resolve();
      });
    });
  }

  async function converse(handle: (message: ChatMessage) => Promise<void>): Promise<void> {
    let number = 0;
    reader = createInterface({ input, output, terminal: interactive, prompt });
    reader.on('SIGINT', leave);
    reader.on('error', onStreamError);
    reader.once('close', () => {
      isReaderClosed = true;
    });
    if (interactive) reader.prompt();
    for await (const line of reader) {
      number += 1;
      await handle(readLine(line, number, buttons));
      if (isLeaving) return;
      if (interactive && !isReaderClosed) reader.prompt();
    }
  }

  return {
    platform: 'terminal',
    start: async (handle) => {
      input.on('error', onStreamError);
      output.on('error', onStreamError);
      if (interactive) await post(greeting);
      running = converse(handle).then(ended.resolve, ended.reject);
    },
    post: async (_to, reply) => {
      await post(reply);
      return '';
    },
    edit: async (_at, _id, reply) => post(reply),
    ended: ended.promise,
    stop: async () => {
      leave();
      await running;
    },
  };
}

/** The reader went away, and the stream was destroyed for it. */
function isGone(error: Error): boolean {
  return codeOf(error) === 'EPIPE' || codeOf(error) === 'ERR_STREAM_DESTROYED';
}

function codeOf(error: Error): string {
  return 'code' in error ? String(error.code) : error.name;
}
