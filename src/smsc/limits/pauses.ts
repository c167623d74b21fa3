import type { Clock } from '../../lib/clock.ts';
import type { Database } from '../../storage/database.ts';
import { SmscError, type SmscErrorCode } from '../error.ts';
import { hour, minute } from '../operation.ts';
import { lookAt, type PauseLengths, refused, undecided } from './pause.ts';
import { databaseCell, memoryCell, type PauseCell } from './pause-cell.ts';

export interface PausesOptions {
  readonly database: Database;
  readonly clock: Clock;
  /** Where a block holds: the provider's host, as error 4 concerns the IP address and with it every login. */
  readonly scope: string;
  /** The longest time from an admission to its report, in milliseconds. */
  readonly callMs: number;
}

/** The permission to ask the provider now. */
export interface Admission {
  /**
   * To be called once, with what came of it. An admission that is never reported counts as undecided after `callMs`.
   *
   * @throws StorageError
   */
  report(outcome: 'ok' | SmscErrorCode): Promise<void>;
}

export interface Pauses {
  /**
   * Lets a request pass unless the provider has lately refused all of its kind.
   *
   * @param operation - its name in `client.ts`
   * @throws SmscError at once during a pause, with `retryAt`: `limited`, `no-access` or `blocked`
   * @throws StorageError
   */
  admit(operation: string): Promise<Admission>;
}

/** One reason to pause. */
interface Reason {
  readonly refusal: SmscErrorCode;
  readonly cell: PauseCell;
  readonly lengths: PauseLengths;
  readonly error: (operation: string, retryAt: number) => SmscError;
}

/**
 * Stops asking when the provider refuses, so that a refusal does not become a block (facts 9.7):
 * - error 9, too many requests: that operation, 20 s to 5 min
 * - error 2, no access: everything, 1 to 60 min, until a restart, as that is how a mended password comes in
 * - error 4, blocked: everything, 1 to 60 min, over restarts and for all processes
 *
 * After a pause one request tries again while the others still wait. When it is answered the pause is over, when it is
 * refused in the same way the next pause is twice as long.
 */
export function createPauses({ database, clock, scope, callMs }: PausesOptions): Pauses {
  const refusals = new Map<string, Reason>();
  const access: Reason = {
    refusal: 'no-access',
    cell: memoryCell(),
    lengths: { firstMs: minute, longestMs: hour, probeMs: callMs },
    error: (operation, retryAt) =>
      new SmscError('no-access', 'the provider refuses login, password or IP address', {
        operation,
        number: 2,
        retryAt,
      }),
  };
  const block: Reason = {
    refusal: 'blocked',
    cell: databaseCell(database, scope),
    lengths: access.lengths,
    error: (operation, retryAt) =>
      new SmscError('blocked', 'the provider has blocked this IP address for a time', {
        operation,
        number: 4,
        retryAt,
      }),
  };

  function tooMany(operation: string): Reason {
    const known = refusals.get(operation);
    if (known !== undefined) return known;
    const reason: Reason = {
      refusal: 'too-many-requests',
      cell: memoryCell(),
      lengths: { firstMs: 20_000, longestMs: 5 * minute, probeMs: callMs },
      error: (operation, retryAt) =>
        new SmscError('limited', 'the provider has had too many requests', { operation, number: 9, retryAt }),
    };
    refusals.set(operation, reason);
    return reason;
  }

  /** Whether the request is the one that tries again. @throws SmscError during the pause */
  async function pass(reason: Reason, operation: string): Promise<boolean> {
    const { cell, lengths } = reason;
    if ((await cell.get()) === undefined) return false;
    let retryAt: number | undefined;
    let isProbe = false;
    await cell.change((pause) => {
      const look = pause && lookAt(pause, clock.now(), lengths);
      isProbe = look?.may === 'probe';
      retryAt = look?.may === 'wait' ? look.retryAt : undefined;
      return look?.pause;
    });
    if (retryAt !== undefined) throw reason.error(operation, retryAt);
    return isProbe;
  }

  async function settle({ refusal, cell, lengths }: Reason, outcome: 'ok' | SmscErrorCode, wasProbe: boolean) {
    if (outcome === refusal) await cell.change((pause) => refused(pause, clock.now(), lengths, wasProbe));
    else if (wasProbe) await cell.change((pause) => (tellsNothing.has(outcome) ? undecided(pause) : undefined));
  }

  return {
    admit: async (operation) => {
      const passed: { readonly reason: Reason; readonly isProbe: boolean }[] = [];
      const report = async (outcome: 'ok' | SmscErrorCode): Promise<void> => {
        for (const { reason, isProbe } of passed) await settle(reason, outcome, isProbe);
      };
      try {
        for (const reason of [tooMany(operation), access, block]) {
          passed.push({ reason, isProbe: await pass(reason, operation) });
        }
      } catch (error) {
        await report('cancelled');
        throw error;
      }
      return { report };
    },
  };
}

/** Outcomes after which nobody knows whether the provider would still refuse: it did not look so far, or was not heard. */
const tellsNothing: ReadonlySet<'ok' | SmscErrorCode> = new Set([
  'no-access',
  'blocked',
  'too-many-requests',
  'bad-parameters',
  'unknown-refusal',
  'unreachable',
  'timeout',
  'too-large',
  'bad-response',
  'cancelled',
  'invalid',
  'limited',
]);
