import { describe, expect, it } from 'vitest';
import { createSending, type Refusal, type Sending } from '../../src/adapters/sending.ts';
import { type ManualClock, manualClock } from '../support/clock.ts';

class Refused extends Error {
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super('refused');
    this.refusal = refusal;
  }
}

interface Chats {
  readonly clock: ManualClock;
  /** Says something in a chat; what the platform answers is `answers`, one by one, then consent. */
  readonly say: (chat: string) => Promise<string>;
  /** The chats of the calls that were made. */
  readonly calls: readonly string[];
}

function chats(...answers: readonly Refusal[]): Chats {
  const clock = manualClock();
  const calls: string[] = [];
  const sending: Sending = createSending({
    clock,
    refusalOf: (error) => (error instanceof Refused ? error.refusal : undefined),
  });
  return {
    clock,
    calls,
    say: (chat) =>
      sending.to(chat, async (id) => {
        const refusal = answers[calls.length];
        calls.push(id);
        if (refusal !== undefined) throw new Refused(refusal);
        return 'sent';
      }),
  };
}

const forAnHour: Refusal = { code: 'failed', retryAfterMs: 3_600_000 };

describe('a pause that is longer than anybody waits', () => {
  it('is kept by what comes next: it fails at once, without a call', async () => {
    const { say, calls } = chats(forAnHour);
    await expect(say('1')).rejects.toMatchObject({ name: 'PostError', code: 'failed' });

    await expect(say('1')).rejects.toMatchObject({ name: 'PostError', code: 'failed' });
    expect(calls).toEqual(['1']);
  });

  it('is waited for near its end, and over after it', async () => {
    const { clock, say, calls } = chats(forAnHour);
    await say('1').catch(() => undefined);
    await clock.advance(3_590_000);
    const sent = say('1');
    await clock.asleep();
    expect(clock.sleepers()).toEqual([10_000]);
    expect(calls).toHaveLength(1);
    await clock.advance(10_000);

    expect(await sent).toBe('sent');
    expect(await say('1')).toBe('sent');
  });

  it('holds for its own chat alone, also where that has moved', async () => {
    const { say, calls } = chats({ code: 'failed', movedTo: '2' }, forAnHour);
    await say('1').catch(() => undefined);
    await say('2').catch(() => undefined);

    expect(await say('3')).toBe('sent');
    expect(calls).toEqual(['1', '2', '3']);
  });

  it('does not outlast itself when the clock is set back', async () => {
    const { clock, say } = chats(forAnHour);
    await say('1').catch(() => undefined);
    clock.step(-86_400_000);

    expect(await say('1')).toBe('sent');
  });
});
