import type {
  BalanceChange,
  Change,
  HealthChange,
  MailingChange,
  SenderChange,
  TemplateChange,
} from '../../bot/topics/change.ts';

/** What has a card; an SMS is a message of its own. */
export type CardChange = SenderChange | TemplateChange | BalanceChange | MailingChange | HealthChange;

/** Whether a change belongs on a card. */
export function isCardChange(change: Change): change is CardChange {
  return change.topic !== 'inbox';
}
