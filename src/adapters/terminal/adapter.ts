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
 * input or output is a file or a pipe. Lines are answered one after the other; the end of input, Ctrl-C and a closed
 * output end it after the answer to the last line.
 *
 * @param greeting - shown at the start to a person
 */
export function createTerminalAdapter({ input, output }: TerminalStreams, greeting: Reply): ChatAdapter {
  const interactive = input.isTTY === true && output.isTTY === true;
  const style = output.isTTY === true && output.hasColors?.() === true ? colourStyle : plainStyle;
  const ended = Promise.withResolvers<void>();
  let reader: Interface | undefined;
  let buttons: readonly Button[] = [];
  let gone = false;
  let running: Promise<void> = Promise.resolve();

  function leave(): void {
    reader?.close();
  }

  function post(reply: Reply): Promise<void> {
    buttons = reply.buttons ?? [];
    const screen = { style, columns: interactive ? output.columns : undefined };
    return write(`${renderReply(reply, screen)}\n\n`);
  }

  function write(text: string): Promise<void> {
    return new Promise((resolve, reject) => {
      if (gone) return reject(new PostError('gone', 'the output is closed'));
      output.write(text, (cause) =>
        cause ? reject(new PostError('gone', 'the output is closed', { cause })) : resolve(),
      );
      return undefined;
    });
  }

  async function converse(handle: (message: ChatMessage) => Promise<void>): Promise<void> {
    let number = 0;
    reader = createInterface({ input, output, terminal: interactive, prompt });
    reader.on('SIGINT', leave);
    if (interactive) reader.prompt();
    for await (const line of reader) {
      number += 1;
      await handle(readLine(line, number, buttons));
      if (gone) return;
      if (interactive) reader.prompt();
    }
  }

  return {
    platform: 'terminal',
    start: async (handle) => {
      output.on('error', () => {
        gone = true;
        leave();
      });
      if (interactive) await post(greeting);
      running = converse(handle).finally(ended.resolve);
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
