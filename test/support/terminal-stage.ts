import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { createTerminalAdapter } from '../../src/adapters/terminal/adapter.ts';
import { renderReply } from '../../src/adapters/terminal/render.ts';
import { plainStyle } from '../../src/adapters/terminal/style.ts';
import type { ChatAdapter, ChatMessage } from '../../src/bot/chat.ts';
import type { Language } from '../../src/bot/language.ts';
import { type Reply, withoutForms } from '../../src/bot/reply.ts';
import { createRouter } from '../../src/bot/router.ts';
import type { TestBot } from './bot.ts';
import { untilAnswered } from './core-stage.ts';
import type { Sent, Stage } from './play.ts';
import { tellChanges } from './tell-changes.ts';

export interface TerminalStage extends Stage, AsyncDisposable {
  /** Everything that was answered stands in the output, line for line and in order, and every file in the folder. */
  assertShown(): Promise<void>;
}

/** The terminal behind a pipe: lines go in, buttons are pressed by their number, files are named at the end of a line. */
export async function terminalStage(bot: TestBot, language: Language): Promise<TerminalStage> {
  const folder = await mkdtemp(join(tmpdir(), 'smsc-chatops-stage-'));
  const [input, output] = [new PassThrough(), new PassThrough({ encoding: 'utf8' })];
  const all: Reply[] = [];
  let shown = '';
  output.on('data', (text: string) => {
    shown += text;
  });
  let current: { readonly sent: Sent; readonly seen: Reply[]; readonly answered: () => void } | undefined;
  const terminal = createTerminalAdapter({ input, output }, { summary: '', blocks: [] }, { folder });

  async function handle(message: ChatMessage): Promise<void> {
    if (current === undefined) throw new Error('nobody typed this');
    const { sent, seen, answered } = current;
    await createRouter(bot.parts(sent.language, sent.role)).handle(noting(terminal, seen), message);
    answered();
  }
  bot.connect(terminal);
  await terminal.start(handle);

  return {
    bot,
    send: async (sent) => {
      const { promise, resolve } = Promise.withResolvers<void>();
      const seen: Reply[] = [];
      current = { sent, seen, answered: resolve };
      input.write(`${await lineOf(sent, all.at(-1), folder)}\n`);
      if (sent.isSlow) await untilAnswered(bot, promise);
      await promise;
      all.push(...seen.filter(({ passing }) => passing !== true));
      return seen;
    },
    happen: async (changes) => {
      const seen: Reply[] = [];
      const to = { platform: 'terminal', id: 'terminal', kind: 'private' } as const;
      await tellChanges(bot, noting(terminal, seen), to, changes);
      all.push(...seen);
      return seen;
    },
    assertShown: async () => {
      const files = await readdir(folder);
      let from = 0;
      for (const reply of all) {
        const blocks = reply.blocks.filter((block) => block.kind !== 'file');
        for (const line of renderReply({ ...reply, blocks }, { style: plainStyle, columns: undefined }).split('\n')) {
          const at = shown.indexOf(line, from);
          assert.ok(at >= 0, `the ${language} output lacks the line "${line}"`);
          from = at + line.length;
        }
        for (const block of reply.blocks) if (block.kind === 'file') assert.ok(files.includes(block.name));
      }
    },
    [Symbol.asyncDispose]: async () => {
      input.end();
      await terminal.ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The terminal, with what it is told to show. */
function noting(terminal: ChatAdapter, seen: Reply[]): ChatAdapter {
  return {
    ...terminal,
    post: async (to, reply) => {
      seen.push(reply);
      return terminal.post(to, reply);
    },
    edit: async (at, id, reply) => {
      seen.push(reply);
      await terminal.edit(at, id, reply);
    },
  };
}

/** What a person types in the terminal for what is sent. */
async function lineOf({ text, label, files }: Sent, last: Reply | undefined, folder: string): Promise<string> {
  if (label !== undefined) {
    const place = withoutForms(last?.buttons).findIndex(({ command }) => command === text);
    assert.ok(place >= 0, `there is no button "${label}" on the screen`);
    return String(place + 1);
  }
  const [file] = files;
  if (file === undefined) return text;
  const path = join(folder, file.name);
  await writeFile(path, await file.read(Number.POSITIVE_INFINITY));
  return `${text} < "${path}"`;
}
