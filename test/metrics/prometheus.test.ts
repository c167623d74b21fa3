import { assert, constantFrom, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commands } from '../../src/bot/commands/index.ts';
import { label } from '../../src/metrics/labels.ts';
import { createPrometheusMetrics, type PrometheusMetrics, type Waiting } from '../../src/metrics/prometheus.ts';

const now = 1_000_000;
const drawn = ['a', 'B', '.', '-', '_', ' ', '0', '1', '7', '9', '+', ':', '"', '\n'] as const;
const nothing: Waiting = { count: 0, paused: 0, held: 0 };

function metrics(waiting: () => Promise<Waiting> = async () => nothing): PrometheusMetrics {
  return createPrometheusMetrics(waiting, () => now);
}

/** The lines that are figures. */
async function figures(counted: PrometheusMetrics): Promise<readonly string[]> {
  return (await counted.text()).split('\n').filter((line) => line !== '' && !line.startsWith('#'));
}

describe('the figures', () => {
  it('count what happened by names', async () => {
    const counted = metrics();

    counted.polled('inbox', 'ok');
    counted.polled('inbox', 'ok');
    counted.called({ operation: 'balance.get', result: 'ok', waitedMs: 1500 });
    counted.commanded('sender status', 'test', 'failed');
    counted.delivered('test', 'sent');
    counted.repeated('test');

    expect(await figures(counted)).toEqual([
      'smsc_chatops_polls_total{watcher="inbox",result="ok"} 2',
      'smsc_chatops_provider_calls_total{operation="balance.get",result="ok"} 1',
      'smsc_chatops_provider_limit_wait_seconds_total{operation="balance.get"} 1.5',
      'smsc_chatops_commands_total{command="sender status",platform="test",result="failed"} 1',
      'smsc_chatops_deliveries_total{platform="test",result="sent"} 1',
      'smsc_chatops_repeats_total{platform="test"} 1',
      'smsc_chatops_backlog{state="waiting"} 0',
      'smsc_chatops_backlog{state="paused"} 0',
      'smsc_chatops_backlog{state="held"} 0',
      'smsc_chatops_backlog_age_seconds 0',
    ]);
  });

  it('tell what waits and for how long', async () => {
    const lines = await figures(metrics(async () => ({ count: 7, oldestAt: now - 90_000, paused: 2, held: 3 })));

    expect(lines).toContain('smsc_chatops_backlog{state="waiting"} 7');
    expect(lines).toContain('smsc_chatops_backlog_age_seconds 90');
  });

  it('leave out what waits while that cannot be looked up', async () => {
    const lines = await figures(metrics(() => Promise.reject(new Error('no database'))));

    expect(lines).toEqual([]);
  });

  it('name nobody: what is no name of ours does not stand in a label', async () => {
    const counted = metrics();

    for (const foreign of [
      '+79161234567',
      '79161234567',
      '-1001234567890',
      'C0123456789',
      'xoxb-1-2-abcDEF',
      'код 12',
    ]) {
      counted.polled(foreign, foreign);
      counted.called({ operation: foreign, result: foreign, waitedMs: 1 });
      counted.delivered(foreign, 'sent');
      counted.repeated(foreign);
    }

    const text = await counted.text();
    expect(text).toContain('smsc_chatops_polls_total{watcher="other",result="other"} 6');
    expect(text).not.toMatch(/\d{4}|xox|код/);
  });
});

describe('a label', () => {
  it('takes the names of all commands', () => {
    expect(commands.map(({ name }) => name).filter((name) => label(name) !== name)).toEqual([]);
  });

  it('never has a number that could be a phone, an id or a code', () => {
    assert(
      property(string({ unit: constantFrom(...drawn) }), (name) => {
        expect(label(name)).not.toMatch(/\d{3}|["\n:+]/);
      }),
    );
  });
});
