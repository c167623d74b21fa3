import type { Backlog } from './delivery.ts';

/** What waits in several outboxes, as if they were one. */
export function wholeBacklog(backlogs: readonly Backlog[]): Backlog {
  const sum = (of: (backlog: Backlog) => number): number => backlogs.reduce((all, backlog) => all + of(backlog), 0);
  const oldest = backlogs.flatMap(({ oldestAt }) => oldestAt ?? []);
  return {
    count: sum(({ count }) => count),
    ...(oldest.length > 0 && { oldestAt: Math.min(...oldest) }),
    paused: sum(({ paused }) => paused),
    held: sum(({ held }) => held),
  };
}
