import { createHash } from 'node:crypto';
import type { Clock } from '../lib/clock.ts';
import type { Database } from '../storage/database.ts';
import { type BalanceApi, balanceApi } from './areas/balance.ts';
import { type IncomingApi, incomingApi } from './areas/incoming.ts';
import { type MailingChangesApi, mailingChangesApi } from './areas/mailing-changes.ts';
import { type MailingsApi, mailingsApi } from './areas/mailings.ts';
import { type MessageStatusApi, messageStatusApi } from './areas/message-status.ts';
import { type MessagesApi, messagesApi } from './areas/messages.ts';
import { type OperatorTemplatesApi, operatorTemplatesApi } from './areas/operator-templates.ts';
import { type OperatorsApi, operatorsApi } from './areas/operators.ts';
import { type PricesApi, pricesApi } from './areas/prices.ts';
import { type SenderChangesApi, senderChangesApi } from './areas/sender-changes.ts';
import { type SendersApi, sendersApi } from './areas/senders.ts';
import { type SendingApi, sendingApi } from './areas/sending.ts';
import { type ShortLinksApi, shortLinksApi } from './areas/short-links.ts';
import { type StatisticsApi, statisticsApi } from './areas/statistics.ts';
import { type SubclientChangesApi, subclientChangesApi } from './areas/subclient-changes.ts';
import { type SubclientsApi, subclientsApi } from './areas/subclients.ts';
import { type CallRecord, createAsk } from './ask.ts';
import { createCaller } from './caller.ts';
import { createDecoder } from './decode/decode.ts';
import { createLedger } from './limits/ledger.ts';
import { createPauses } from './limits/pauses.ts';
import type { Format } from './operation.ts';
import { providerUrl } from './wire/hosts.ts';
import { type Credentials, createTransport, defaultTimeouts, type Timeouts } from './wire/transport.ts';

export interface SmscClientOptions extends Credentials {
  /** The address that the provider's file names are appended to: https, or plain http on loopback. */
  readonly url: string;
  /** Where reads go when the host fails; `www2.<domain>` unless given. */
  readonly spareUrl?: string;
  /** The time zone of the account, in which the provider writes its dates. */
  readonly zone: string;
  /** Keeps the provider's limits over restarts and for all processes. */
  readonly database: Database;
  readonly clock: Clock;
  /** The format that every call asks for; each asks for the one that says most unless given. */
  readonly format?: Format;
  readonly timeouts?: Partial<Timeouts>;
  /** The largest answer that is taken, in bytes; 32 MiB unless given. */
  readonly maxBytes?: number;
  /** Told of every request, after it. */
  readonly log?: (record: CallRecord) => void;
}

/** The provider's API: one typed method for each operation, grouped by area. */
export interface SmscClient {
  readonly balance: BalanceApi;
  readonly incoming: IncomingApi;
  readonly mailings: MailingsApi & MailingChangesApi;
  readonly messages: MessagesApi;
  readonly messageStatus: MessageStatusApi;
  readonly operators: OperatorsApi;
  readonly operatorTemplates: OperatorTemplatesApi;
  readonly prices: PricesApi;
  readonly senders: SendersApi & SenderChangesApi;
  readonly sending: SendingApi;
  readonly shortLinks: ShortLinksApi;
  readonly statistics: StatisticsApi;
  readonly subclients: SubclientsApi & SubclientChangesApi;
  /** Ends who waits for a limit and cuts what is on its way, which all fail with `cancelled`, and lets go of connections and threads. */
  close(): Promise<void>;
}

/** How long a large answer may be decoded. */
const decodeMs = 20_000;

/**
 * Puts the client together.
 *
 * @throws SmscError `invalid` when the address is not one to send credentials to
 */
export function createSmscClient(options: SmscClientOptions): SmscClient {
  const { database, clock, zone, format, log } = options;
  const { login, password, apiKey } = options;
  const { totalMs } = { ...defaultTimeouts, ...options.timeouts };
  const transport = createTransport({ ...options, credentials: { login, password, apiKey } });
  const decoder = createDecoder({ limitMs: decodeMs });
  const ledger = createLedger({ database, clock, scope: accountId(options), callMs: totalMs });
  const pauses = createPauses({ database, clock, scope: hostOf(options), callMs: totalMs + decodeMs });
  const ask = createAsk({ transport, decoder, ledger, pauses, clock, zone, totalMs, log });
  const closing = new AbortController();
  const caller = createCaller({ ask, clock, format, closed: closing.signal });

  return {
    balance: balanceApi(caller),
    incoming: incomingApi(caller),
    mailings: { ...mailingsApi(caller), ...mailingChangesApi(caller) },
    messages: messagesApi(caller),
    messageStatus: messageStatusApi(caller),
    operators: operatorsApi(caller),
    operatorTemplates: operatorTemplatesApi(caller),
    prices: pricesApi(caller),
    senders: { ...sendersApi(caller), ...senderChangesApi(caller) },
    sending: sendingApi(caller),
    shortLinks: shortLinksApi(caller),
    statistics: statisticsApi(caller),
    subclients: { ...subclientsApi(caller), ...subclientChangesApi(caller) },
    close: async () => {
      closing.abort(new Error('the client was closed'));
      await Promise.all([transport.close(), decoder.close()]);
    },
  };
}

/**
 * Names an account for everything that is kept about it: the provider's host and the login, or what tells API keys
 * apart without showing them.
 *
 * @throws SmscError `invalid` when the address is not one to send credentials to
 */
export function accountId({ url, login, apiKey }: Pick<SmscClientOptions, 'url' | 'login' | 'apiKey'>): string {
  const key = createHash('sha256')
    .update(apiKey?.reveal() ?? '')
    .digest('hex');
  return `${hostOf({ url })} ${login ?? `key ${key.slice(0, 16)}`}`;
}

/** Where a block of this IP address holds. */
function hostOf({ url }: Pick<SmscClientOptions, 'url'>): string {
  return providerUrl(url).host;
}
