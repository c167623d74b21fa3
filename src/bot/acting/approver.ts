import { authorOf } from '../access/access.ts';
import { includes } from '../access/roles.ts';
import { nameOf } from '../access/subject.ts';
import type { CommandContext } from '../command.ts';
import type { Language } from '../language.ts';
import type { Reply } from '../reply.ts';
import { actingTexts } from '../texts/acting.ts';
import type { Confirmation } from './confirmation.ts';
import { deny, expire, isOver, type Pressed } from './pressed.ts';

/** Tells somebody why they are not the one to decide; `undefined` for who is. @throws StorageError */
export async function refusalOfOther(
  context: CommandContext,
  { confirmation, command }: Pressed,
): Promise<Reply | undefined> {
  const { admission, message, role, language } = context;
  const texts = actingTexts[language];
  const same = (await admission.links.sameAs(confirmation.by)).map(nameOf);
  if (same.includes(nameOf(authorOf(message)))) return deny(context, confirmation, 'denied', texts.notYourOwn);
  if (!includes(role, command.role)) return deny(context, confirmation, 'denied', texts.notEnoughRole(command.role));
  return undefined;
}

/** Tells why there is nothing to decide; `undefined` while it waits for that. @throws StorageError */
export async function refusalOfLate(context: CommandContext, confirmation: Confirmation): Promise<Reply | undefined> {
  const { state } = confirmation;
  if (state === 'expired') return expire(context, { ...confirmation, state: 'awaiting' });
  if (state !== 'awaiting') return deny(context, confirmation, 'repeated', alreadyOf(state, context.language));
  return isOver(confirmation, context) ? expire(context, confirmation) : undefined;
}

function alreadyOf(state: Exclude<Confirmation['state'], 'expired'>, language: Language): string {
  const texts = actingTexts[language];
  return state === 'open' ? texts.unknown : texts.already[state];
}
