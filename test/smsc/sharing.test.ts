import { describe, expect, it } from 'vitest';
import { createSharing } from '../../src/smsc/sharing.ts';

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

function withShare(): { readonly share: ReturnType<typeof createSharing>['share'] } {
  const sharing = createSharing();
  return { share: (...args) => sharing.share(...args) };
}
