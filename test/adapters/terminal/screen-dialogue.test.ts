import { describe, expect, it, vi } from 'vitest';
import type { ChatAdapter, ChatMessage } from '../../../src/bot/chat.ts';
import { note, type Reply, text } from '../../../src/bot/reply.ts';
import { type Person, seatPerson } from './screen.ts';

const here = { platform: 'terminal', id: 'terminal', kind: 'private' } as const;
const often = { interval: 1 };
const working: Reply = { summary: 'working…', blocks: [note('working…')], passing: true };

function said(sentence: string): Reply {
  return { summary: sentence, blocks: [text(sentence)] };
}

/** Answers when the test says so, after "working…". */
function slowly(finish: 'edit' | 'post' | 'nothing' = 'edit') {
  const isDone = Promise.withResolvers<void>();
  return {
    done: isDone.resolve,
    answer: async (adapter: ChatAdapter, message: ChatMessage): Promise<void> => {
      const id = await adapter.post(message.in, working);
      await isDone.promise;
      if (finish === 'edit') await adapter.edit(message.in, id, said(`done ${message.text}`));
      if (finish === 'post') await adapter.post(message.in, said(`done ${message.text}`));
    },
  };
}

describe('a person before a screen', () => {
  it('is greeted and prompted, and has each answer between two prompts', async () => {
    const person = await seatPerson();

    await person.type('/one\r');

    await expect.poll(person.screen.lines, often).toEqual(['hello', '', '> /one', '(/one)', '', '>']);
    expect(person.screen.cursor()).toEqual([5, 2]);
  });

  it('sees that work goes on, and then the answer in its place', async () => {
    const { answer, done } = slowly();
    const person = await seatPerson({ answer });

    await person.type('/slow\r');
    await expect.poll(person.screen.lines, often).toEqual(['hello', '', '> /slow', 'working…']);
    expect(person.screen.cursor()).toEqual([3, 8]);
    done();

    await expect.poll(person.screen.lines, often).toEqual(['hello', '', '> /slow', 'done /slow', '', '>']);
  });

  it.each([
    ['post', ['hello', '', '> /slow', 'done /slow', '', '>']],
    ['nothing', ['hello', '', '> /slow', '>']],
  ] as const)('is left with no "working…" when what follows is %s', async (finish, lines) => {
    const { answer, done } = slowly(finish);
    const person = await seatPerson({ answer });

    await person.type('/slow\r');
    done();

    await expect.poll(person.screen.lines, often).toEqual(lines);
  });

  it('sees no more of a passing sentence than fits into a line, so that it can be erased', async () => {
    const { answer, done } = slowly();
    const person = await seatPerson({ answer, columns: 6 });

    await person.type('/s\r');
    await expect.poll(person.screen.lines, often).toEqual(['hello', '', '> /s', 'worki']);
    done();

    await expect.poll(person.screen.lines, often).toEqual(['hello', '', '> /s', 'done', '/s', '', '>']);
  });

  it('may go on typing meanwhile: it shows up after the answer, ready to be changed', async () => {
    const { answer, done } = slowly();
    const person = await seatPerson({ answer, columns: 12 });

    await person.type('/slow\r');
    await person.type('/a line that is longer than the screenx\u007f');
    await expect.poll(person.screen.lines, often).toEqual(['hello', '', '> /slow', 'working…']);
    done();
    await expect
      .poll(person.screen.lines, often)
      .toEqual(['hello', '', '> /slow', 'done /slow', '', '> /a line th', 'at is longer', ' than the sc', 'reen']);
    await person.type('!\u001b[D\u001b[D?');

    expect(person.screen.lines().slice(-2)).toEqual([' than the sc', 'ree?n!']);
    expect(person.screen.cursor()).toEqual([8, 4]);
  });

  it('has a line that was typed ahead shown before its answer', async () => {
    const { answer, done } = slowly();
    const person = await seatPerson({ answer });

    await person.type('/one\r/two\r/thr');
    await expect.poll(person.screen.lines, often).toEqual(['hello', '', '> /one', 'working…']);
    done();

    await expect
      .poll(person.screen.lines, often)
      .toEqual(['hello', '', '> /one', 'done /one', '', '> /two', 'done /two', '', '> /thr']);
  });

  it('is told what nobody asked for above the line that is being typed', async () => {
    const person = await seatPerson({ columns: 12 });

    await person.type('/a line that is longer\u001b[D\u001b[D\u001b[D');
    await person.adapter.post(here, said('news'));
    await expect.poll(person.screen.lines, often).toEqual(['hello', '', 'news', '', '> /a line th', 'at is longer']);
    await person.type('!\r');

    await expect
      .poll(person.screen.lines, often)
      .toEqual([
        'hello',
        '',
        'news',
        '',
        '> /a line th',
        'at is lon!ge',
        'r',
        '(/a line',
        'that is',
        'lon!ger)',
        '',
        '>',
      ]);
  });

  it('has no gap before the prompt when a long line was pasted meanwhile', async () => {
    const { answer, done } = slowly();
    const person = await seatPerson({ answer, columns: 12 });

    await person.type('/slow\r');
    await person.paste('/a line that is longer than it');
    done();

    await expect
      .poll(person.screen.lines, often)
      .toEqual(['hello', '', '> /slow', 'done /slow', '', '> /a line th', 'at is longer', ' than it']);
  });

  it('gets back earlier lines by the arrow up, each once', async () => {
    const person = await seatPerson();

    for (const line of ['/one', '/two', '/one']) await person.type(`${line}\r`);
    await person.type('\u001b[A\u001b[A!\r');

    await vi.waitFor(() =>
      expect(person.heard.map((message) => message.text)).toEqual(['/one', '/two', '/one', '/two!']),
    );
  });

  it('sees nothing of a Tab while an answer is under way', async () => {
    const { answer, done } = slowly();
    const person = await seatPerson({ answer, complete: () => [['/balance', '/send'], ''] });

    await person.type('/one\r\t');
    await expect.poll(person.screen.lines, often).toEqual(['hello', '', '> /one', 'working…']);
    done();

    await expect.poll(person.screen.lines, often).toEqual(['hello', '', '> /one', 'done /one', '', '>']);
  });

  it('gets colours', async () => {
    const reply: Reply = { summary: 's', blocks: [note('down', 'bad')] };
    const person = await seatPerson({ answer: (adapter, message) => adapter.post(message.in, reply) });

    await person.type('x\r');

    await expect.poll(person.screen.lines, often).toEqual(['hello', '', '> x', 'down', '', '>']);
  });
});

describe('the end of a conversation on a screen', () => {
  it('leaves the cursor on a line of its own when Ctrl-C is pressed at the prompt', async () => {
    const person = await seatPerson();

    await person.type('/x\u0003');
    await person.adapter.ended;

    expect(person.screen.lines()).toEqual(['hello', '', '> /x^C']);
    expect(person.screen.cursor()).toEqual([3, 0]);
    expect(person.heard).toEqual([]);
  });

  it.each([
    ['Ctrl-D', (person: Person) => person.type('\u0004')],
    ['the end of the input', async (person: Person) => person.end()],
    ['being told to stop', (person: Person) => person.adapter.stop()],
  ])('comes by %s', async (_what, end) => {
    const person = await seatPerson();

    await end(person);
    await person.adapter.ended;

    expect(person.screen.cursor()).toEqual([3, 0]);
  });

  it('waits for the answer that is under way, and shows that Ctrl-C was seen', async () => {
    const { answer, done } = slowly();
    const person = await seatPerson({ answer });

    await person.type('/one\r/two\r');
    await person.type('\u0003');
    await expect.poll(person.screen.lines, often).toEqual(['hello', '', '> /one', 'working…^C']);
    done();
    await person.adapter.ended;

    expect(person.screen.lines()).toEqual(['hello', '', '> /one', 'done /one']);
    expect(person.heard).toHaveLength(1);
  });

  it('leaves nothing behind when Ctrl-C is pressed before there is anything to say', async () => {
    const isDone = Promise.withResolvers<void>();
    const person = await seatPerson({ answer: () => isDone.promise });

    await person.type('/one\r\u0003');
    await expect.poll(person.screen.lines, often).toEqual(['hello', '', '> /one', '^C']);
    isDone.resolve();
    await person.adapter.ended;

    expect(person.screen.lines()).toEqual(['hello', '', '> /one']);
  });
});
