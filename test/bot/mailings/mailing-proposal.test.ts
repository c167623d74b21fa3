import { expect, it, onTestFinished } from 'vitest';
import { createFormats } from '../../../src/bot/format.ts';
import { mailingProposal } from '../../../src/bot/mailings/mailing-proposal.ts';
import { startBot } from '../../support/bot.ts';
import { wordsIn } from '../../support/ears.ts';
import { typed } from '../../support/message.ts';

it('tells of a number that nobody is given as one that is not sent to, where the provider says so itself', async () => {
  const bot = await startBot();
  onTestFinished(() => bot[Symbol.asyncDispose]());
  const parts = bot.parts('en');
  const context = {
    ...parts,
    everyCommand: parts.commands,
    message: typed('/mailing create'),
    formats: createFormats('en', parts.account.zone),
    role: 'admin',
  } as const;
  const doubtful = ['70001234567', '70007654321'];
  const nothing = {
    subject: null,
    sender: null,
    at: null,
    repeat: null,
    times: null,
    spreadHours: null,
    everyMinutes: null,
  };
  const mailing = { to: doubtful, skipped: [], repeated: [], doubtful, name: 'Sale', text: 'Hello', isEmail: false };
  const unknown = { networkCode: undefined, status: undefined, rest: {} };
  const recipients = [
    { ...unknown, phone: '70001234567', cost: undefined, error: '8' },
    { ...unknown, phone: '70007654321', cost: '3.10', error: '0' },
  ];

  const { summary, blocks } = mailingProposal(
    context,
    { ...mailing, ...nothing },
    { price: { cost: '3.10', parts: 1, recipients, rest: {} }, balance: '100', currency: 'RUR' },
  );

  const words = wordsIn({ summary, blocks });
  expect(words).toContain('Numbers that nobody is given (1): 70007654321');
  expect(words).toContain('Numbers that the provider will not send to (1): 70001234567');
});
