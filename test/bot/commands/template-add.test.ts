import { beforeEach, describe, expect, it } from 'vitest';
import { templateKeys } from '../../../src/smsc/operator-keys.ts';
import { startBot, type TestBot } from '../../support/bot.ts';
import { audited, confirmed, goAhead, goAheadUnheard, say } from '../../support/confirming.ts';
import { plainText } from '../../support/reply.ts';

const minute = 60_000;
const content = 'Your code is %w';
let bot: TestBot;

beforeEach(async () => {
  bot = await startBot();
  return () => bot[Symbol.asyncDispose]();
});

function made(text = content): readonly string[] {
  const { templates } = bot.sandbox.account();
  return templates.filter((template) => template.text === text).map(({ kind }) => kind);
}

async function registered(): Promise<readonly string[]> {
  return (await bot.parts('en').templates.list()).map(({ number, sender, text }) => `#${number} ${sender} ${text}`);
}

async function subscriptions(): Promise<readonly unknown[]> {
  return (await bot.parts('en').notices.subscriptions.list()).map(({ topic, filters }) => ({ topic, filters }));
}

describe('a new template', () => {
  it('is made when it is confirmed, not before, with a line for each operator and kind', async () => {
    const question = await say(bot, `/template add MyShopInfo "${content}" for:mts_srv,bee_trn,soc`);
    expect(plainText(question)).toContain(content);
    expect(plainText(question).match(/\+ will be made/g)).toHaveLength(3);
    expect(made()).toEqual([]);

    const done = plainText(await goAhead(bot, question));

    expect([...made()].sort()).toEqual(['bee_trn', 'mts_srv', 'soc']);
    expect(done.match(/✓ added/g)).toHaveLength(3);
    for (const where of ['MTS, service', 'Beeline, transactional', 'social networks']) expect(done).toContain(where);
  });

  it('is asked for at every operator and kind of the page by one word', async () => {
    const question = plainText(await say(bot, `/template add MyShopInfo "${content}" for:all`));

    expect(question.match(/\+ will be made/g)).toHaveLength(Object.keys(templateKeys).length);
  });

  it('is put into the register and watched in this conversation', async () => {
    const done = await confirmed(bot, `/template add MyShopInfo "${content}" for:soc`);

    expect(await registered()).toEqual([`#1 MyShopInfo ${content}`]);
    expect(await subscriptions()).toEqual([{ topic: 'template', filters: { sender: 'MyShopInfo', text: content } }]);
    expect(plainText(done)).toContain('Template #1 MyShopInfo is made: 1 of 1.');
  });

  it('tells of each operator that would not have it, beside those that would', async () => {
    const done = plainText(await confirmed(bot, `/template add my-shop.ru "${content}" for:mts_srv,bee_srv`));

    expect(done).toMatch(/MTS, service +✓ added/);
    expect(done).toMatch(/Beeline, service +✗ the sender name is not accepted there/);
  });

  it('that nobody would have is in no register', async () => {
    const done = await confirmed(bot, `/template add Casino777 "${content}" for:all`);

    expect(done.tone).toBe('bad');
    expect(plainText(done)).toContain('The template was made nowhere.');
    expect([await registered(), await subscriptions()]).toEqual([[], []]);
    expect(done.outcome).toBe('failed');
    expect((await audited(bot)).at(-1)).toMatch(/^failed \/template add Casino777/);
  });

  it('that cannot be saved says so', async () => {
    expect(plainText(await confirmed(bot, '/template add my_shop "Code %w{1" for:soc'))).toContain('✗ cannot be saved');
  });

  it('is made only where it is not there yet', async () => {
    await confirmed(bot, `/template add MyShopInfo "${content}" for:mts_srv`);
    bot.sandbox.advance(minute);
    await bot.clock.advance(minute);

    const question = await say(bot, `/template add MyShopInfo "${content}" for:mts_srv,soc`);
    expect(plainText(question).match(/\+ will be made/g)).toHaveLength(1);
    await goAhead(bot, question);
    expect([...made()].sort()).toEqual(['mts_srv', 'soc']);

    bot.sandbox.advance(minute);
    await bot.clock.advance(minute);
    const again = await say(bot, `/template add MyShopInfo "${content}" for:mts_srv,soc`);
    expect(plainText(again)).toContain('is there already for all that was asked');
    expect(again.asks).toBeUndefined();
  });

  it('of a mistyped sender name is guessed, with everything else that was said', async () => {
    const reply = await say(bot, `/template add MyShopInfa "${content}" for:soc`);

    expect(reply.buttons?.[0]).toEqual({
      label: 'MyShopInfo',
      command: `/template add MyShopInfo "${content}" for:soc`,
    });
  });

  it.each([
    [`/template add MyShopInfo "${content}"`, 'for:'],
    [`/template add MyShopInfo "${content}" for:mts`, 'for:'],
    ['/template add MyShopInfo for:all', 'TEXT'],
  ])('is not asked for by %s', async (line, words) => {
    expect(plainText(await say(bot, line))).toContain(words);
    expect(made()).toEqual([]);
  });

  it('has its text in no audit log and no log', async () => {
    await confirmed(bot, `/template add MyShopInfo "${content}" for:soc`);

    expect((await audited(bot)).at(-1)).toBe('done /template add MyShopInfo "(15 characters)" for:soc');
    expect(bot.log.join()).not.toContain(content);
  });
});

it.each([
  ['denied', '(error 2)'],
  ['blocked', '(error 4)'],
  ['limited', '(error 9)'],
] as const)('what the provider refuses makes nothing: %s', async (fault, words) => {
  const question = await say(bot, `/template add MyShopInfo "${content}" for:all`);
  bot.sandbox.fault(fault, minute);

  expect(plainText(await goAhead(bot, question))).toContain(words);
  expect(made()).toEqual([]);
  expect((await audited(bot)).at(-1)).toMatch(/^failed/);
});

describe('a lost answer', () => {
  it('to what was done is looked up, and the template is watched as ever', async () => {
    const question = await say(bot, `/template add MyShopInfo "${content}" for:mts_srv,soc`);

    const done = plainText(await goAheadUnheard(bot, question, 'after'));

    expect(done).toContain('Template #1 MyShopInfo is made: 2 of 2.');
    expect(made()).toHaveLength(2);
  });

  it('to what was never done is looked up too', async () => {
    const question = await say(bot, `/template add MyShopInfo "${content}" for:mts_srv,soc`);

    expect(plainText(await goAheadUnheard(bot, question, 'before'))).toContain('and it was not done');
    expect([made(), await registered()]).toEqual([[], []]);
  });
});
