import { expect, it, onTestFinished } from 'vitest';
import { createFormats } from '../../../src/bot/format.ts';
import { currencyOf } from '../../../src/bot/money/account-currency.ts';
import { startBot } from '../../support/bot.ts';
import { typed } from '../../support/message.ts';

it('is not known, instead of taking an answer away, while the database takes nothing', async () => {
  const bot = await startBot();
  onTestFinished(() => bot[Symbol.asyncDispose]());
  const parts = bot.parts('en');
  const formats = createFormats('en', parts.account.zone);
  const context = { ...parts, message: typed('/x'), role: 'admin', formats, everyCommand: parts.commands } as const;
  await bot.database.query('PRAGMA query_only = ON');

  const unknown = await currencyOf(context);
  await bot.database.query('PRAGMA query_only = OFF');

  expect(unknown).toBeUndefined();
  expect(await currencyOf(context)).toBe('RUR');
});
