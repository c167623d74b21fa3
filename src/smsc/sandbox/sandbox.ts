import { type Clock, systemClock } from '../../lib/clock.ts';
import type { Account } from './account.ts';
import { isAuthorised } from './authorise.ts';
import { encode } from './charset.ts';
import type { SandboxControl } from './control.ts';
import { Refusal } from './errors.ts';
import { createFaults } from './faults.ts';
import type { Answer, Format } from './formats/answer.ts';
import { contentType, refusal, write } from './formats/write.ts';
import { live } from './life.ts';
import { createLimits } from './limits.ts';
import { isFile, nameOf, operationFor } from './operations/index.ts';
import { type Request, readRequest, type SandboxRequest } from './request.ts';
import { seedAccount } from './seed.ts';

export interface SandboxOptions {
  /** The clock that the account's own clock is ahead of; the machine's when absent. */
  readonly clock?: Clock;
  /** The account to begin with, which is copied; a seeded one when absent. */
  readonly account?: Account;
  /** What the chances of a seeded account begin with. The same seed and start give the same account. */
  readonly seed?: number;
}

/** An answer as it goes over the wire. */
export interface SandboxAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** What was asked so far; numbers only, so that nothing secret can be in it. */
interface SandboxCounts {
  /** Requests by what they asked for, such as `senders.php get`; those that asked for nothing known are `unknown`. */
  readonly requests: Readonly<Record<string, number>>;
  /** Refusals by error number. */
  readonly refusals: Readonly<Record<string, number>>;
  /** How many of the refusals with 9 were for fifteen or more requests at once. */
  readonly atOnce: number;
}

/** The sandbox without its socket. */
export interface SandboxCore extends SandboxControl {
  /**
   * Answers one request as the server would, without a socket. Faults that cut or delay a connection (`outage`,
   * `slow`) show through the socket only.
   *
   * @param atOnce - how many requests are under way, this one included
   */
  answer(request: SandboxRequest, atOnce?: number): SandboxAnswer;
  counts(): SandboxCounts;
  /** A copy of the account as it is now. */
  account(): Account;
}

/** "Fifteen or more requests simultaneously" are too many, on every page. */
const tooManyAtOnce = 15;

/** An account at the provider, in memory. */
export function createSandbox({ clock = systemClock, account: given, seed = 1 }: SandboxOptions = {}): SandboxCore {
  let ahead = 0;
  const account = given === undefined ? seedAccount(seed, clock.now()) : structuredClone(given);
  const limits = createLimits(time);
  const faults = createFaults(time);
  const requests = new Map<string, number>();
  const refusals = new Map<string, number>();
  let refusedAtOnce = 0;

  function time(): number {
    return clock.now() + ahead;
  }

  /** The time, with all that is due by now having happened. */
  function current(): number {
    const now = time();
    live(account, now);
    return now;
  }

  function perform(request: Request, file: string, atOnce: number): Answer {
    const operation = operationFor(file, request.params);
    const name = operation === undefined ? 'unknown' : nameOf(operation);
    count(requests, name);
    if (faults.isOn('blocked')) throw new Refusal(4);
    if (faults.isOn('denied') || !isAuthorised(account, request.params)) throw new Refusal(2);
    if (atOnce >= tooManyAtOnce) {
      refusedAtOnce += 1;
      throw new Refusal(9);
    }
    if (faults.isOn('limited')) throw new Refusal(9);
    if (operation === undefined) throw new Refusal(1);
    if (!limits.admit(name, operation.limits, request.params)) throw new Refusal(9);
    return operation.answer({ account, params: request.params, files: request.files, now: current() });
  }

  function answered(request: Request, file: string, atOnce: number): { format: Format; answer: Answer } {
    try {
      return { format: request.format, answer: perform(request, file, atOnce) };
    } catch (cause) {
      if (!(cause instanceof Refusal)) throw cause;
      count(refusals, String(cause.number));
      // Errors of a request that names no operation come as plain text, whatever was asked for (facts 9.2).
      const format = operationFor(file, request.params) === undefined ? 0 : request.format;
      return { format, answer: refusal(file, cause.number, cause.id) };
    }
  }

  return {
    answer: (raw, atOnce = 1) => {
      if (faults.isOn('html')) return page(502, 'Bad Gateway');
      const request = readRequest(raw);
      if (request.file === undefined || !isFile(request.file)) return page(404, 'Not Found');
      const { format, answer } = answered(request, request.file, atOnce);
      const whole = encode(write(answer, format), request.charset);
      const body = faults.isOn('broken') ? whole.subarray(0, Math.floor(whole.length / 2)) : whole;
      return { status: 200, headers: { 'content-type': contentType(format) }, body };
    },
    counts: () => ({
      requests: Object.fromEntries(requests),
      refusals: Object.fromEntries(refusals),
      atOnce: refusedAtOnce,
    }),
    account: () => {
      current();
      return structuredClone(account);
    },
    now: () => Temporal.Instant.fromEpochMilliseconds(current()),
    advance: (ms) => {
      if (!(ms >= 0)) throw new RangeError('time goes forward only');
      ahead += Math.round(ms);
      current();
    },
    fault: (kind, ms) => faults.start(kind, ms),
    clearFaults: () => faults.clear(),
    faults: () => faults.active(),
  };
}

function count(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1);
}

/** A page of the web server in front, as a proxy writes it. */
function page(status: number, title: string): SandboxAnswer {
  const html = `<html>\r\n<head><title>${status} ${title}</title></head>\r\n<body>\r\n<center><h1>${status} ${title}</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n`;
  return { status, headers: { 'content-type': 'text/html' }, body: Buffer.from(html) };
}
