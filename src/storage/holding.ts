import type { Clock } from '../lib/clock.ts';
import type { Logger } from '../lib/logger.ts';
import { reached } from '../lib/steps.ts';
import type { Lease, Leases } from './lease.ts';

export interface HoldingOptions {
  readonly leases: Leases;
  /** Of the lease. */
  readonly name: string;
  /** Unique to this start of the process, and not empty. */
  readonly holder: string;
  readonly clock: Clock;
  readonly log: Logger;
  /** Nothing is held any more after it is aborted. */
  readonly signal: AbortSignal;
}

/** The time for which a lease is held. */
export interface Term {
  readonly lease: Lease;
  /** Aborted when the lease is lost or is to be given up. */
  readonly signal: AbortSignal;
  /** To be called by whoever is told that somebody else has the lease. */
  readonly onDeposed: () => void;
}

/** Another process takes over within two of these. */
const leaseMs = 15_000;
const renewMs = leaseMs / 4;

/**
 * Wants a lease until the signal is aborted, and does the work for as long as it has it; what the storage refuses is
 * logged and tried again. The lease is given up when the work has ended.
 *
 * @param work - ends soon after the signal of its term is aborted; may begin again in a later term
 * @throws what the work throws
 */
export async function whileHolding(options: HoldingOptions, work: (term: Term) => Promise<void>): Promise<void> {
  const { leases, name, holder, clock, log, signal } = options;

  async function take(): Promise<Lease | undefined> {
    try {
      return await leases.takeLease(name, holder, leaseMs);
    } catch (err) {
      log.warn({ err, lease: name }, 'a lease could not be taken');
      return undefined;
    }
  }

  /** Renews until the lease is lost or `over` is aborted; without a word from the database it counts as lost in time. */
  async function renew(lease: Lease, over: AbortSignal, onLost: () => void): Promise<void> {
    for (let silentMs = 0; !over.aborted; ) {
      await clock.sleep(renewMs, over).catch(() => undefined);
      if (over.aborted) return;
      try {
        if (!(await leases.renew(lease, leaseMs))) return onLost();
        silentMs = 0;
      } catch (err) {
        silentMs += renewMs;
        log.warn({ err, lease: name }, 'a lease could not be renewed');
        if (silentMs >= leaseMs) return onLost();
      }
    }
  }

  async function lead(lease: Lease): Promise<void> {
    const lost = new AbortController();
    const ended = new AbortController();
    const term = AbortSignal.any([signal, lost.signal]);
    const onDeposed = (): void => {
      if (term.aborted) return;
      log.warn({ lease: name, epoch: lease.epoch }, 'a lease was lost');
      reached('lead:lost');
      lost.abort(new Error('the lease was lost'));
    };
    const working = work({ lease, signal: term, onDeposed }).finally(() => ended.abort());
    await Promise.all([working, renew(lease, AbortSignal.any([term, ended.signal]), onDeposed)]);
  }

  async function giveUp(lease: Lease): Promise<void> {
    try {
      await leases.release(lease);
    } catch (err) {
      log.warn({ err, lease: name }, 'a lease could not be given up');
    }
  }

  while (!signal.aborted) {
    const lease = await take();
    if (lease !== undefined) {
      try {
        if (!signal.aborted) await lead(lease);
      } finally {
        await giveUp(lease);
      }
    }
    await clock.sleep(renewMs, signal).catch(() => undefined);
  }
}
