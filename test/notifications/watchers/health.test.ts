import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { HealthChange } from '../../../src/bot/topics/change.ts';
import { createHealthMonitor, type Looked } from '../../../src/notifications/watchers/health.ts';
import type { HealthState } from '../../../src/notifications/watchers/health-state.ts';

const seconds = 1_000;
const start = Date.parse('2026-11-18T09:00:00Z');

type Event =
  | { readonly look: Looked }
  | { readonly platform: string; readonly isConnected: boolean }
  | 'tick'
  | 'begin';

/** Feeds events at their moments, with a new monitor and a state out of JSON each time. */
function play(events: readonly (readonly [afterMs: number, event: Event])[]) {
  let state: HealthState | undefined;
  let at = start;
  const told: string[] = [];
  const changes: HealthChange[] = [];
  for (const [afterMs, event] of events) {
    at += afterMs;
    const now = at;
    const monitor = createHealthMonitor({ now: () => now });
    const seen =
      event === 'tick'
        ? monitor.tick(state)
        : event === 'begin'
          ? monitor.began(state)
          : 'look' in event
            ? monitor.looked(state, event.look)
            : monitor.connection(state, event.platform, event.isConnected);
    state = JSON.parse(JSON.stringify(seen.state)) as HealthState;
    expect(state).toEqual(seen.state);
    for (const change of seen.changes as readonly HealthChange[]) {
      changes.push(change);
      told.push(`${(at - start) / seconds} ${change.kind} ${change.object.slice('health:'.length)}`);
    }
  }
  return { told, changes };
}

function look(watcher: string, error?: Looked['error'], everyMs = 30 * seconds): Event {
  return { look: { watcher, everyMs, ...(error && { error }) } };
}

/** The same again and again, every 10 seconds. */
function ticks(count: number): readonly (readonly [number, Event])[] {
  return Array.from({ length: count }, () => [10 * seconds, 'tick'] as const);
}

describe('the monitor of health', () => {
  it('tells once when nobody has had a good look for three intervals, and once when it is over', () => {
    const { told, changes } = play([
      [0, look('sender')],
      [0, look('inbox')],
      ...ticks(20),
      [0, look('inbox', 'unreachable')],
      ...ticks(20),
      [0, look('inbox')],
      ...ticks(5),
    ]);

    expect(told).toEqual(['100 failing provider', '400 over provider']);
    expect(changes).toEqual([
      {
        topic: 'health',
        object: 'health:provider',
        what: 'provider',
        kind: 'failing',
        since: start,
        isDecisive: true,
        isLoud: true,
      },
      {
        topic: 'health',
        object: 'health:provider',
        what: 'provider',
        kind: 'over',
        since: start,
        isDecisive: true,
        isLoud: false,
      },
    ]);
  });

  it('tells of a watcher that alone has no good look', () => {
    const rounds = Array.from({ length: 8 }, () => [
      [30 * seconds, look('sender', 'bad-response')] as const,
      [0, look('inbox')] as const,
    ]).flat();

    const { told } = play([[0, look('sender')], [0, look('inbox')], ...rounds, [30 * seconds, look('sender')]]);

    expect(told).toEqual(['120 failing watcher:sender', '270 over watcher:sender']);
  });

  it('takes nothing for an outage while the limits are counted anew after the clock was set back', () => {
    const { told } = play([
      [0, look('sender')],
      [0, look('inbox')],
      [-3_600 * seconds, 'tick'],
      ...ticks(9),
      [5 * seconds, look('sender')],
      [0, look('inbox')],
      ...ticks(5),
    ]);

    expect(told).toEqual([]);
  });

  it('gives a process that begins to look the time for it', () => {
    const restarts = Array.from({ length: 10 }, () => [
      [20 * seconds, 'begin'] as const,
      [10 * seconds, look('inbox')] as const,
    ]).flat();

    expect(play([[0, look('sender')], [0, look('inbox')], ...restarts, [10 * seconds, 'tick']]).told).toEqual([]);
  });

  it('blames nobody alone whom the end of an outage finds held up for some minutes', () => {
    const rounds = (count: number) =>
      Array.from({ length: count }, () => [
        [30 * seconds, look('sender', 'limited')] as const,
        [0, look('inbox')] as const,
      ]).flat();
    const outage = [[0, look('sender')], [0, look('inbox')], ...ticks(20)] as const;

    expect(play([...outage, ...rounds(10), [30 * seconds, look('sender')]]).told).toEqual([
      '100 failing provider',
      '230 over provider',
    ]);
    expect(play([...outage, ...rounds(12)]).told).toEqual([
      '100 failing provider',
      '230 over provider',
      '530 failing watcher:sender',
    ]);
  });

  it('blames nobody alone because another was given an answer from a moment before', () => {
    const { told } = play([
      [0, look('sender')],
      [0, look('inbox')],
      [0, look('balance')],
      [30 * seconds, look('sender', 'unreachable')],
      [5 * seconds, look('inbox', 'unreachable')],
      [5 * seconds, look('balance')],
      ...ticks(20),
    ]);

    expect(told).toEqual(['140 failing provider']);
  });

  it('tells of a look that never ends', () => {
    const rounds = Array.from({ length: 5 }, () => [30 * seconds, look('inbox')] as const);

    expect(play([[0, look('sender')], [0, look('inbox')], ...rounds]).told).toEqual(['120 failing watcher:sender']);
  });

  it('blames the provider, and not whoever failed first', () => {
    const { told } = play([
      [0, look('sender')],
      [20 * seconds, look('mailing', undefined, 65 * seconds)],
      [10 * seconds, look('sender', 'timeout')],
      ...ticks(30),
      [0, look('sender')],
      [10 * seconds, look('mailing', undefined, 65 * seconds)],
      ...ticks(5),
    ]);

    expect(told).toEqual(['120 failing provider', '330 over provider']);
  });

  it.each([
    ['no-access', 'credentials'],
    ['blocked', 'blocked'],
  ] as const)('tells of the error %s at once, and that it is over when who met it is answered', (error, what) => {
    const { told } = play([
      [0, look('sender')],
      [0, look('inbox')],
      [10 * seconds, look('inbox', error)],
      [10 * seconds, look('sender', error)],
      ...ticks(30),
      [0, look('sender')],
      [10 * seconds, look('inbox', error)],
      [10 * seconds, look('inbox')],
      ...ticks(5),
    ]);

    expect(told).toEqual([`10 failing ${what}`, `340 over ${what}`]);
  });

  it('lets anybody end what a watcher met that has nothing to ask for any more', () => {
    const { told } = play([
      [0, look('template', 'no-access')],
      [10 * seconds, look('inbox')],
      [10 * seconds, { look: { watcher: 'template', everyMs: 30 * seconds, isIdle: true } }],
      [10 * seconds, look('inbox')],
    ]);

    expect(told).toEqual(['0 failing credentials', '30 over credentials']);
  });

  it('does not judge a watcher that has nothing to ask for', () => {
    const rounds = Array.from({ length: 9 }, () => [30 * seconds, look('inbox')] as const);

    expect(play([[0, { look: { watcher: 'template', everyMs: 30 * seconds, isIdle: true } }], ...rounds]).told).toEqual(
      [],
    );
  });

  it('tells of a platform that is not connected for 60 seconds, and when it is again', () => {
    const { told, changes } = play([
      [0, { platform: 'slack', isConnected: false }],
      [50 * seconds, { platform: 'slack', isConnected: true }],
      [10 * seconds, { platform: 'slack', isConnected: false }],
      [30 * seconds, { platform: 'slack', isConnected: false }],
      ...ticks(8),
      [0, { platform: 'slack', isConnected: true }],
      ...ticks(8),
    ]);

    expect(told).toEqual(['120 failing platform:slack', '170 over platform:slack']);
    expect(changes[0]).toMatchObject({ what: 'platform', which: 'slack', since: start + 60 * seconds });
  });

  it('takes neither a stop of the process nor a step of the clock for an outage', () => {
    const { told } = play([
      [0, look('inbox')],
      [0, { platform: 'slack', isConnected: false }],
      [3_600 * seconds, 'tick'],
      [30 * seconds, look('inbox')],
      [-3_600 * seconds, 'tick'],
      [30 * seconds, look('inbox')],
      [3_600 * seconds, { platform: 'slack', isConnected: true }],
      [30 * seconds, look('inbox')],
    ]);

    expect(told).toEqual([]);
  });

  it('still ends what was told before the process stopped', () => {
    const { told } = play([[0, look('inbox')], ...ticks(10), [3_600 * seconds, 'tick'], [10 * seconds, look('inbox')]]);

    expect(told).toEqual(['100 failing provider', '3710 over provider']);
  });

  it('tells each outage once before its end, in any history', () => {
    const event: fc.Arbitrary<Event> = fc.oneof(
      fc.constant('tick' as const),
      fc
        .tuple(
          fc.constantFrom('sender', 'inbox', 'mailing'),
          fc.constantFrom(undefined, 'timeout', 'no-access', 'blocked'),
        )
        .map(([watcher, error]) => look(watcher, error as Looked['error'])),
      fc.record({ platform: fc.constantFrom('slack', 'telegram'), isConnected: fc.boolean() }),
    );
    const history = fc.array(
      fc.tuple(
        fc.constantFrom(0, 5, 20, 40, 80, 4_000, -4_000).map((s) => s * seconds),
        event,
      ),
    );
    fc.assert(
      fc.property(history, (events) => {
        const open = new Map<string, number>();
        for (const { object, kind, since } of play(events).changes) {
          expect(open.has(object)).toBe(kind === 'over');
          expect(open.get(object)).toBe(kind === 'over' ? since : undefined);
          if (kind === 'over') open.delete(object);
          else open.set(object, since);
        }
      }),
    );
  });
});
