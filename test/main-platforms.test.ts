import { describe, expect, it, onTestFinished } from 'vitest';
import { freePort } from './support/free-port.ts';
import { runBot } from './support/process.ts';
import { startFakeSlack } from './support/slack/fake-slack.ts';
import { startFakeTelegram } from './support/telegram/fake-telegram.ts';

/** Slack with Anna, who is admin, in a channel; and the settings that reach it. */
async function startSlack() {
  const slack = await startFakeSlack();
  onTestFinished(() => slack.close());
  const anna = slack.addUser({ name: 'anna' });
  const channel = slack.addChannel({ people: [anna] });
  const shown = (): string => slack.shown(channel, anna).at(-1)?.read ?? '';
  return {
    slack,
    anna,
    channel,
    /** Types a command and gives the answer. */
    ask: async (command: string): Promise<string> => {
      const before = slack.shown(channel, anna).length;
      expect(await slack.command(channel, anna, command)).toMatchObject({ acknowledged: true });
      await slack.until(() => slack.shown(channel, anna).length > before);
      return shown();
    },
    environment: {
      SLACK_BOT_TOKEN: slack.botToken,
      SLACK_API_URL: slack.apiUrl,
      ADMINS: `slack:${anna.id}`,
    },
  };
}

describe('npm start with a platform', () => {
  it('answers over a socket, from the sandbox account and saying so, and ends with 0 on SIGTERM', async () => {
    const { slack, ask, environment } = await startSlack();
    let answer = '';

    const { code, stdout, stderr } = await runBot({
      environment: { ...environment, SLACK_APP_TOKEN: slack.appToken },
      meanwhile: async ({ kill }) => {
        await slack.sockets.until(1);
        answer = await ask('/balance');
        kill('SIGTERM');
      },
    });

    expect(answer).toMatch(/Balance: ₽[\d,]+\.\d\d/);
    expect(answer).toContain('Sandbox account: imitated data');
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
    expect(stderr).toContain('slack knows the bot');
    expect(stderr).not.toMatch(/"level":"(?:warn|error)"/);
    expect(slack.refused()).toEqual([]);
    await slack.sockets.until(0);
  });

  it('does what a question asked when its form was filled in', async () => {
    const { slack, anna, channel, ask, environment } = await startSlack();
    const read = (): string =>
      slack
        .shown(channel, anna)
        .map((message) => message.read)
        .join('\n');

    const { code } = await runBot({
      environment: { ...environment, SLACK_APP_TOKEN: slack.appToken },
      meanwhile: async ({ kill }) => {
        await slack.sockets.until(1);
        await ask('/sender delete my_shop');
        await slack.until(() => read().includes('Delete the sender name my_shop?'));
        const question = slack.shown(channel, anna).find(({ labels }) => labels.includes('Delete it…'));
        if (question !== undefined) await slack.press(channel, anna, question, 'Delete it…');
        await slack.until(() => slack.modal(anna) !== undefined);
        await slack.submit(anna, { typed: 'my_shop' });
        await slack.until(() => read().includes('is deleted'));
        kill('SIGTERM');
      },
    });

    expect(code).toBe(0);
    expect(read()).not.toContain('Delete the sender name my_shop?');
  });

  it('answers signed requests on its HTTP port', async () => {
    const { slack, ask, environment } = await startSlack();
    const port = await freePort();
    let answer = '';

    const { code } = await runBot({
      environment: { ...environment, SLACK_SIGNING_SECRET: slack.signingSecret, HTTP_PORT: String(port) },
      meanwhile: async ({ kill, logged }) => {
        await logged('"msg":"starting"');
        slack.requestUrl(`http://127.0.0.1:${port}/slack/events`);
        answer = await ask('/balance');
        kill('SIGTERM');
      },
    });

    expect(answer).toContain('Balance: ₽');
    expect(code).toBe(0);
  });

  it('is ready while Slack can be heard, and not when its socket is gone', async () => {
    const { slack, environment } = await startSlack();
    const port = await freePort();
    const answers: string[] = [];
    const ready = async (): Promise<string> => {
      const response = await fetch(`http://127.0.0.1:${port}/readyz`);
      return `${response.status} ${await response.text()}`;
    };

    await runBot({
      environment: { ...environment, SLACK_APP_TOKEN: slack.appToken, HTTP_PORT: String(port) },
      meanwhile: async ({ kill, logged }) => {
        await logged('"msg":"starting"');
        await slack.sockets.until(1);
        await expect.poll(ready).toMatch(/^200/);
        answers.push(await ready());
        slack.fault({ method: 'apps.connections.open', as: { kind: 'status', status: 500 } });
        slack.sockets.cut();
        await logged('slack opened no socket');
        answers.push(await ready());
        kill('SIGTERM');
      },
    });

    expect(answers).toEqual([
      '200 storage: ok\nplatforms: ok\npolls: ok\n',
      '503 storage: ok\nplatforms: failing\npolls: ok\n',
    ]);
  });

  it('answers in Telegram too, from the same account', async () => {
    const { slack, ask, environment } = await startSlack();
    const telegram = await startFakeTelegram();
    onTestFinished(() => telegram.close());
    const boris = telegram.addPrivateChat();
    const answers: string[] = [];

    const { code } = await runBot({
      environment: {
        ...environment,
        ADMINS: `${environment.ADMINS},telegram:${boris.id}`,
        SLACK_APP_TOKEN: slack.appToken,
        TELEGRAM_BOT_TOKEN: telegram.token,
        TELEGRAM_API_URL: telegram.url,
      },
      meanwhile: async ({ kill }) => {
        await slack.sockets.until(1);
        await ask('/sandbox');
        telegram.say(boris, boris, '/sandbox advance 26h');
        await telegram.until(() => telegram.lastReply(boris));
        answers.push(await ask('/sandbox'), telegram.lastReply(boris)?.text ?? '');
        kill('SIGTERM');
      },
    });

    const days = answers.map((answer) => /\d\d? \w{3} \d{4}/.exec(answer)?.[0]);
    expect(days[0]).toMatch(/\d{4}$/);
    expect(days[1]).toBe(days[0]);
    expect(code).toBe(0);
  });

  it('sends what is under way in one platform when another fails for good, then ends with words', async () => {
    const { slack, ask, environment } = await startSlack();
    const telegram = await startFakeTelegram();
    onTestFinished(() => telegram.close());
    let answer = '';

    const { code, stderr } = await runBot({
      environment: {
        ...environment,
        SLACK_APP_TOKEN: slack.appToken,
        TELEGRAM_BOT_TOKEN: telegram.token,
        TELEGRAM_API_URL: telegram.url,
      },
      meanwhile: async () => {
        await slack.sockets.until(1);
        await telegram.until(() => telegram.calls('getUpdates').length > 0);
        slack.fault({ method: 'response_url', times: 1, as: { kind: 'rate-limited', retryAfterSeconds: 1 } });
        const answered = ask('/balance');
        await slack.until(() => slack.calls('response_url').length > 0);
        telegram.fault('getUpdates', { kind: 'unauthorized' });
        const boris = telegram.addPrivateChat();
        telegram.say(boris, boris, '/help');
        answer = await answered;
      },
    });

    expect(answer).toContain('Balance: ₽');
    expect(code).toBe(78);
    expect(stderr).toContain('TELEGRAM_BOT_TOKEN is refused by Telegram');
  });

  it.each([
    ['SLACK_BOT_TOKEN', 'xoxb-canary', 'auth.test: invalid_auth'],
    ['SLACK_APP_TOKEN', 'xapp-canary', 'Slack does not know the app-level token'],
  ])('ends with words when %s is refused, and shows it nowhere', async (name, token, words) => {
    const { slack, environment } = await startSlack();

    const { code, stderr } = await runBot({
      environment: { ...environment, SLACK_APP_TOKEN: slack.appToken, LOG_LEVEL: 'trace', [name]: token },
    });

    expect(code).toBe(78);
    expect(stderr).toContain(`${name} is refused by Slack`);
    expect(stderr).toContain(words);
    expect(stderr).not.toContain(token);
  });

  it('ends with words when TELEGRAM_BOT_TOKEN is refused, and shows it nowhere', async () => {
    const telegram = await startFakeTelegram();
    onTestFinished(() => telegram.close());
    const token = '4200000002:canary_of_another_bot_0123456789abcdef';

    const { code, stderr } = await runBot({
      environment: { TELEGRAM_BOT_TOKEN: token, TELEGRAM_API_URL: telegram.url, LOG_LEVEL: 'trace' },
    });

    expect(code).toBe(78);
    expect(stderr).toContain('TELEGRAM_BOT_TOKEN is refused by Telegram');
    expect(stderr).not.toContain('canary');
  });
});
