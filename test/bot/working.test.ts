import { describe, expect, it } from 'vitest';
import { type ChatAdapter, PostError } from '../../src/bot/chat.ts';
import { defineCommand } from '../../src/bot/command.ts';
import type { Language } from '../../src/bot/language.ts';
import type { Reply } from '../../src/bot/reply.ts';
import { createRouter } from '../../src/bot/router.ts';
import { startBot } from '../support/bot.ts';
import { readAttached, typed } from '../support/message.ts';

/** What fails; posts do so from the one with this number on. */
type Failures = Partial<Record<'post' | 'edit', PostError>> & { readonly postFrom?: number };

const group = { platform: 'test', id: 'g', kind: 'group' } as const;

/** Everything that an adapter was asked to do, in order. */
type Event = readonly [what: 'post' | 'edit', id: string, summary: string];

function watching({ postFrom = 1, ...fail }: Failures = {}) {
  const events: Event[] = [];
  let serial = 0;
  const adapter: ChatAdapter = {
    platform: 'test',
    start: async () => undefined,
    post: async (_to, reply: Reply) => {
      serial += 1;
      events.push(['post', String(serial), reply.summary]);
      if (fail.post !== undefined && serial >= postFrom) throw fail.post;
      return String(serial);
    },
    edit: async (_at, id, reply) => {
      events.push(['edit', id, reply.summary]);
      if (fail.edit !== undefined) throw fail.edit;
    },
    partsOf: (id) => [id],
    remove: async () => undefined,
    privateChatOf: async (id) => ({ platform: 'test', id, kind: 'private' }),
    takeAway: async () => undefined,
    readFile: readAttached,
    ended: Promise.resolve(),
    stop: async () => undefined,
  };
  return { adapter, events };
}

/** A router whose one command answers when the test says so. */
async function slowRouter(language: Language = 'en') {
  const bot = await startBot();
  const answer = Promise.withResolvers<string>();
  const definition = {
    aliases: [],
    parameters: {},
    role: 'viewer',
    risk: 'read',
    summary: { en: '', ru: '' },
  } as const;
  const run = async (): Promise<Reply> => ({ summary: await answer.promise, blocks: [] });
  const commands = [
    defineCommand({ ...definition, name: 'ask', examples: [], run }),
    defineCommand({ ...definition, name: 'turn', examples: [], replaces: true, run }),
    defineCommand({
      ...definition,
      name: 'reveal',
      examples: [],
      run: async () => ({ ...(await run()), audience: 'asker' }),
    }),
    defineCommand({
      ...definition,
      name: 'deny',
      examples: [],
      replaces: true,
      run: async () => ({ ...(await run()), audience: 'asker' }),
    }),
  ];
  const router = createRouter({ ...bot.parts(language), commands });
  return { router, answer, clock: bot.clock, log: bot.log, [Symbol.asyncDispose]: () => bot[Symbol.asyncDispose]() };
}

describe('an answer that takes long', () => {
  it('is announced after a second and then stands in that place', async () => {
    await using bench = await slowRouter();
    const { adapter, events } = watching();

    const done = bench.router.handle(adapter, typed('/ask'));
    await bench.clock.asleep();
    await bench.clock.advance(999);
    expect(events).toEqual([]);
    await bench.clock.advance(1);
    expect(events).toEqual([['post', '1', 'working…']]);
    bench.answer.resolve('done');
    await done;

    expect(events).toEqual([
      ['post', '1', 'working…'],
      ['edit', '1', 'done'],
    ]);
  });

  it('is announced in the language of the one who asked', async () => {
    await using bench = await slowRouter('ru');
    const { adapter, events } = watching();

    const done = bench.router.handle(adapter, typed('/ask'));
    await bench.clock.asleep();
    await bench.clock.advance(1000);
    bench.answer.resolve('done');
    await done;

    expect(events[0]?.[2]).toBe('работаю…');
  });

  it('is posted anew when what announced it is no longer there', async () => {
    await using bench = await slowRouter();
    const { adapter, events } = watching({ edit: new PostError('failed', 'deleted') });

    const done = bench.router.handle(adapter, typed('/ask'));
    await bench.clock.asleep();
    await bench.clock.advance(1000);
    bench.answer.resolve('done');
    await done;

    expect(events.map(([what]) => what)).toEqual(['post', 'edit', 'post']);
    expect(events.at(-1)?.[2]).toBe('done');
  });

  it('is still tried when it could not be announced', async () => {
    await using bench = await slowRouter();
    const { adapter, events } = watching({ post: new PostError('failed', 'no') });

    const done = bench.router.handle(adapter, typed('/ask'));
    await bench.clock.asleep();
    await bench.clock.advance(1000);
    bench.answer.resolve('done');
    await done;

    expect(events.map(([, , summary]) => summary)).toEqual(['working…', 'done']);
    expect(bench.log.join('')).toContain('it could not be said that work goes on');
  });
});

describe('an answer that comes at once', () => {
  it('is posted alone, and nothing waits on', async () => {
    await using bench = await slowRouter();
    const { adapter, events } = watching();

    bench.answer.resolve('done');
    await bench.router.handle(adapter, typed('/ask'));
    await bench.clock.advance(5000);

    expect(events).toEqual([['post', '1', 'done']]);
    expect(bench.clock.sleepers()).toEqual([]);
  });
});

describe('the answer to a pressed button', () => {
  it('that turns a page stands in place of the page', async () => {
    await using bench = await slowRouter();
    const { adapter, events } = watching();

    bench.answer.resolve('page 2');
    await bench.router.handle(adapter, typed('/turn', { pressed: '7' }));

    expect(events).toEqual([['edit', '7', 'page 2']]);
  });

  it('that turns a page slowly stands in place of its announcement', async () => {
    await using bench = await slowRouter();
    const { adapter, events } = watching();

    const done = bench.router.handle(adapter, typed('/turn', { pressed: '7' }));
    await bench.clock.asleep();
    await bench.clock.advance(1000);
    bench.answer.resolve('page 2');
    await done;

    expect(events).toEqual([
      ['post', '1', 'working…'],
      ['edit', '1', 'page 2'],
    ]);
  });

  it('that is for the asker alone is posted, and never put where everybody reads', async () => {
    await using bench = await slowRouter();
    const { adapter, events } = watching();

    bench.answer.resolve('secret');
    await bench.router.handle(adapter, typed('/reveal', { pressed: '7' }));

    expect(events).toEqual([['post', '1', 'secret']]);
  });

  it('that is for the asker alone and slow stands in place of its announcement where nobody else reads', async () => {
    await using bench = await slowRouter();
    const { adapter, events } = watching();

    const done = bench.router.handle(adapter, typed('/reveal', { pressed: '7' }));
    await bench.clock.asleep();
    await bench.clock.advance(1000);
    bench.answer.resolve('secret');
    await done;

    expect(events).toEqual([
      ['post', '1', 'working…'],
      ['edit', '1', 'secret'],
    ]);
  });

  it('that is for the asker alone never takes the place of the message that was pressed', async () => {
    await using bench = await slowRouter();
    const { adapter, events } = watching();

    bench.answer.resolve('this is not yours');
    await bench.router.handle(adapter, typed('/deny', { pressed: '7' }));

    expect(events).toEqual([['post', '1', 'this is not yours']]);
  });

  it('that is for the asker alone and could not be shown is not said to have been', async () => {
    await using bench = await slowRouter();
    const { adapter, events } = watching({ post: new PostError('failed', 'no'), postFrom: 2 });

    const done = bench.router.handle(adapter, typed('/reveal', { in: group }));
    await bench.clock.asleep();
    await bench.clock.advance(1000);
    bench.answer.resolve('secret');
    await done;

    expect(events.at(-1)).toEqual(['edit', '1', expect.stringContaining('If it is not here, ask again.')]);
  });

  it('that is for the asker alone and slow leaves a word where it was announced and others read', async () => {
    await using bench = await slowRouter();
    const { adapter, events } = watching();

    const done = bench.router.handle(adapter, typed('/reveal', { pressed: '7', in: group }));
    await bench.clock.asleep();
    await bench.clock.advance(1000);
    bench.answer.resolve('secret');
    await done;

    expect(events).toEqual([
      ['post', '1', 'working…'],
      ['post', '2', 'secret'],
      ['edit', '1', 'Answered privately.'],
    ]);
  });

  it('that asks something new is a message of its own', async () => {
    await using bench = await slowRouter();
    const { adapter, events } = watching();

    bench.answer.resolve('done');
    await bench.router.handle(adapter, typed('/ask', { pressed: '7' }));

    expect(events).toEqual([['post', '1', 'done']]);
  });

  it('is let go when nobody reads there any more', async () => {
    await using bench = await slowRouter();
    const { adapter, events } = watching({ edit: new PostError('gone', 'kicked') });

    bench.answer.resolve('page 2');
    await bench.router.handle(adapter, typed('/turn', { pressed: '7' }));

    expect(events).toEqual([['edit', '7', 'page 2']]);
  });
});
