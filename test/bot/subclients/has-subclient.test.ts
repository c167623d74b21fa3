import { expect, it } from 'vitest';
import { createFormats } from '../../../src/bot/format.ts';
import { hasSubclient } from '../../../src/bot/subclients/has-subclient.ts';
import { startBot } from '../../support/bot.ts';
import { typed } from '../../support/message.ts';
import { answer, startProvider } from '../../support/provider.ts';

function row(login: string) {
  return { login, sms: '2', credit: '7.90', debit: '0', currency: 'RUR' };
}

it.each([
  ['no such subclient', { error: 'no such user', error_code: 6 }, false],
  ['that it shares our balance', { error: 'common balance', error_code: 7 }, true],
  ['what it sent', [row('sub_shop')], true],
  ['what others sent', [row('sub_alex')], undefined],
  ['no records', { error: 'no records', error_code: 3 }, undefined],
  ['nothing', [], undefined],
])('whether there is a subclient is known by a sure answer alone: %s', async (_said, said, isThere) => {
  const provider = await startProvider(answer(JSON.stringify(said)));
  await using bot = await startBot({ url: provider.url });
  const parts = bot.parts('en');
  const formats = createFormats('en', parts.account.zone);
  const context = { ...parts, message: typed('/x'), role: 'admin', formats, everyCommand: parts.commands } as const;

  expect(await hasSubclient(context, 'sub_shop')).toBe(isThere);
  await provider.close();
});
