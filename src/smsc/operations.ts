import { balanceOperations } from './areas/balance.ts';
import { incomingOperations } from './areas/incoming.ts';
import { mailingChangeOperations } from './areas/mailing-changes.ts';
import { mailingOperations } from './areas/mailings.ts';
import { messageStatusOperations } from './areas/message-status.ts';
import { messageOperations } from './areas/messages.ts';
import { operatorTemplateOperations } from './areas/operator-templates.ts';
import { operatorOperations } from './areas/operators.ts';
import { priceOperations } from './areas/prices.ts';
import { senderChangeOperations } from './areas/sender-changes.ts';
import { senderOperations } from './areas/senders.ts';
import { sendingOperations } from './areas/sending.ts';
import { shortLinkOperations } from './areas/short-links.ts';
import { statisticsOperations } from './areas/statistics.ts';
import { subclientChangeOperations } from './areas/subclient-changes.ts';
import { subclientOperations } from './areas/subclients.ts';
import type { Operation } from './operation.ts';

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
