import { describe, expect, it } from 'vitest';
import { manualClock, noon } from './clock.ts';

describe('the manual clock', () => {
  it('stands still until it is moved', async () => {
    const clock = manualClock();

    await clock.advance(250);

    expect(clock.now()).toBe(noon + 250);
  });

  it('wakes sleepers in the order in which they are due, each at its own time', async () => {
    const clock = manualClock(0);
    const woken: string[] = [];
    const sleep = async (name: string, ms: number): Promise<void> => {
      await clock.sleep(ms);
      woken.push(`${name} at ${clock.now()}`);
    };
    const all = [sleep('late', 300), sleep('first', 100), sleep('second', 100), sleep('never', 900)];

    await clock.advance(500);

    expect(woken).toEqual(['first at 100', 'second at 100', 'late at 300']);
    expect(clock.now()).toBe(500);
    expect(clock.sleepers()).toEqual([400]);
    await clock.advance(400);
    await Promise.all(all);
  });

  it('wakes somebody who sleeps again within the same span again', async () => {
    const clock = manualClock(0);
    const ticks: number[] = [];
    const ticking = (async () => {
      for (let tick = 0; tick < 3; tick += 1) {
        await clock.sleep(10);
        ticks.push(clock.now());
      }
    })();

    await clock.advance(30);

    await ticking;
    expect(ticks).toEqual([10, 20, 30]);
  });

  it('lets a signal end a sleep with its reason and forgets the sleeper', async () => {
    const clock = manualClock();
    const stop = new AbortController();
    const sleeping = clock.sleep(1_000, stop.signal);

    stop.abort(new Error('enough'));

    await expect(sleeping).rejects.toThrow('enough');
    await expect(clock.sleep(1, stop.signal)).rejects.toThrow('enough');
    expect(clock.sleepers()).toEqual([]);
  });

  it('wakes nobody earlier or later when the wall clock is set', async () => {
    const clock = manualClock(1_000_000);
    let woken = false;
    const sleeping = (async () => {
      await clock.sleep(100);
      woken = true;
    })();

    clock.step(-500_000);
    await clock.advance(99);

    expect(woken).toBe(false);
    expect(clock.now()).toBe(500_099);
    await clock.advance(1);
    await sleeping;
  });

  it('runs what is to be done after a while, unless it is called off first', async () => {
    const clock = manualClock(0);
    const ran: string[] = [];
    clock.after(100, () => ran.push(`kept at ${clock.now()}`));
    const cancel = clock.after(50, () => ran.push('called off'));

    cancel();
    await clock.advance(1_000);

    expect(ran).toEqual(['kept at 100']);
    expect(clock.sleepers()).toEqual([]);
  });

  it('tells when enough sleepers wait', async () => {
    const clock = manualClock();
    const asleep = clock.asleep(2);
    const sleeping = [clock.sleep(1), clock.sleep(1)];

    await asleep;

    expect(clock.sleepers()).toEqual([1, 1]);
    await clock.advance(1);
    await Promise.all(sleeping);
  });
});
