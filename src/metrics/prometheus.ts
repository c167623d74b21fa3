import { Counter, Gauge, Registry } from 'prom-client';
import { label } from './labels.ts';
import type { Metrics } from './metrics.ts';

/** What waits to be told, when somebody asks. */
export interface Waiting {
  readonly count: number;
  /** Since when the one that has waited longest waits, in milliseconds since the epoch. */
  readonly oldestAt?: number;
  readonly paused: number;
  readonly held: number;
}

export interface PrometheusMetrics extends Metrics {
  /** Everything counted so far, in the text format of Prometheus. */
  text(): Promise<string>;
  /** Of the text. */
  readonly mediaType: string;
}

/**
 * Metrics that Prometheus can read. In labels stand the names of our own things alone.
 *
 * @param waiting - asked each time that the text is made; when it rejects, its figures are left out
 * @param now - milliseconds since the epoch
 */
export function createPrometheusMetrics(waiting: () => Promise<Waiting>, now: () => number): PrometheusMetrics {
  const registry = new Registry();
  const registers = [registry];
  const count = <Names extends string>(name: string, help: string, labelNames: readonly Names[]): Counter<Names> =>
    new Counter({ name: `smsc_chatops_${name}_total`, help, labelNames: [...labelNames], registers });
  const polls = count('polls', 'Looks of watchers', ['watcher', 'result']);
  const calls = count('provider_calls', 'Calls of the provider', ['operation', 'result']);
  const waits = count('provider_limit_wait_seconds', "Time waited for the provider's limits", ['operation']);
  const commands = count('commands', 'Commands that were run', ['command', 'platform', 'result']);
  const deliveries = count('deliveries', 'Messages with notifications', ['platform', 'result']);
  const repeats = count('repeats', 'Messages that may have been shown before', ['platform']);
  const backlog = new Gauge({
    name: 'smsc_chatops_backlog',
    help: 'Notifications to be told',
    labelNames: ['state'],
    registers,
  });
  const age = new Gauge({
    name: 'smsc_chatops_backlog_age_seconds',
    help: 'How long the oldest of them has waited',
    registers,
  });

  async function lookAtBacklog(): Promise<void> {
    backlog.reset();
    age.reset();
    const found = await waiting().catch(() => undefined);
    if (found === undefined) return age.remove();
    backlog.set({ state: 'waiting' }, found.count);
    backlog.set({ state: 'paused' }, found.paused);
    backlog.set({ state: 'held' }, found.held);
    age.set(found.oldestAt === undefined ? 0 : Math.max(0, now() - found.oldestAt) / 1000);
  }

  return {
    polled: (watcher, result) => polls.inc({ watcher: label(watcher), result: label(result) }),
    called: ({ operation, result, waitedMs }) => {
      calls.inc({ operation: label(operation), result: label(result) });
      waits.inc({ operation: label(operation) }, Math.max(0, waitedMs) / 1000);
    },
    commanded: (command, platform, result) =>
      commands.inc({ command: label(command), platform: label(platform), result: label(result) }),
    delivered: (platform, result) => deliveries.inc({ platform: label(platform), result: label(result) }),
    repeated: (platform) => repeats.inc({ platform: label(platform) }),
    mediaType: 'text/plain; version=0.0.4',
    text: async () => {
      await lookAtBacklog();
      return registry.metrics();
    },
  };
}
