import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { recordingAdapter, startBot } from './support/bot.ts';
import { heldIn, toldIn } from './support/canaries.ts';
import { noon } from './support/clock.ts';
import { say } from './support/confirming.ts';
import { typed } from './support/message.ts';
import { runBot } from './support/process.ts';
import { sandboxAccount } from './support/sandbox-account.ts';
import { scenarioFiles } from './support/scenario-file.ts';
import { startTelegramBot } from './support/telegram-bot.ts';

const source = join(import.meta.dirname, '../src');

describe('who listens for secrets', () => {
  const canaries = { phones: new Set(['79991234567']), words: new Set(['Your code is 1234']) };

  it.each([
    ['{"msg":"sent to 79991234567"}', ['79991234567']],
    ['{"msg":"sent to +79991234567, 1763456400000"}', ['79991234567']],
    ['{"text":"Your code is 1234!"}', ['Your code is 1234']],
    ['sent to 7999•••45•67, 1763456400000', []],
  ])('hears of %s', (text, told) => {
    expect(toldIn(text, canaries)).toEqual(told);
  });

  it('finds the text of an SMS in the log', async () => {
    const bot = await startBot();
    await say(bot, '/send 79991234567 The cellar door is open');
    bot.parts('en').log.info({ text: 'The cellar door is open' }, 'sending');

    await expect(bot[Symbol.asyncDispose]()).rejects.toThrow('The cellar door');
  });

  it('finds a whole number in the audit log', async () => {
    const bot = await startBot();
    await say(bot, '/operator 79991234567');
    const by = { platform: 'test', id: 'ann' };
    const place = { ...by, kind: 'private' } as const;
    const entry = { by, in: place, command: 'operator', line: '/operator 79991234567', outcome: 'done' } as const;
    await bot.parts('en').acting.audit.note(entry);

    await expect(bot[Symbol.asyncDispose]()).rejects.toThrow('79991234567');
  });

  it('finds a password in an address', async () => {
    const bot = await startBot();
    await fetch(`${bot.sandbox.url}balance.php?psw=canary-password`);

    await expect(bot[Symbol.asyncDispose]()).rejects.toThrow('canary-password');
  });

  it('finds a token in an address, but for the place that Telegram has for it', async () => {
    const it = await startTelegramBot();
    const { url, token } = it.telegram;
    await fetch(`${url}/bot${token}/getMe?again=${token}`);

    await expect(it[Symbol.asyncDispose]()).rejects.toThrow(`the address tells ${token}`);
  });

  it('finds a password in the cause of an error', async () => {
    const bot = await startBot();
    const err = new Error('it failed', { cause: new Error('asked with canary-password') });
    bot.parts('en').log.error({ err }, 'a command failed');

    await expect(bot[Symbol.asyncDispose]()).rejects.toThrow('the log tells canary-password');
  });

  it('finds a whole number in the figures', async () => {
    const bot = await startBot();
    await say(bot, '/operator 79991234567');
    bot.parts('en').metrics?.commanded('operator', '79991234567', 'ok');

    await expect(bot[Symbol.asyncDispose]()).rejects.toThrow('the figures tells 79991234567');
  });

  it('finds a password in what is answered', async () => {
    const bot = await startBot();
    await say(bot, '/subclient add sub_new password:Nine-Blue-8-Boats', { role: 'admin' });
    const { adapter } = recordingAdapter();
    await adapter.post(typed('').in, { summary: 'It is Nine-Blue-8-Boats', blocks: [] });

    await expect(bot[Symbol.asyncDispose]()).rejects.toThrow('a chat tells Nine-Blue-8-Boats');
  });

  it.each([
    ['79160000001', 'Whose is 79160000001?'],
    ['Code: 493817', 'Code: 493817'],
  ])('finds a number or a code in a group in which nobody typed it: %s', async (told, summary) => {
    const answers = [{ ...sms, phone: '79160000001', text: 'Code: 493817' }];
    const bot = await startBot({ account: sandboxAccount({ answers }) });
    await say(bot, `/send 79991234567 ${summary}`);
    const { adapter } = recordingAdapter();
    await adapter.post({ platform: 'test', id: 'g', kind: 'group' }, { summary, blocks: [] });

    await expect(bot[Symbol.asyncDispose]()).rejects.toThrow(`the group g tells ${told}`);
  });

  it('finds a password in the output of a process', async () => {
    const environment = { SMSC_LOGIN: 'demo', SMSC_PASSWORD: 'canary-of-a-process' };

    await expect(runBot({ input: '/operator canary-of-a-process\n', environment })).rejects.toThrow(
      'a chat tells canary-of-a-process',
    );
  });
});

const sms = { id: '1', receivedAt: noon, sentAt: noon, toPhone: '79990000000' };

/** A code that nobody was given, and what stands for one that was. */
const isNobodys = new Set(['ZZZZZZ', '<code>']);
/** A usage line shows the same to everybody. */
const example = /^(?:Example|Пример): .*$/gm;

it('no secret that was typed in a scenario is answered in it', () => {
  const told = scenarioFiles().flatMap(({ name, scenarios }) =>
    scenarios.flatMap(({ title, steps }) => {
      const typed = steps.flatMap((step) => (step.kind === 'types' ? heldIn(step.line) : []));
      const answered = steps.flatMap((step) => ('outcomes' in step ? Object.values(step.outcomes) : []));
      const secrets = typed.filter((value) => value.length >= 6 && !isNobodys.has(value));
      return secrets
        .filter((value) => answered.some((words) => words.replaceAll(example, '').includes(value)))
        .map(() => `${name}: ${title}`);
    }),
  );

  expect(told).toEqual([]);
});

it('no other process is started, so that nothing is told in the arguments of one', () => {
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
  const starting = files.filter((name) => /child_process|node:cluster/.test(readFileSync(join(source, name), 'utf8')));

  expect(starting).toEqual([]);
});
