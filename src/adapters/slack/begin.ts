import type { Clock } from '../../lib/clock.ts';
import type { Logger } from '../../lib/logger.ts';
import { type Api, call, SlackError } from './api.ts';

export interface BeginOptions {
  readonly api: Api;
  readonly clock: Clock;
  readonly log: Logger;
  readonly signal: AbortSignal;
}

/** Who the bot is in its workspace. */
export interface Me {
  readonly team: string;
  readonly user: string;
  readonly bot: string;
}

const longestPauseMs = 30_000;

/** Refusals that no waiting mends. */
const final: readonly string[] = [
  'invalid_auth',
  'not_authed',
  'account_inactive',
  'token_revoked',
  'token_expired',
  'not_allowed_token_type',
  'team_access_not_granted',
];

function isFinal(error: unknown): error is SlackError {
  return error instanceof SlackError && final.includes(error.refusal ?? '');
}

/**
 * The first words with Slack: who the bot is. Tries until Slack answers.
 *
 * @returns `undefined` when the signal was aborted
 * @throws SlackError when the token is refused
 */
export async function greetSlack({ api, clock, log, signal }: BeginOptions): Promise<Me | undefined> {
  for (let attempt = 1; !signal.aborted; attempt += 1) {
    try {
      const {
        team_id: team = '',
        user_id: user = '',
        bot_id: bot = '',
      } = await call('auth.test', () => api.auth.test());
      return { team, user, bot };
    } catch (err) {
      if (isFinal(err)) throw err;
      const asked = err instanceof SlackError ? err.retryAfterMs : undefined;
      const pauseMs = asked ?? Math.min(longestPauseMs, 500 * 2 ** attempt);
      log.warn({ ...factsOf(err), pauseMs }, 'slack could not be greeted');
      await clock.sleep(pauseMs, signal).catch(() => undefined);
    }
  }
  return undefined;
}

/** What the log tells of a failure; where there was no answer the reason is all there is to know, and a stack is none. */
function factsOf(err: unknown): Readonly<Record<string, unknown>> {
  if (!(err instanceof SlackError) || err.refusal !== undefined) return { err };
  return { reason: err.message, advice: 'check the network or SLACK_API_URL' };
}
