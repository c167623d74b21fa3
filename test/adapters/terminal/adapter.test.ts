import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { createTerminalAdapter } from '../../../src/adapters/terminal/adapter.ts';
import type { ChatAdapter, ChatMessage } from '../../../src/bot/chat.ts';
import { file, note, type Reply, table, text } from '../../../src/bot/reply.ts';
import { temporaryFolder } from '../../support/folder.ts';

const greeting = { summary: 'hello', blocks: [text('hello')] };

interface Session {
  readonly adapter: ChatAdapter;
  readonly input: PassThrough;
  readonly output: () => string;
  readonly heard: ChatMessage[];
}

/** An adapter that answers each line with the same line in brackets and a button. */
async function start({ screen = false } = {}): Promise<Session> {
  const input = Object.assign(new PassThrough(), { isTTY: screen, setRawMode: () => undefined });
  const sink = Object.assign(new PassThrough(), { isTTY: screen, columns: 80, hasColors: () => false });
  let written = '';
  sink.on('data', (chunk) => {
    written += String(chunk);
  });
  const adapter = createTerminalAdapter({ input, output: sink }, greeting);
  const heard: ChatMessage[] = [];
  await adapter.start(async (message) => {
    heard.push(message);
    const reply = {
      summary: 'r',
      blocks: [text(`(${message.text})`)],
      buttons: [{ label: 'again', command: '/again' }],
    };
    await adapter.post(message.in, reply);
  });
  return { adapter, input, output: () => written, heard };
}

/** An adapter whose first answer waits until the test gives it. */
async function startSlowly({ screen }: { readonly screen: boolean }) {
  const input = Object.assign(new PassThrough(), { isTTY: screen, setRawMode: () => undefined });
  const output = Object.assign(new PassThrough(), { isTTY: screen, columns: 80, hasColors: () => false });
  output.resume();
  const adapter = createTerminalAdapter({ input, output }, greeting);
  const answer = Promise.withResolvers<void>();
  const heard = Promise.withResolvers<void>();
  const lines: string[] = [];
  await adapter.start(async (message) => {
    lines.push(message.text);
    heard.resolve();
    await answer.promise;
    await adapter.post(message.in, greeting);
  });
  return { adapter, input, answer, heard: heard.promise, lines };
}

/** An adapter that asks for a name after `/delete`, and only then. */
async function startAsking() {
  const input = new PassThrough();
  const sink = new PassThrough({ encoding: 'utf8' });
  let written = '';
  sink.on('data', (chunk: string) => {
    written += chunk;
  });
  const adapter = createTerminalAdapter({ input, output: sink }, greeting);
  const heard: (readonly [text: string, repliedTo: string | undefined])[] = [];
  await adapter.start(async (message) => {
    heard.push([message.text, message.repliedTo]);
    const isAsking = message.text === '/delete';
    const isWrong = message.text === 'my_shpo';
    const aside: Reply = { summary: 'no', blocks: [], audience: 'asker' };
    await adapter.post(
      message.in,
      isAsking ? { ...greeting, asks: 'q1', typed: 'my_shop' } : isWrong ? aside : greeting,
    );
  });
  return { adapter, input, output: () => written, heard };
}

describe('the terminal', () => {
  it('answers every line in order and has ended after the last answer', async () => {
    const session = await start();

    session.input.end('/one\n/two\n/three');
    await session.adapter.ended;

    expect(session.output()).toBe('(/one)\n[1] again\n\n(/two)\n[1] again\n\n(/three)\n[1] again\n');
  });

  it('has ended at once when there is no input', async () => {
    const session = await start();

    session.input.end();
    await session.adapter.ended;

    expect(session.output()).toBe('');
  });

  it('takes a number as a press of that button of the last answer', async () => {
    const session = await start();

    session.input.write('/one\n');
    await expect.poll(session.output).toContain('[1] again');
    session.input.end('1\n2\n');
    await session.adapter.ended;

    expect(session.heard.map((message) => message.text)).toEqual(['/one', '/again', '2']);
  });

  it.each([false, true])(
    'presses nothing for a number that was typed before the button was shown, screen: %s',
    async (screen) => {
      const session = await start({ screen });

      session.input.write('/one\n1\n');
      await expect.poll(() => session.heard).toHaveLength(2);
      session.input.end();
      await session.adapter.ended;

      expect(session.heard.map(({ text: typed, pressed }) => [typed, pressed])).toEqual([
        ['/one', undefined],
        ['1', undefined],
      ]);
    },
  );

  it('takes what a question asks for, or something near, as the answer to it when that is typed next', async () => {
    const { adapter, input, output, heard } = await startAsking();

    for (const line of ['/delete', 'My_shop', '/delete', ' my_shop', 'my_shop']) {
      const before = output().length;
      input.write(`${line}\n`);
      await expect.poll(() => output().length).toBeGreaterThan(before);
    }
    input.end('/delete\nmy_shop\n');
    await adapter.ended;

    expect(output()).toContain('To confirm, type now: my_shop');
    expect(heard).toEqual([
      ['/delete', undefined],
      ['My_shop', '1'],
      ['/delete', undefined],
      [' my_shop', '3'],
      ['my_shop', undefined],
      ['/delete', undefined],
      ['my_shop', undefined],
    ]);
  });

  it('lets the right answer follow a wrong one, which is told apart', async () => {
    const { adapter, input, output, heard } = await startAsking();

    for (const line of ['/delete', 'my_shpo', 'my_shop']) {
      const before = output().length;
      input.write(`${line}\n`);
      await expect.poll(() => output().length).toBeGreaterThan(before);
    }
    input.end();
    await adapter.ended;

    expect(heard.slice(1)).toEqual([
      ['my_shpo', '1'],
      ['my_shop', '1'],
    ]);
  });

  it('greets and prompts a person, and nobody else', async () => {
    const person = await start({ screen: true });
    const pipe = await start();

    person.input.end();
    pipe.input.end();
    await Promise.all([person.adapter.ended, pipe.adapter.ended]);

    expect(person.output()).toContain('hello');
    expect(person.output()).toContain('> ');
    expect(pipe.output()).toBe('');
  });

  it('uses colours on a screen that has them, and wraps tables at its width', async () => {
    const input = Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => undefined });
    const output = Object.assign(new PassThrough(), { isTTY: true, columns: 30, hasColors: () => true });
    const reply = {
      summary: 's',
      blocks: [note('small'), table([{ title: 'A' }], [['many words that do not fit into one line']])],
    };

    const adapter = createTerminalAdapter({ input, output }, reply);
    await adapter.start(async () => undefined);
    const written = String(output.read());
    await adapter.stop();

    expect(written).toContain('\u001b[2msmall\u001b[22m');
    expect(written).toContain('many words that do not fit\ninto one line');
  });

  it('shows an edited reply again, as what was printed cannot be taken back', async () => {
    const session = await start();

    await session.adapter.edit({ platform: 'terminal', id: 'terminal', kind: 'private' }, '', greeting);
    session.input.end();
    await session.adapter.ended;

    expect(session.output()).toBe('hello\n');
  });

  it('shows a silent reply, one under another and one in its place like any other', async () => {
    const session = await start();
    const here = { platform: 'terminal', id: 'terminal', kind: 'private' } as const;

    const id = await session.adapter.post(here, { ...greeting, silent: true });
    await session.adapter.post(here, { ...greeting, under: id });
    await session.adapter.edit(here, id, { ...greeting, inPlace: true });
    session.input.end();
    await session.adapter.ended;

    expect(session.output().match(/hello/g)).toHaveLength(3);
  });

  it('leaves out what is soon replaced where nothing can be replaced', async () => {
    const session = await start();
    const here = { platform: 'terminal', id: 'terminal', kind: 'private' } as const;

    const id = await session.adapter.post(here, { ...greeting, passing: true });
    await session.adapter.edit(here, id, { summary: 'answer', blocks: [text('answer')] });
    session.input.end();
    await session.adapter.ended;

    expect(session.output()).toBe('answer\n');
  });

  it('presses the buttons of the newest answer, also where it took the place of another', async () => {
    const input = new PassThrough();
    const output = new PassThrough();
    const adapter = createTerminalAdapter({ input, output }, greeting);
    const heard: (readonly [text: string, pressed: string | undefined])[] = [];
    let page = 1;
    let shown = 0;
    output.on('data', () => {
      shown += 1;
    });
    await adapter.start(async (message) => {
      heard.push([message.text, message.pressed]);
      page += 1;
      const form = { label: 'Fill in a form', command: '/form', form: true } as const;
      const reply = { ...greeting, buttons: [form, { label: '▶', command: `/page ${page}` }] };
      if (message.pressed === undefined) await adapter.post(message.in, reply);
      else await adapter.edit(message.in, message.pressed, reply);
    });

    for (const [index, line] of ['/list', '1', '1'].entries()) {
      input.write(`${line}\n`);
      await expect.poll(() => shown).toBe(index + 1);
    }
    input.end();
    await adapter.ended;

    expect(heard).toEqual([
      ['/list', undefined],
      ['/page 2', '1'],
      ['/page 3', '1'],
    ]);
  });

  it('saves a file of an answer into its folder', async () => {
    const folder = await temporaryFolder();
    const input = new PassThrough();
    const output = new PassThrough();
    const adapter = createTerminalAdapter({ input, output }, greeting, { folder });
    await adapter.start(async (message) => {
      await adapter.post(message.in, { summary: 's', blocks: [file('a.csv', 'text/csv', 'x')] });
    });

    input.end('/csv\n');
    await adapter.ended;

    expect(String(output.read())).toBe('→ ./a.csv\n');
    expect(readFileSync(join(folder, 'a.csv'), 'utf8')).toBe('x');
  });

  it('takes the two ends of a line that came apart for one', async () => {
    const session = await start();

    session.input.write('/one\r');
    session.input.end('\n/two\r\n');
    await session.adapter.ended;

    expect(session.heard.map((message) => message.text)).toEqual(['/one', '/two']);
  });

  it('ends when a person presses Ctrl-C', async () => {
    const session = await start({ screen: true });

    session.input.write('\u0003');

    await expect(session.adapter.ended).resolves.toBeUndefined();
  });

  it('stops taking lines when it is told to', async () => {
    const session = await start();

    await session.adapter.stop();
    session.input.write('/late\n');

    await session.adapter.ended;
    expect(session.heard).toEqual([]);
  });

  it('ends after the answer that is under way when a person presses Ctrl-C meanwhile', async () => {
    const { adapter, input, answer, heard } = await startSlowly({ screen: true });

    input.write('/one\r');
    await heard;
    input.write('\u0003');
    answer.resolve();

    await expect(adapter.ended).resolves.toBeUndefined();
  });

  it('answers nothing more after it was told to stop, however many lines wait', async () => {
    const { adapter, input, answer, heard, lines } = await startSlowly({ screen: false });

    input.write('/one\n/two\n/three\n');
    await heard;
    const stopped = adapter.stop();
    answer.resolve();
    await stopped;

    expect(lines).toEqual(['/one']);
  });

  it.each(['input', 'output'] as const)('has failed, not ended, when its %s breaks', async (which) => {
    const streams = { input: new PassThrough(), output: new PassThrough() };
    const adapter = createTerminalAdapter(streams, greeting);
    await adapter.start(async () => undefined);

    streams[which].destroy(Object.assign(new Error('full'), { code: 'ENOSPC' }));

    await expect(adapter.ended).rejects.toMatchObject({
      name: 'PostError',
      code: 'failed',
      message: expect.stringContaining('ENOSPC'),
    });
  });

  it('ends quietly when nobody reads its output any more', async () => {
    const input = new PassThrough();
    const output = new PassThrough();
    const adapter = createTerminalAdapter({ input, output }, greeting);
    const failures: unknown[] = [];
    await adapter.start(async (message) => {
      output.destroy(Object.assign(new Error('nobody reads'), { code: 'EPIPE' }));
      await adapter.post(message.in, greeting).catch((error: unknown) => failures.push(error));
    });

    input.write('/one\n/two\n');
    await adapter.ended;

    expect(failures).toEqual([expect.objectContaining({ name: 'PostError', code: 'gone' })]);
  });
});
