import { describe, expect, it } from 'vitest';
import type { ChatMessage } from '../../../src/bot/chat.ts';
import { createRouter } from '../../../src/bot/router.ts';
import { startBot, type TestBot } from '../../support/bot.ts';
import { watchingAdapter } from '../../support/core-stage.ts';
import { typed } from '../../support/message.ts';
import { chance } from '../../support/mutations.ts';
import { plainText } from '../../support/reply.ts';
import { typedLine } from '../../support/typed-lines.ts';

const hour = 3_600_000;
const group = { platform: 'test', id: '-team', kind: 'group' } as const;
const line = /^This bot works for its own team only\. To be let in, .* \(good for 24 hours\): [A-Z2-9]{6}$/;

/** What is seen of a message by somebody without a role; each time by a router of its own, as after a restart. */
async function hears(bot: TestBot, text: string, about: Partial<ChatMessage> = {}): Promise<readonly string[]> {
  const { adapter, seen } = watchingAdapter();
  await createRouter(bot.parts('en', 'stranger')).handle(adapter, typed(text, about));
  return seen.map(plainText);
}

const telling = [
  '/help',
  '/help balance',
  '/start',
  '/blance',
  '/balance extra',
  '/sender',
  '/sender statuz my_shop',
  '/sender status',
  '/sender status "my_shop',
  '.ифдфтсу',
  '/access list',
  '/access grant here admin',
  '/access grant test:eve admin',
  '/whoami',
  '/language ru',
  '/page abcdefghjkmn 1',
  '/nonsense',
  'hello',
] as const;

describe('a stranger', () => {
  it.each(telling)('is told one line and a code for %s, then nothing', async (text) => {
    await using bot = await startBot({ role: undefined });

    expect(await hears(bot, text)).toEqual([expect.stringMatching(line)]);
    for (const again of telling) expect(await hears(bot, again)).toEqual([]);

    expect(bot.sandbox.counts().requests).toEqual({});
    expect(await bot.parts('en').admission.grants.list()).toEqual([]);
  });

  it('is told it in the language of the bot', async () => {
    await using bot = await startBot({ role: undefined });

    expect(plainText(await bot.ask('/balance', 'ru'))).toMatch(
      /^Этот бот работает только для своей команды\. .*: [A-Z2-9]{6}$/,
    );
  });

  it('is told it again after an hour and not before, whatever was typed meanwhile', async () => {
    await using bot = await startBot({ role: undefined });
    const [first] = await hears(bot, '/help');

    for (let minute = 1; minute < 60; minute += 1) {
      await bot.clock.advance(60_000);
      expect(await hears(bot, '/help')).toEqual([]);
    }
    await bot.clock.advance(60_000);

    expect(await hears(bot, '/help')).toEqual([first]);
  });

  it('is told it once in a group, whoever writes and in whichever thread', async () => {
    await using bot = await startBot({ role: undefined });
    const router = createRouter(bot.parts('en', 'stranger'));
    const { adapter, seen } = watchingAdapter();

    await Promise.all(
      Array.from({ length: 20 }, (_, person) => {
        const place = { ...group, thread: String(person % 4) };
        return router.handle(adapter, typed('/balance', { in: place, from: { id: `p${person}` } }));
      }),
    );
    await bot.clock.advance(hour - 1);
    await router.handle(adapter, typed('/help', { in: group }));

    expect(seen).toHaveLength(1);
    expect(await hears(bot, '/help', { in: { ...group, id: '-other' } })).toHaveLength(1);
  });

  it('is told nothing for a message without text, such as a sticker', async () => {
    await using bot = await startBot({ role: undefined });

    expect(await hears(bot, '')).toEqual([]);
    expect(await hears(bot, ' \n')).toEqual([]);
    expect(await hears(bot, '/help')).toHaveLength(1);
  });

  it('learns nothing from a thousand lines of every kind, and costs the provider nothing', async () => {
    await using bot = await startBot({ role: undefined });
    const heard: string[] = [];

    for (let seed = 0; seed < 1000; seed += 1) {
      await bot.clock.advance(seed % 10 === 0 ? hour : 0);
      heard.push(...(await hears(bot, typedLine(chance(seed)))));
    }

    expect(heard.length).toBe(100);
    expect(heard.filter((answer) => !line.test(answer))).toEqual([]);
    expect(bot.sandbox.counts().requests).toEqual({});
  }, 30_000);

  it.each(['access_grant', 'access_silence', 'access_request'])(
    'learns nothing of a failure, which is logged: %s',
    async (table) => {
      await using bot = await startBot({ role: undefined });
      await bot.database.query(`DROP TABLE ${table}`);

      expect(await hears(bot, '/balance')).toEqual([]);
      expect(bot.log.filter((entry) => entry.includes('somebody whose role is not known'))).toHaveLength(1);
    },
  );
});

describe('somebody with a role', () => {
  const ann = { platform: 'test', id: 'ann' } as const;

  it('is told of a failure that keeps the role from being looked up', async () => {
    await using bot = await startBot({ role: undefined });
    await bot.parts('en').admission.grants.grant({ ...ann, kind: 'person' }, 'viewer', ann);
    const { adapter, seen } = watchingAdapter();
    const router = createRouter(bot.parts('en', 'stranger'));
    await router.handle(adapter, typed('/whoami'));

    await bot.database.query('DROP TABLE access_grant');
    await router.handle(adapter, typed('/whoami'));
    await router.handle(adapter, typed('/whoami', { from: { id: 'eve' } }));

    expect(seen).toHaveLength(2);
    expect(plainText(seen[1])).toContain('The database failed.');
  });

  it('may do more or less from the next message on', async () => {
    await using bot = await startBot({ role: undefined });
    const { grants } = bot.parts('en').admission;
    const subject = { ...ann, kind: 'person' } as const;
    const router = createRouter(bot.parts('en', 'stranger'));
    const answers: string[] = [];
    const say = async (): Promise<void> => {
      const { adapter, seen } = watchingAdapter();
      await router.handle(adapter, typed('/sandbox mend'));
      answers.push(plainText(seen[0]).split('\n')[0] ?? '');
    };

    await grants.grant(subject, 'viewer', ann);
    await say();
    await grants.grant(subject, 'admin', ann);
    await say();
    await grants.grant({ ...subject, id: 'bo' }, 'admin', ann);
    await grants.grant(subject, 'viewer', ann);
    await say();
    await grants.revoke(ann);
    await say();

    expect(answers).toEqual([
      'This needs the role admin.',
      'All faults are switched off.',
      'This needs the role admin.',
      expect.stringMatching(line),
    ]);
  });

  it('is offered what the role may run, and no more', async () => {
    await using bot = await startBot({ role: undefined });
    const { grants } = bot.parts('en').admission;
    await grants.grant({ ...ann, kind: 'person' }, 'viewer', ann);
    const [asViewer = ''] = await hears(bot, '/help');
    await grants.grant({ ...ann, kind: 'person' }, 'admin', ann);
    const [asAdmin = ''] = await hears(bot, '/help');

    expect(asViewer).toContain('/balance');
    expect(asViewer).not.toContain('/access grant');
    expect(await hears(bot, '/acess list', { from: { id: 'ann' } })).toEqual([expect.stringContaining('/access list')]);
    expect(asAdmin).toContain('/access grant');
  });
});
