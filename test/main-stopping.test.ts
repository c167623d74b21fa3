import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it, type TestContext } from 'vitest';
import { type Finished, runBot, type Watching } from './support/process.ts';
import { startProvider } from './support/provider.ts';
import { credentials } from './support/sandbox-account.ts';
import { startFakeTelegram } from './support/telegram/fake-telegram.ts';

/** Telegram with Anna, who is admin, and a bot that can be started again and again on the same data. */
async function stage({ onTestFinished }: TestContext, more: Readonly<Record<string, string>> = {}) {
  const telegram = await startFakeTelegram();
  onTestFinished(() => telegram.close());
  const anna = telegram.addPrivateChat();
  const folder = await mkdtemp(join(tmpdir(), 'smsc-chatops-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const environment = {
    TELEGRAM_BOT_TOKEN: telegram.token,
    TELEGRAM_API_URL: telegram.url,
    ADMINS: `telegram:${anna.id}`,
    DATA_DIR: folder,
    ...more,
  };
  return {
    telegram,
    anna,
    /** The texts that the bot has shown. */
    shown: () => telegram.messages(anna).flatMap(({ byBot, text }) => (byBot ? [text ?? ''] : [])),
    run: (meanwhile: (act: Watching) => Promise<void>) => runBot({ environment, meanwhile }),
  };
}

/** How long a process took to end after it was told to, in milliseconds. */
async function ending(run: (told: () => void) => Promise<Finished>): Promise<Finished & { readonly tookMs: number }> {
  let toldAt = Number.NaN;
  const finished = await run(() => {
    toldAt = performance.now();
  });
  return { ...finished, tookMs: performance.now() - toldAt };
}

describe.concurrent('npm start that is told to end', () => {
  it('ends within ten seconds though Telegram asks for a minute, and answers once after the next start', async (context) => {
    const { expect } = context;
    const { telegram, anna, shown, run } = await stage(context);
    const lift = telegram.fault('sendMessage', { kind: 'flood', retryAfter: 60 });

    const { code, tookMs, stderr } = await ending((told) =>
      run(async ({ kill }) => {
        telegram.say(anna, anna, '/language');
        await telegram.until(() => telegram.calls('sendMessage').length > 0, 10_000);
        told();
        kill('SIGTERM');
      }),
    );
    lift();
    const before = shown();
    await run(async ({ kill }) => {
      await telegram.until(() => shown().length > 0, 10_000);
      telegram.say(anna, anna, '/whoami');
      await telegram.until(() => shown().length > 1, 10_000);
      kill('SIGTERM');
    });

    expect(code).toBe(0);
    expect(tookMs).toBeLessThan(10_000);
    expect(stderr).toContain('stopped with something under way, as that took too long');
    expect(before).toEqual([]);
    expect(shown()).toEqual([expect.stringContaining('English'), expect.stringContaining('admin')]);
  });

  it('ends within ten seconds though the provider is silent, and answers after the next start', async (context) => {
    const { expect } = context;
    const provider = await startProvider();
    context.onTestFinished(() => provider.close());
    const account = { SMSC_URL: provider.url, SMSC_LOGIN: 'demo', SMSC_PASSWORD: credentials.password };
    const { telegram, anna, shown, run } = await stage(context, account);

    const { code, tookMs } = await ending((told) =>
      run(async ({ kill }) => {
        telegram.say(anna, anna, '/balance');
        await telegram.until(() => provider.requests.length > 0, 10_000);
        told();
        kill('SIGTERM');
      }),
    );
    const answers = (): readonly string[] => shown().filter((text) => text.includes('100.5'));
    const before = answers();
    provider.behave((wire) => {
      const body = '{"balance":"100.50","currency":"RUR"}';
      return wire.write(`HTTP/1.1 200 OK\r\nContent-Length: ${body.length}\r\n\r\n${body}`);
    });
    await run(async ({ kill }) => {
      await telegram.until(() => answers().length > 0, 10_000);
      kill('SIGTERM');
    });

    expect(code).toBe(0);
    expect(tookMs).toBeLessThan(10_000);
    expect(before).toEqual([]);
    expect(answers()).toHaveLength(1);
  });

  it('ends at once when it is told a second time, and answers after the next start', async (context) => {
    const { expect } = context;
    const { telegram, anna, shown, run } = await stage(context);
    const lift = telegram.fault('sendMessage', { kind: 'flood', retryAfter: 60 });

    const { code, tookMs } = await ending((told) =>
      run(async ({ kill, logged }) => {
        telegram.say(anna, anna, '/language');
        await telegram.until(() => telegram.calls('sendMessage').length > 0, 10_000);
        kill('SIGTERM');
        await logged('"msg":"stopping"');
        told();
        kill('SIGTERM');
      }),
    );
    lift();
    await run(async ({ kill }) => {
      await telegram.until(() => shown().length > 0, 10_000);
      kill('SIGTERM');
    });

    expect(code).toBe(1);
    expect(tookMs).toBeLessThan(1000);
    expect(shown()).toEqual([expect.stringContaining('English')]);
  });
});
