import type { MessagePrice } from '../../smsc/areas/sending.ts';
import { asOfNow } from '../../smsc/call.ts';
import type { CommandContext } from '../command.ts';

/** What a mailing would cost, and what there is. */
export interface MailingQuote {
  /** Absent for e-mails, whose price the provider tells only of a mailing that is made. */
  readonly price: MessagePrice | undefined;
  /** Decimal texts in one currency. */
  readonly balance: string;
  readonly currency: string | undefined;
}

/** What of a planned mailing its price depends on. */
export interface Priced {
  readonly to: readonly string[];
  readonly text: string;
  readonly sender: string | null;
  readonly isEmail: boolean;
}

/** Asks the provider anew. @throws SmscError */
export async function quoteOf(
  { account }: CommandContext,
  { to, text, sender, isEmail }: Priced,
): Promise<MailingQuote> {
  const draft = { phones: to, text, perRecipient: true, ...(sender !== null && { sender }) };
  const [price, balance] = await Promise.all([
    isEmail ? undefined : account.client.sending.price(draft, asOfNow),
    account.client.balance.get(asOfNow),
  ]);
  return { price: price?.value, balance: balance.value.amount, currency: balance.value.currency };
}
