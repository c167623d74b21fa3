import type { Statistics } from '../../smsc/areas/statistics.ts';
import type { SubclientStatisticsQuery } from '../../smsc/areas/subclients.ts';
import type { Answer, ReadOptions } from '../../smsc/call.ts';
import { SmscError } from '../../smsc/error.ts';
import type { CommandContext } from '../command.ts';
import type { Period } from '../parameters/periods.ts';

/** What is asked of the subclients' statistics, as it was typed. */
export interface SubclientsAsked {
  readonly user?: string | undefined;
  readonly own?: true | undefined;
  readonly detailed?: true | undefined;
  readonly electronic?: true | undefined;
}

/** A row, and whose balance it is about where that is known. */
export interface SubclientRow extends Statistics {
  readonly isOwn: boolean | undefined;
}

export interface SubclientsTold {
  readonly rows: readonly SubclientRow[];
  /** At least one. */
  readonly answers: readonly Answer<unknown>[];
}

/**
 * The statistics of one subclient, or of all: the provider tells those who share our balance and those with one of
 * their own apart, so all are two requests.
 *
 * @throws SmscError
 */
export async function subclientStatistics(
  { account }: Pick<CommandContext, 'account'>,
  { user, own, detailed, electronic }: SubclientsAsked,
  { from, to }: Period,
  options: ReadOptions = {},
): Promise<SubclientsTold> {
  const { subclients } = account.client;
  const query = { from, to, ...(user !== undefined && { subclient: named(user) }), ...(electronic && { electronic }) };
  const ask = async (more: Pick<SubclientStatisticsQuery, 'ownBalance'>): Promise<Answer<readonly Statistics[]>> => {
    const asked = { ...query, ...more };
    return detailed ? subclients.detailedStatistics(asked, options) : subclients.statistics(asked, options);
  };
  if (own) return told([await ask({ ownBalance: true })], [true]);
  if (user !== undefined) return told([await ask({})], [undefined]);
  return told(await Promise.all([ask({}), ask({ ownBalance: true })]), [false, true]);
}

function told(
  answers: readonly Answer<readonly Statistics[]>[],
  isOwn: readonly (boolean | undefined)[],
): SubclientsTold {
  const rows = answers.flatMap(({ value }, index) => value.map((row) => ({ ...row, isOwn: isOwn[index] })));
  return { answers, rows };
}

function named(user: string): { readonly login: string } | { readonly id: string } {
  return /^\d+$/.test(user) ? { id: user } : { login: user };
}

/** The logins of subclients that sent in a period; none when they cannot be had at once. @throws StorageError */
export async function knownLogins(context: CommandContext, period: Period): Promise<readonly string[]> {
  try {
    const { rows } = await subclientStatistics(context, {}, period, { maxAgeMs: 3_600_000, maxWaitMs: 0 });
    return [...new Set(rows.map(({ login }) => login))];
  } catch (err) {
    if (!(err instanceof SmscError)) throw err;
    context.log.warn({ err }, 'the logins of subclients are not known');
    return [];
  }
}
