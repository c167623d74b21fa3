import { describe, expect, it, onTestFinished } from 'vitest';
import { startSlackBot } from '../../support/slack-bot.ts';
import { secretLines } from '../../support/slack-secrets.ts';

describe.each(['socket', 'http'] as const)('over %s, the log', (way) => {
  it('holds no token, secret, response address, text of an SMS or whole phone number, whatever fails', async () => {
    const it = await startSlackBot({ way });
    onTestFinished(() => it[Symbol.asyncDispose]());
    const { bot, slack, anna, channel, direct, ask, replies, command, log } = it;
    const inbox = await ask('/inbox', direct);
    const words = inbox.read.split(/\s+/).filter((word) => /^\p{L}{7,}$/u.test(word));
    await slack.press(direct, anna, inbox, 'CSV');
    await slack.until(() => slack.shown(direct, anna).some(({ files }) => files.length > 0));
    await ask('/operator 79161234567');
    const usage = await ask('/operator 79161');
    await slack.press(channel, anna, usage, 'Fill in a form');
    await slack.until(() => slack.modal(anna) !== undefined);
    await slack.submit(anna, { phones: '79161234567' });
    await replies(3);
    const faults = [
      { kind: 'reset' },
      { kind: 'status', status: 500 },
      { kind: 'error', error: 'fatal_error' },
      { kind: 'error', error: 'invalid_blocks' },
    ] as const;
    for (const [index, as] of faults.entries()) {
      slack.fault({ as });
      await command('/inbox');
      await slack.say(direct, anna, 'operator 79161234567');
      await slack.say(channel, anna, '@bot inbox');
      await slack.press(direct, anna, inbox, '▶');
      await slack.openHome(anna);
      const failed = (): number => log.filter((line) => line.includes('could not be posted')).length;
      await expect.poll(failed).toBeGreaterThanOrEqual((index + 1) * 4);
      slack.clearFaults();
    }
    bot.sandbox.fault('outage', 60_000);
    await slack.deliver('event', { type: 'event_callback', event: { text: '79161234567', files: [null] } });
    await slack.deliver('interaction', { type: 'block_actions', response_url: `${slack.apiUrl}response/secret` });
    await ask('/language');

    expect(words.length).toBeGreaterThan(5);
    expect(secretLines(log, slack)).toEqual([]);
    expect(log.filter((line) => words.some((word) => line.includes(word)))).toEqual([]);
    expect(log.join('')).not.toContain('fakeverificationtoken');
  });
});
