import { describe, expect, it } from 'vitest';
import { SmscError } from '../../src/smsc/error.ts';
import { createSharing } from '../../src/smsc/sharing.ts';
import { type ManualClock, manualClock } from '../support/clock.ts';

interface Work {
  readonly start: (signal: AbortSignal) => Promise<string>;
  readonly finish: (result: string) => void;
  readonly fail: (error: Error) => void;
  /** The signals of every time that it was started. */
  readonly signals: readonly AbortSignal[];
}

/** Work that ends when the test says so. */
function work(): Work {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const signals: AbortSignal[] = [];
  const start = (signal: AbortSignal): Promise<string> => {
    signals.push(signal);
    return promise;
  };
  return { start, finish: resolve, fail: reject, signals };
}

describe('sharing', () => {
  it('gives everybody the result of one piece of work', async () => {
    const { share } = withShare();
    const one = work();

    const results = Promise.all([1, 2, 3].map(() => share('a', undefined, one.start)));
    one.finish('done');

    expect(await results).toEqual(['done', 'done', 'done']);
    expect(one.signals).toHaveLength(1);
  });

  it('gives everybody its failure', async () => {
    const { share } = withShare();
    const one = work();

    const results = Promise.allSettled([1, 2].map(() => share('a', undefined, one.start)));
    one.fail(new Error('failed'));

    expect((await results).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  });

  it('does different work apart, and the same work again when it has ended', async () => {
    const { share } = withShare();
    const one = work();
    const other = work();

    const both = Promise.all([share('a', undefined, one.start), share('b', undefined, other.start)]);
    one.finish('one');
    other.finish('other');

    expect(await both).toEqual(['one', 'other']);
    expect(await share('a', undefined, async () => 'again')).toBe('again');
  });

  it('lets one caller go without stopping the others', async () => {
    const { share } = withShare();
    const one = work();
    const leaving = new AbortController();

    const left = share('a', leaving.signal, one.start);
    const stayed = share('a', undefined, one.start);
    leaving.abort(new Error('enough'));

    await expect(left).rejects.toThrow('enough');
    one.finish('done');
    expect(await stayed).toBe('done');
    expect(one.signals[0]?.aborted).toBe(false);
  });

  it('stops the work when nobody waits for it any more', async () => {
    const { share } = withShare();
    const one = work();
    const stops = [new AbortController(), new AbortController()];

    const left = Promise.allSettled(stops.map(({ signal }) => share('a', signal, one.start)));
    stops[0]?.abort();
    expect(one.signals[0]?.aborted).toBe(false);
    stops[1]?.abort();
    await left;

    expect(one.signals[0]?.aborted).toBe(true);
  });

  it('starts anew after work that was stopped', async () => {
    const { share } = withShare();
    const stop = new AbortController();
    const stopped = share('a', stop.signal, work().start);
    stop.abort(new Error('enough'));
    await expect(stopped).rejects.toThrow('enough');

    expect(await share('a', undefined, async () => 'anew')).toBe('anew');
  });

  it('does not begin for a caller who has stopped before', async () => {
    const { share } = withShare();
    const one = work();

    await expect(share('a', AbortSignal.abort(new Error('enough')), one.start)).rejects.toThrow('enough');

    expect(one.signals).toEqual([]);
  });
});

describe('shared work that waits for a limit', () => {
  it('fails at once for who cannot wait so long, whenever he came, and goes on for the others', async () => {
    const { clock, callers, join, finish, tell, signal } = waiting(0, 5_000, 60_000);

    tell(limitedAt(clock.now() + 10_000));
    const late = join(9_999);

    await expect(callers[0]).rejects.toMatchObject({ code: 'limited' });
    await expect(callers[1]).rejects.toMatchObject({ code: 'limited' });
    await expect(late).rejects.toMatchObject({ code: 'limited' });
    expect(signal()?.aborted).toBe(false);
    tell(undefined);
    finish('done');
    expect(await callers[2]).toBe('done');
    expect(clock.sleepers()).toEqual([]);
  });

  it('is waited for no longer than each one said where its end is not known', async () => {
    const { clock, callers, finish, tell } = waiting(500, 5_000);
    tell(limitedAt(clock.now()));
    await clock.asleep(2);
    const hasty = Promise.allSettled(callers.slice(0, 1));

    await clock.advance(500);

    expect(await hasty).toMatchObject([{ status: 'rejected', reason: { code: 'limited' } }]);
    finish('done');
    expect(await callers[1]).toBe('done');
    expect(clock.sleepers()).toEqual([]);
  });

  it('counts the waits together, and not the time between them', async () => {
    const { clock, callers, tell } = waiting(1_500);
    tell(limitedAt(clock.now() + 1_000));
    await clock.advance(1_000);
    tell(undefined);
    await clock.advance(60_000);
    const second = limitedAt(clock.now() + 500);
    tell(second);
    await clock.advance(400);
    const third = limitedAt(clock.now() + 101);

    tell(third);

    await expect(callers[0]).rejects.toBe(third);
  });

  it('is stopped with the reason of the last who leaves', async () => {
    const { clock, callers, tell, signal } = waiting(0);
    const limited = limitedAt(clock.now() + 1);

    tell(limited);

    await expect(callers[0]).rejects.toBe(limited);
    expect(signal()?.reason).toBe(limited);
  });
});

type Start = (signal: AbortSignal) => Promise<string>;
type Share = (key: string, signal: AbortSignal | undefined, start: Start) => Promise<string>;

/** For callers who wait for no limit. */
function withShare(): { readonly share: Share } {
  const sharing = createSharing(manualClock());
  return { share: (key, signal, start) => sharing.share(key, { signal, maxWaitMs: 0 }, start) };
}

function limitedAt(retryAt: number): SmscError {
  return new SmscError('limited', 'used up', { operation: 'balance.get', retryAt });
}

/** Work that tells of its waits what the test says, and callers who are willing to wait so long. */
function waiting(...waits: readonly number[]) {
  const clock: ManualClock = manualClock();
  const sharing = createSharing(clock);
  const { promise, resolve } = Promise.withResolvers<string>();
  const seen: { tell?: (limited: SmscError | undefined) => void; signal?: AbortSignal } = {};
  const join = (maxWaitMs: number): Promise<string> =>
    sharing.share('a', { maxWaitMs }, (signal, tell) => {
      Object.assign(seen, { tell, signal });
      return promise;
    });
  const callers = waits.map(join);
  const tell = (limited: SmscError | undefined): void => seen.tell?.(limited);
  return { clock, callers, join, finish: resolve, tell, signal: () => seen.signal };
}
