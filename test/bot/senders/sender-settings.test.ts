import { expect, it } from 'vitest';
import type { Reply } from '../../../src/bot/reply.ts';
import { createRouter } from '../../../src/bot/router.ts';
import type { NewSender } from '../../../src/smsc/areas/sender-changes.ts';
import { startBot } from '../../support/bot.ts';
import { watchingAdapter } from '../../support/core-stage.ts';
import { pdf } from '../../support/documents.ts';
import { attached, typed } from '../../support/message.ts';
import { plainText } from '../../support/reply.ts';

/** What the provider is told of a new name when a line is confirmed, and the question before it. */
async function told(line: string): Promise<{ readonly sender: NewSender | undefined; readonly question: string }> {
  await using bot = await startBot();
  const parts = bot.parts('en', 'operator');
  let sender: NewSender | undefined;
  const add = async (given: NewSender): Promise<string> => {
    sender = given;
    return '1';
  };
  const senders = { ...parts.account.client.senders, add };
  const client = { ...parts.account.client, senders };
  const router = createRouter({ ...parts, account: { ...parts.account, client } });
  const { adapter, seen } = watchingAdapter();
  await router.handle(adapter, typed(line, { id: '1', files: [attached('mark.pdf', pdf())] }));
  const question: Reply | undefined = seen.at(-1);
  await router.handle(adapter, typed(question?.buttons?.[0]?.command ?? '', { id: '2' }));
  return { sender, question: plainText(question) };
}

it('tells the provider each thing in its own place, after showing it', async () => {
  const { sender, question } = await told(
    '/sender add a@b.example comment:c operators:ua_reg document:d owner:o company:n tax:12 site:s email:e@f.example address:w services:v purpose:p user:u',
  );

  expect(sender).toEqual({
    name: 'a@b.example',
    comment: 'c',
    operators: ['ua_reg'],
    email: { owner: 'o' },
    company: {
      name: 'n',
      taxNumber: '12',
      site: 's',
      email: 'e@f.example',
      address: 'w',
      services: 'v',
      subject: 'p',
    },
    document: { name: 'mark.pdf', bytes: pdf(), about: 'd' },
    user: 'u',
  });
  for (const shown of ['c', 'mark.pdf, 1 KB', 'd', 'o', 'n', '12', 's', 'e@f.example', 'w', 'v', 'p', 'u']) {
    expect(question).toMatch(new RegExp(` {2}${shown}$`, 'm'));
  }
});

it('tells nothing that was not said', async () => {
  expect((await told('/sender add new_shop')).sender).toEqual({
    name: 'new_shop',
    document: { name: 'mark.pdf', bytes: pdf() },
  });
});
