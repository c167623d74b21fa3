import { balanceOperations } from './balance.ts';
import { incomingOperations } from './incoming.ts';
import { mailingChangeOperations } from './mailing-changes.ts';
import { mailingOperations } from './mailings.ts';
import { messageStatusOperations } from './message-status.ts';
import { messageOperations } from './messages.ts';
import type { Operation } from './operation.ts';
import { operatorTemplateOperations } from './operator-templates.ts';
import { operatorOperations } from './operators.ts';
import { priceOperations } from './prices.ts';
import { senderChangeOperations } from './sender-changes.ts';
import { senderOperations } from './senders.ts';
import { sendingOperations } from './sending.ts';
import { shortLinkOperations } from './short-links.ts';
import { statisticsOperations } from './statistics.ts';
import { subclientChangeOperations } from './subclient-changes.ts';
import { subclientOperations } from './subclients.ts';

/** Every operation that the client can do, for documentation and for tests that must not miss one. */
export const operations: readonly Operation<never, unknown>[] = [
  ...balanceOperations,
  ...operatorOperations,
  ...senderOperations,
  ...senderChangeOperations,
  ...operatorTemplateOperations,
  ...messageOperations,
  ...messageStatusOperations,
  ...incomingOperations,
  ...statisticsOperations,
  ...priceOperations,
  ...shortLinkOperations,
  ...mailingOperations,
  ...mailingChangeOperations,
  ...subclientOperations,
  ...subclientChangeOperations,
  ...sendingOperations,
];
