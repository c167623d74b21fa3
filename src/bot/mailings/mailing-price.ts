import type { MessagePrice, RecipientPrice } from '../../smsc/areas/sending.ts';
import { compareAmounts, sumOf } from '../money/sums.ts';

/** The recipients of one network, and what they cost together. */
export interface NetworkShare {
  /** Country and network of the numbers, as digits; absent where the provider does not tell. */
  readonly network: string | undefined;
  readonly count: number;
  readonly cost: string;
}

/** What a mailing costs, by network, the dearest first. Refused recipients cost nothing and are counted apart. */
export function sharesOf({ recipients }: MessagePrice): readonly NetworkShare[] {
  const groups = Map.groupBy(recipients.filter(isPriced), ({ networkCode }) => networkCode);
  const shares = Array.from(groups, ([network, of]) => ({
    network,
    count: of.length,
    cost: sumOf(of.flatMap(({ cost }) => cost ?? [])),
  }));
  return shares.toSorted((one, other) => compareAmounts(other.cost, one.cost));
}

/** Those that will not be sent, in the provider's order. */
export function refusedOf({ recipients }: MessagePrice): readonly RecipientPrice[] {
  return recipients.filter((recipient) => !isPriced(recipient));
}

/** The provider writes 0 where nothing is wrong. */
function isPriced({ error = '0' }: RecipientPrice): boolean {
  return error === '0';
}
