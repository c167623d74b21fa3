import { beforeEach, describe, expect, it } from 'vitest';
import type { Sender } from '../../../src/smsc/sandbox/account.ts';
import { startBot, type TestBot } from '../../support/bot.ts';
import { audited, confirmed, goAhead, goAheadUnheard, say } from '../../support/confirming.ts';
import { pdf } from '../../support/documents.ts';
import { attached } from '../../support/message.ts';
import { plainText } from '../../support/reply.ts';

const minute = 60_000;
let bot: TestBot;

beforeEach(async () => {
  bot = await startBot();
  return () => bot[Symbol.asyncDispose]();
});

function named(name: string): Sender | undefined {
  return bot.sandbox.account().senders.find((sender) => sender.name === name);
}

describe('a sender name', () => {
  it('is changed when it is confirmed, not before', async () => {
    const question = await say(bot, '/sender change BonusClub comment:"Shoes only" operators:tele2');
    expect(plainText(question)).toContain('Change the sender name BonusClub?');
    expect(named('BonusClub')).not.toMatchObject({ comment: 'Shoes only' });

    const done = await goAhead(bot, question);

    expect(plainText(done)).toContain('The sender name BonusClub is changed.');
    expect(named('BonusClub')).toMatchObject({ comment: 'Shoes only' });
    expect(named('BonusClub')?.operators.get('tele2')).toBe(0);
  });

  it('is found by its id and in other letters', async () => {
    const id = named('BonusClub')?.id ?? '';

    await confirmed(bot, `/sender change ${id} comment:one`);
    expect(named('BonusClub')).toMatchObject({ comment: 'one' });
    await confirmed(bot, '/sender change bonusclub comment:two');
    expect(named('BonusClub')).toMatchObject({ comment: 'two' });
  });

  it('of a subclient is changed there', async () => {
    await confirmed(bot, '/sender change AlexStore user:sub_alex comment:one');

    expect(named('AlexStore')).toMatchObject({ comment: 'one' });
  });

  it('gets a document that an operator waits for', async () => {
    await confirmed(bot, '/sender change Apteka24', { files: [attached('licence.pdf', pdf())] });

    expect(named('Apteka24')?.document).toMatchObject({ name: 'licence.pdf' });
    expect(named('Apteka24')?.operators.get('tele2_step')).toBe(1);
  });

  it('that was mistyped is guessed, with everything else that was said', async () => {
    const reply = await say(bot, '/sender change BonusKlub comment:"Shoes only"');

    expect(reply.buttons?.[0]).toEqual({
      label: 'BonusClub',
      command: '/sender change BonusClub comment:"Shoes only"',
    });
  });

  it('that was mistyped beside a document has no button, which would leave the document behind', async () => {
    const reply = await say(bot, '/sender change BonusKlub', { files: [attached('licence.pdf', pdf())] });

    expect(plainText(reply)).toContain('Similar names: BonusClub');
    expect(reply.buttons).toEqual([]);
  });

  it.each(['/sender change BonusClub', '/sender change AlexStore user:sub_alex'])(
    'is not changed by nothing: %s',
    async (line) => {
      expect(plainText(await say(bot, line))).toContain('Say what to change');
    },
  );

  it('is told to cost money with paid operators', async () => {
    expect(plainText(await say(bot, '/sender change BonusClub operators:tele2_step'))).toContain(
      'This costs money: Tele2, paid name.',
    );
  });
});

describe('what the provider refuses', () => {
  it('is told in words: a name that is gone meanwhile', async () => {
    const question = await say(bot, '/sender change BonusClub comment:one');
    await bot.client.senders.delete({ name: 'BonusClub' });

    expect(plainText(await goAhead(bot, question))).toContain('knows this name no more (error 3)');
    expect((await audited(bot)).at(-1)).toMatch(/^failed/);
  });

  it.each([
    ['denied', '(error 2)'],
    ['blocked', '(error 4)'],
    ['limited', '(error 9)'],
  ] as const)('changes nothing: %s', async (fault, words) => {
    const question = await say(bot, '/sender change BonusClub comment:one');
    bot.sandbox.fault(fault, minute);

    expect(plainText(await goAhead(bot, question))).toContain(words);
    expect(named('BonusClub')?.comment).not.toBe('one');
  });
});

describe('a lost answer', () => {
  it('is looked up at the operators that were to be asked', async () => {
    const done = await goAheadUnheard(
      bot,
      await say(bot, '/sender change BonusClub operators:tele2,mts_step'),
      'after',
    );

    expect(plainText(done)).toContain('The sender name BonusClub is changed.');
  });

  it('to what was never done is looked up there too', async () => {
    const question = await say(bot, '/sender change BonusClub operators:tele2,mts_step');

    expect(plainText(await goAheadUnheard(bot, question, 'before'))).toContain('and it was not done');
    expect(named('BonusClub')?.operators.has('tele2')).toBe(false);
  });

  it.each(['comment:one', 'operators:mts_step'])(
    'of which the provider tells nothing is not known: %s',
    async (what) => {
      const question = await say(bot, `/sender change BonusClub ${what}`);

      expect(plainText(await goAheadUnheard(bot, question, 'after'))).toContain('not known whether it was done');
      expect((await audited(bot)).at(-1)).toMatch(/^unknown/);
    },
  );
});
