import { describe, expect, it } from 'vitest';
import { createSending, type Refusal, type Sending, yielding } from '../../src/adapters/sending.ts';
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
  readonly say: (chat: string, yields?: boolean) => Promise<string>;
  /** From now on calls are not answered until what it gives is called. */
  readonly hang: () => () => void;
  /** The chats of the calls that were made. */
  readonly calls: readonly string[];
}

function chats(...answers: readonly Refusal[]): Chats {
  const clock = manualClock();
  const calls: string[] = [];
  let answering = Promise.resolve();
  const sending: Sending = createSending({
    clock,
    refusalOf: (error) => (error instanceof Refused ? error.refusal : undefined),
  });
  return {
    clock,
    calls,
    hang: () => {
      const { promise, resolve } = Promise.withResolvers<void>();
      answering = promise;
      return resolve;
    },
    say: (chat, yields = false) =>
      (yields ? yielding(sending) : sending).to(chat, async (id) => {
        const refusal = answers[calls.length];
        calls.push(id);
        await answering;
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

describe('what nobody waits for', () => {
  it('fails at once with the pause that is asked for, and nothing of it was sent', async () => {
    const { say, calls } = chats({ code: 'failed', retryAfterMs: 30_000 });

    const failure = { code: 'failed', retryAfterMs: 30_000 };
    await expect(say('1', true)).rejects.toMatchObject(failure);
    await expect(say('1', true)).rejects.toMatchObject(failure);
    expect(calls).toEqual(['1']);
  });

  it('waits for a short pause as an answer does', async () => {
    const { clock, say, calls } = chats({ code: 'failed', retryAfterMs: 3000 });
    const sent = say('1', true);
    await clock.asleep();
    await clock.advance(3000);

    expect(await sent).toBe('sent');
    expect(calls).toHaveLength(2);
  });

  it('gives way when an answer before it has to wait long, and is not sent in its turn', async () => {
    const { clock, say, calls } = chats({ code: 'failed', retryAfterMs: 100_000 });
    const answer = say('1');
    await clock.asleep();
    const before = say('1', true);
    await expect(before).rejects.toMatchObject({ code: 'failed', retryAfterMs: 100_000 });
    await clock.advance(85_000);
    const late = say('1', true);
    await clock.asleep(2);
    await clock.advance(15_000);

    expect(await answer).toBe('sent');
    expect(await late).toBe('sent');
    expect(calls).toHaveLength(3);
  });

  it('does not wait for ever behind a call that hangs', async () => {
    const { clock, say, calls, hang } = chats();
    const release = hang();
    const answer = say('1');
    const notice = say('1', true);
    notice.catch(() => undefined);
    await clock.asleep();
    await clock.advance(20_000);

    await expect(notice).rejects.toMatchObject({ code: 'failed' });
    release();
    expect(await answer).toBe('sent');
    expect(await say('1')).toBe('sent');
    expect(calls).toHaveLength(2);
  });

  it('says nothing of a pause when nobody could be connected to', async () => {
    const { clock, say } = chats(...Array.from({ length: 20 }, (): Refusal => ({ code: 'failed', isUnsent: true })));
    const sent = say('1', true);
    sent.catch(() => undefined);
    for (let second = 0; second < 22; second += 1) await clock.advance(1000);

    await expect(sent).rejects.toMatchObject({ code: 'failed', retryAfterMs: undefined });
  });
});
