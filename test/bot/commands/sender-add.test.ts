import { beforeEach, describe, expect, it } from 'vitest';
import type { Sender } from '../../../src/smsc/sandbox/account.ts';
import { startBot, type TestBot } from '../../support/bot.ts';
import { audited, confirmed, goAhead, goAheadUnheard, say } from '../../support/confirming.ts';
import { pdf } from '../../support/documents.ts';
import { attached } from '../../support/message.ts';
import { plainText } from '../../support/reply.ts';
import { credentials } from '../../support/sandbox-account.ts';

const minute = 60_000;
let bot: TestBot;

beforeEach(async () => {
  bot = await startBot();
  return () => bot[Symbol.asyncDispose]();
});

function named(name: string): Sender | undefined {
  return bot.sandbox.account().senders.find((sender) => sender.name === name);
}

async function subscriptions(): Promise<readonly string[]> {
  const all = await bot.parts('en').notices.subscriptions.list();
  return all.map(({ topic, filters, in: { id } }) => `${id} ${topic} ${JSON.stringify(filters)}`);
}

describe('a new sender name', () => {
  it('is added when it is confirmed, not before, and gives its id', async () => {
    const question = await say(bot, '/sender add new_shop comment:"Shoes and bags" operators:tele2,mts_int');
    expect(plainText(question)).toContain('Add the sender name new_shop?');
    expect(plainText(question)).toContain('Shoes and bags');
    expect(named('new_shop')).toBeUndefined();

    const done = await goAhead(bot, question);

    const added = named('new_shop');
    expect(added).toMatchObject({ comment: 'Shoes and bags', moderation: 0, user: '' });
    expect([...(added?.operators.keys() ?? [])].sort()).toEqual(['mts_int', 'tele2']);
    expect(plainText(done)).toContain(`The sender name new_shop is added with the id ${added?.id}.`);
    expect((await audited(bot)).map((line) => line.split(' ', 1)[0])).toEqual(['asked', 'begun', 'done']);
  });

  it('is watched in the conversation that asked for it', async () => {
    const done = await confirmed(bot, '/sender add new_shop');

    expect(await subscriptions()).toEqual(['one sender {"name":"new_shop"}']);
    expect(plainText(done)).toContain('#1 sender name:new_shop');
  });

  it.each(['/subscribe sender', '/subscribe sender name:new*', '/subscribe sender name:new_shop'])(
    'needs no further subscription after %s',
    async (line) => {
      await say(bot, line);
      const done = await confirmed(bot, '/sender add new_shop');

      expect(await subscriptions()).toHaveLength(1);
      expect(plainText(done)).toContain('already: #1 sender');
    },
  );

  it.each(['/subscribe sender name:new_shop operator:mts', '/subscribe sender name:old*', '/subscribe template'])(
    'is subscribed to beside %s, which would not tell of all',
    async (line) => {
      await say(bot, line);
      await confirmed(bot, '/sender add new_shop');

      expect(await subscriptions()).toHaveLength(2);
    },
  );

  it('is told of again where a broken subscription would have told of it', async () => {
    await say(bot, '/subscribe sender name:new_shop');
    const { subscriptions: all } = bot.parts('en').notices;
    await all.broken(1, 'nobody reads there');

    await confirmed(bot, '/sender add new_shop');

    expect(await all.get(1)).toMatchObject({ state: 'active' });
  });

  it('of a subclient is not said to be watched', async () => {
    const done = await confirmed(bot, '/sender add new_shop user:sub_alex');

    expect(named('new_shop')).toMatchObject({ user: 'sub_alex' });
    expect(await subscriptions()).toEqual([]);
    expect(plainText(done)).toContain('/sender status new_shop user:sub_alex');
  });

  it.each(['', ' owner:"Anna Petrova"'])('that is an e-mail address is added as one%s', async (owner) => {
    await confirmed(bot, `/sender add boss@shop.example${owner}`);

    expect(named('boss@shop.example')).toBeDefined();
  });

  it('that is no address has no owner', async () => {
    expect(plainText(await say(bot, '/sender add new_shop owner:Anna'))).toContain('this sender name is none');
  });

  it('is told to cost money with paid operators, and that the price is known to nobody here', async () => {
    const question = plainText(await say(bot, '/sender add new_shop operators:mts_step,bee_step,tele2'));

    expect(question).toContain('This costs money: MTS, paid name; Beeline, paid name.');
    expect(plainText(await say(bot, '/sender add new_shop operators:tele2,mts_int'))).not.toContain('costs money');
  });

  it('of an unknown price needs a second person where there is a limit', async () => {
    await bot.parts('en').acting.limit.set('1000000');

    const paid = await say(bot, '/sender add new_shop operators:mts_step');
    const free = await say(bot, '/sender add new_shop operators:tele2');

    expect(plainText(paid)).toContain('another operator has to approve');
    expect(plainText(free)).not.toContain('another operator');
    await goAhead(bot, paid);
    expect(named('new_shop')).toBeUndefined();
  });

  it('that is there already is refused before anything is asked', async () => {
    const reply = await say(bot, '/sender add my_shop');

    expect(plainText(reply)).toContain('There is a sender name my_shop already: allowed to use.');
    expect(reply.buttons).toEqual([{ label: 'Status', command: '/sender status my_shop' }]);
  });

  it('is looked for among those that the provider has now, and not among those of a moment ago', async () => {
    await say(bot, '/sender status my_shop');
    const { login, password: psw } = credentials;
    const byHand = new URLSearchParams({ login, psw, add: '1', sender: 'new_shop' });
    await fetch(new URL('senders.php', bot.sandbox.url), { method: 'POST', body: byHand });

    expect(plainText(await say(bot, '/sender add new_shop'))).toContain('There is a sender name new_shop already');
    bot.sandbox.fault('outage', minute);
    expect(plainText(await say(bot, '/sender add new_shoes'))).toContain('The provider cannot be reached.');
  });
});

describe('a name for Ukraine', () => {
  const company =
    'company:"ООО Ромашка" tax:12345678 email:a@b.example address:"Київ, 1" services:Взуття purpose:Замовлення';

  it('is added with what the provider wants to know of the company', async () => {
    await confirmed(bot, `/sender add new_shop operators:ua_reg site:b.example ${company}`);

    expect(named('new_shop')?.operators.has('ua_reg')).toBe(true);
  });

  it.each(['company', 'tax', 'email', 'address', 'services', 'purpose'])('lacks %s', async (field) => {
    const line = company.replace(new RegExp(`${field}:("[^"]*"|\\S+) ?`), '');

    expect(plainText(await say(bot, `/sender add new_shop operators:ua_reg ${line}`))).toContain(`${field}:`);
    expect(named('new_shop')).toBeUndefined();
  });

  it('alone takes a company', async () => {
    expect(plainText(await say(bot, `/sender add new_shop ${company}`))).toContain('only for operators:ua_reg');
  });
});

describe('what the provider refuses', () => {
  it('is told in words: a name that came to be there meanwhile', async () => {
    const question = await say(bot, '/sender add new_shop');
    await bot.client.senders.add({ name: 'new_shop' });

    expect(plainText(await goAhead(bot, question))).toContain('did not save the name (error 5)');
    expect((await audited(bot)).at(-1)).toMatch(/^failed/);
  });

  it('is told in words: a name that is none', async () => {
    expect(plainText(await confirmed(bot, '/sender add very_long_name_of_a_shop'))).toContain('(error 1)');
  });

  it.each([
    ['denied', '(error 2)'],
    ['blocked', '(error 4)'],
    ['limited', '(error 9)'],
  ] as const)('changes nothing: %s', async (fault, words) => {
    const question = await say(bot, '/sender add new_shop');
    bot.sandbox.fault(fault, minute);

    expect(plainText(await goAhead(bot, question))).toContain(words);
    expect(named('new_shop')).toBeUndefined();
    expect((await audited(bot)).at(-1)).toMatch(/^failed/);
  });
});

describe('a lost answer', () => {
  it('to what was done is looked up, and the name is watched as ever', async () => {
    const done = plainText(await goAheadUnheard(bot, await say(bot, '/sender add new_shop'), 'after'));

    expect(done).toContain(`is added with the id ${named('new_shop')?.id}.`);
    expect(done).toContain('#1 sender name:new_shop');
    expect(bot.sandbox.account().senders.filter(({ name }) => name === 'new_shop')).toHaveLength(1);
  });

  it('to what was never done is looked up too', async () => {
    const reply = plainText(await goAheadUnheard(bot, await say(bot, '/sender add new_shop'), 'before'));

    expect(reply).toContain('and it was not done');
    expect(named('new_shop')).toBeUndefined();
    expect((await audited(bot)).at(-1)).toMatch(/^failed/);
  });

  it('is told as such while nothing can be looked up, and nothing is done twice', async () => {
    const question = await say(bot, '/sender add new_shop');
    bot.sandbox.fault('broken', 10 * minute);

    expect(plainText(await goAhead(bot, question, { isSlow: true }))).toContain('it is not known whether it was done');
    expect((await audited(bot)).at(-1)).toMatch(/^unknown/);
  });
});

it('holds neither the company’s address nor a phone number in the audit log', async () => {
  await say(bot, '/sender add new_shop comment:"ask 79991234567 or anna@shop.example"');

  expect((await audited(bot)).join()).not.toMatch(/79991234567|anna@/);
});

it('sends what was confirmed with its document, and what the document is', async () => {
  await confirmed(bot, '/sender add new_shop document:"Trademark certificate"', {
    files: [attached('mark.pdf', pdf(1000))],
  });

  expect(named('new_shop')?.document).toEqual({ name: 'mark.pdf', size: 1000, info: 'Trademark certificate' });
});
