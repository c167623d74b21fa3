import { describe, expect, it } from 'vitest';
import { createFirstAlone } from '../../../src/smsc/limits/first-alone.ts';

/** Requests that end when the test says so. */
function setting() {
  const run = createFirstAlone();
  const begun: string[] = [];
  const ends = new Map<string, PromiseWithResolvers<string>>();
  function ask(name: string, signal?: AbortSignal): Promise<string> {
    const end = Promise.withResolvers<string>();
    ends.set(name, end);
    const work = async (): Promise<string> => {
      begun.push(name);
      return end.promise;
    };
    return run(work, (came) => came === 'answered', signal);
  }
  const end = (name: string, came: string): void => ends.get(name)?.resolve(came);
  const fail = (name: string): void => ends.get(name)?.reject(new Error('unreachable'));
  return { ask, begun, end, fail };
}

/** Lets everything happen that waits for nothing. */
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('the first request', () => {
  it('goes alone, and the others go when it is answered', async () => {
    const { ask, begun, end } = setting();
    const all = [ask('one'), ask('two'), ask('three')];
    await settled();
    expect(begun).toEqual(['one']);

    for (const name of ['one', 'two', 'three']) end(name, 'answered');

    expect(await Promise.all(all)).toEqual(['answered', 'answered', 'answered']);
  });

  it('that was answered is the last to go alone', async () => {
    const { ask, begun, end } = setting();
    const first = ask('one');
    end('one', 'answered');
    await first;

    void ask('two');
    void ask('three');

    expect(begun).toEqual(['one', 'two', 'three']);
  });

  it('that told nothing is waited for by those who came meanwhile, and by nobody twice', async () => {
    const { ask, begun, end } = setting();
    void ask('one');
    void ask('two');
    void ask('three');
    end('one', 'no answer');
    await settled();

    expect(begun).toEqual(['one', 'two', 'three']);
  });

  it('that told nothing leaves it to the next one to go alone', async () => {
    const { ask, begun, end, fail } = setting();
    const one = ask('one');
    end('one', 'no answer');
    await one;
    const two = ask('two');
    fail('two');
    await expect(two).rejects.toThrow('unreachable');

    void ask('three');
    void ask('four');
    await settled();

    expect(begun).toEqual(['one', 'two', 'three']);
  });

  it('is not waited for by who does not want to wait any more', async () => {
    const { ask, begun } = setting();
    const leaving = new AbortController();
    void ask('one');
    void ask('two', leaving.signal);
    void ask('three', AbortSignal.abort());
    void ask('four');
    await settled();
    expect(begun).toEqual(['one', 'three']);

    leaving.abort();
    await settled();

    expect(begun).toEqual(['one', 'three', 'two']);
  });
});
