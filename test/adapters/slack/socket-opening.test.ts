import { describe, expect, it } from 'vitest';
import { connected, failed, ready, staged } from '../../support/slack-socket.ts';

describe('a socket that cannot be opened', () => {
  it.each([
    ['invalid_auth', 'Slack does not know the app-level token'],
    ['not_authed', 'no app-level token was given'],
    ['account_inactive', 'the app has been taken out of the workspace'],
    ['token_revoked', 'the app-level token has been revoked'],
  ])('ends the receiver with words when the token is refused with %s', async (error, words) => {
    const { slack, receiver, clock } = await staged();
    slack.fault({ method: 'apps.connections.open', as: { kind: 'error', error } });
    await receiver.start();
    await expect(receiver.ended).rejects.toThrow(`apps.connections.open: ${error}: ${words}`);
    await clock.advance(600_000);
    expect(slack.calls('apps.connections.open')).toHaveLength(1);
  });

  it.each([
    ['a failing server', { kind: 'status', status: 503 }],
    ['a cut connection', { kind: 'reset' }],
    ['an error of Slack', { kind: 'error', error: 'internal_error' }],
  ] as const)('is asked for again after %s, with growing pauses', async (_name, as) => {
    const stage = await staged();
    const { slack, receiver } = stage;
    slack.fault({ method: 'apps.connections.open', times: 8, as });
    await receiver.start();
    const pauses: number[] = [];
    for (let round = 1; round <= 8; round += 1) pauses.push(await failed(stage, round));
    await ready(stage, 1);

    expect(pauses[0]).toBeLessThanOrEqual(1000);
    expect(pauses.every((ms) => ms >= 500 && ms <= 30_000)).toBe(true);
    expect(pauses.at(-1)).toBeGreaterThanOrEqual(15_000);
  });

  it('is asked for again when Slack says so', async () => {
    const stage = await staged();
    const { slack, receiver } = stage;
    slack.fault({ method: 'apps.connections.open', times: 1, as: { kind: 'rate-limited', retryAfterSeconds: 37 } });
    await receiver.start();
    expect(await failed(stage, 1)).toBe(37_000);
    await ready(stage, 1);
  });

  it('is asked for again when Slack says nothing', async () => {
    const stage = await staged();
    const { slack, clock, receiver } = stage;
    slack.fault({ method: 'apps.connections.open', times: 1, as: { kind: 'silence' } });
    await receiver.start();
    await slack.until(() => slack.calls('apps.connections.open').length === 1);
    await clock.advance(15_000);
    await failed(stage, 1);
    await ready(stage, 1);
    expect(slack.calls('apps.connections.open')).toHaveLength(2);
  });
});

describe('health', () => {
  it('is told after a minute without a socket, and when there is one again', async () => {
    const stage = await connected();
    const { slack, clock, log } = stage;
    const told = (): number => log.filter((line) => line.includes('slack has not been heard for a minute')).length;
    let early = 0;
    slack.fault({ method: 'apps.connections.open', times: 8, as: { kind: 'status', status: 500 } });
    slack.sockets.cut();
    await clock.asleep();
    await clock.advance(1500);
    let passedMs = 1500;
    for (let round = 1; round <= 8; round += 1) {
      passedMs += await failed(stage, round);
      if (passedMs < 60_000) early += told();
    }
    await ready(stage, 2);

    expect({ early, told: told() }).toEqual({ early: 0, told: 1 });
    expect(log.at(-1)).toContain('slack has opened a socket');
    expect(log.filter((line) => line.includes('slack can be heard again'))).toHaveLength(1);
  });
});
