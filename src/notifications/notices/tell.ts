import { balanceTelling } from './balance-telling.ts';
import { healthTelling } from './health-telling.ts';
import { inboxTelling } from './inbox-telling.ts';
import { mailingTelling } from './mailing-telling.ts';
import type { Happened, NoticeContext } from './notice-context.ts';
import { senderTelling } from './sender-telling.ts';
import type { Telling } from './telling.ts';
import { templateTelling } from './template-telling.ts';

/**
 * A change in words.
 *
 * @param isWhole - leaves nothing out, for a file
 */
export function tellingOf({ change, at }: Happened, context: NoticeContext, isWhole = false): Telling {
  switch (change.topic) {
    case 'sender':
      return senderTelling(change, context, isWhole);
    case 'template':
      return templateTelling(change, context, isWhole);
    case 'inbox':
      return inboxTelling(change, context, isWhole);
    case 'balance':
      return balanceTelling(change, context);
    case 'mailing':
      return mailingTelling(change, context);
    case 'health':
      return healthTelling(change, at, context);
  }
}
