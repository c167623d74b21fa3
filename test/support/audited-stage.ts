import assert from 'node:assert/strict';
import type { AuditRecord } from '../../src/bot/audit/audit-entry.ts';
import { messageOf, type Sent, type Stage } from './play.ts';

export interface AuditedStage extends Stage {
  /** Whether each line and each press has left one entry in the audit log, under the name of who did it, and nothing else any. */
  assertNoted(): void;
}

/** What was done, by whom, and under whose name it was noted. */
interface Step {
  readonly did: string;
  readonly by: readonly string[];
  readonly noted: readonly string[];
}

/** A stage on the core that looks into the audit log after each step. */
export function auditedStage(stage: Stage): AuditedStage {
  const { audit } = stage.bot.parts('en').acting;
  const steps: Step[] = [];
  let last = 0;

  async function took(did: string, by: readonly string[]): Promise<void> {
    const newest = await audit.list({ limit: 1000 });
    const fresh = newest.filter(({ number }) => number > last);
    last = newest[0]?.number ?? 0;
    steps.push({ did, by, noted: fresh.filter((entry) => isOwn(entry, fresh)).map((entry) => entry.by.id) });
  }

  return {
    bot: stage.bot,
    send: async (sent) => {
      const replies = await stage.send(sent);
      await took(wordsOf(sent), [messageOf(sent).from.id]);
      return replies;
    },
    happen: async (changes, where) => {
      const replies = await stage.happen(changes, where);
      await took('what the bot tells by itself', []);
      return replies;
    },
    assertNoted: () => {
      const seen = steps.map(({ did, noted }) => ({ did, noted }));
      assert.deepEqual(
        seen,
        steps.map(({ did, by }) => ({ did, noted: by })),
      );
    },
  };
}

function wordsOf({ text, label }: Sent): string {
  return label === undefined ? text : `[${label}] ${text}`;
}

/** An entry of the step itself: not of how that ended which it began, nor of the question that another took the place of. */
function isOwn({ outcome, reference }: AuditRecord, fresh: readonly AuditRecord[]): boolean {
  const isEnd =
    outcome !== 'begun' && fresh.some((other) => other.outcome === 'begun' && other.reference === reference);
  return !isEnd && outcome !== 'changed';
}
