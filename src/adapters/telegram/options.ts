import type { ChatMessage } from '../../bot/chat.ts';
import type { Command } from '../../bot/command.ts';
import type { Language } from '../../bot/language.ts';
import type { BarsBlock } from '../../bot/reply.ts';
import type { Clock } from '../../lib/clock.ts';
import type { Logger } from '../../lib/logger.ts';
import type { Secret } from '../../lib/secret.ts';
import type { Database } from '../../storage/database.ts';

export interface TelegramOptions {
  readonly token: Secret;
  /** Address of the Bot API server, without `/bot` at its end. */
  readonly url: string;
  /** Where Telegram pushes updates, in place of polling. */
  readonly webhook?: { readonly url: string; readonly secret: Secret };
  /** What the adapter remembers is kept under this name. */
  readonly account: string;
  /** Under what else something is kept for conversations, all of which moves when a group gets another id. */
  readonly alsoKeptUnder?: readonly string[];
  readonly database: Database;
  /** Whether other processes work on the same database; it is the only one unless told otherwise. */
  readonly isOneOfSeveral?: boolean;
  /** Told when updates can be polled for, and when not any more; a webhook tells nothing of that. */
  readonly onConnection?: (isConnected: boolean) => void;
  readonly clock: Clock;
  readonly log: Logger;
  /** What the menus may offer. */
  readonly commands: readonly Command[];
  /** People who are admin at this start, by the settings or by a grant, by their ids on Telegram. */
  readonly admins: readonly string[];
  readonly language: Language;
  readonly languageFor: (message: ChatMessage) => Promise<Language>;
  /** Draws amounts as a PNG picture. */
  readonly draw: (chart: BarsBlock) => Promise<Uint8Array>;
}
