import type { Logger } from '../lib/logger.ts';
import type { SmscClient } from '../smsc/client.ts';
import type { SandboxControl } from '../smsc/sandbox/control.ts';
import type { Admission } from './access/access.ts';
import type { Access, Role } from './access/roles.ts';
import type { Accounts } from './accounts/accounts.ts';
import type { Acting } from './acting/acting.ts';
import type { Action } from './acting/action.ts';
import type { ChatMessage, IncomingFile } from './chat.ts';
import type { Formats } from './format.ts';
import type { HealthReport } from './health.ts';
import type { Catalogue, Language } from './language.ts';
import type { KeptListings } from './listing/kept-listings.ts';
import type { Moment, Parameters, Values } from './parameters/parameter.ts';
import type { Reply } from './reply.ts';
import type { Settings } from './settings.ts';
import type { DailyStatistics } from './statistics/daily/daily-statistics.ts';
import type { NoticeBook } from './subscriptions/notice-book.ts';
import type { TemplateRegister } from './templates/template-register.ts';

/**
 * What a command does: nothing, a change that can be undone, money, or a loss. What changes the account has an action
 * too and asks first; what changes the bot alone, such as a subscription, has none.
 */
export type Risk = 'read' | 'change' | 'spend' | 'destroy';

/** The account that a conversation talks about. */
export interface Account {
  /** What is kept about it is kept under this name; unique among all accounts, and shown to nobody. */
  readonly id: string;
  /** Its login, or another name that tells people which one it is. */
  readonly name: string;
  readonly client: SmscClient;
  /** The zone of the provider's dates. */
  readonly zone: string;
  /** The time at the account, which differs from the machine's for a sandbox whose clock was moved. */
  readonly now: () => Temporal.Instant;
  /** Present for a sandbox account only. */
  readonly sandbox?: SandboxControl;
  /** Set where the bot has other accounts too, so that every answer says which one it is about. */
  readonly isOneOfSeveral?: true;
}

/** What a command is given beside its values. */
export interface CommandContext {
  readonly message: ChatMessage;
  readonly role: Role;
  readonly language: Language;
  readonly formats: Formats;
  readonly account: Account;
  /** All that the bot has; absent where that is the only one. */
  readonly accounts?: Accounts | undefined;
  /** What anybody may do now, wherever their role comes from. */
  readonly access: Access;
  /** Who may do what here, for those commands that tell or change it. */
  readonly admission: Admission;
  readonly settings: Settings;
  readonly listings: KeptListings;
  readonly templates: TemplateRegister;
  readonly notices: NoticeBook;
  readonly daily: DailyStatistics;
  /** How the watching goes; absent where nothing is watched. */
  readonly health?: (() => Promise<HealthReport>) | undefined;
  readonly log: Logger;
  /** The commands that its author may run, for those that speak of commands. */
  readonly commands: readonly Command[];
  /** All that there are. */
  readonly everyCommand: readonly Command[];
  /** For those that change something on the account. */
  readonly acting: Acting;
}

/** What a command reads of attached files, and how a form asks for one. */
export interface TakenFiles {
  readonly label: Catalogue<string>;
  readonly hint: Catalogue<string>;
  /** How their names may end, in lower case and without the dot. */
  readonly endings: readonly string[];
  /** The parameter that a form asks for before the file. */
  readonly beside: string;
  /** Why they are not taken, as far as that is known before they are read. */
  readonly refusal?: (files: readonly IncomingFile[]) => Catalogue<string> | undefined;
}

/** A command, described once: parsing, usage errors, help, menus and the README's table are made from this object. */
export interface CommandDefinition<Named extends Parameters> {
  /** One or two words in lower case, such as `sender status`. */
  readonly name: string;
  readonly aliases: readonly string[];
  readonly parameters: Named;
  /** The least role that may run it. */
  readonly role: Role;
  readonly risk: Risk;
  /** Only of use with a sandbox account; offered there alone. */
  readonly sandboxOnly?: true;
  /** Only of use with several accounts; offered there alone. */
  readonly severalOnly?: true;
  /** The one thing that it answers or does, without a full stop: a line of a list, at most 60 letters. */
  readonly summary: Catalogue<string>;
  /** What else is good to know before it is typed, a paragraph each; shown where help tells of it alone. */
  readonly details?: Catalogue<readonly string[]>;
  /** Lines that can be typed as they stand. */
  readonly examples: readonly string[];
  /** What is wrong with values that are right one by one, such as a last day before the first. */
  readonly check?: (values: Values<Named>, moment: Moment, message: ChatMessage) => Misfit | undefined;
  /** It reads attached files; with any other command a file is refused. */
  readonly takesFiles?: TakenFiles;
  /** Typed by buttons only: in no list of commands. */
  readonly hidden?: true;
  /** It notes in the audit log itself what comes of it. */
  readonly audits?: true;
  /** Its answer stands in place of the message whose button was pressed. */
  readonly replaces?: true;
  /** How it is done what the command asks about; absent for those that need not ask. */
  readonly action?: CommandAction;
  readonly run: (context: CommandContext, values: Values<Named>) => Promise<Reply>;
}

/** How a command does what it asks about; the payload is whatever it made itself. */
export type CommandAction = Action<CommandContext, unknown>;

/** What is wrong with a value beside the others. */
export interface Misfit {
  /** The name of the parameter that is pointed at. */
  readonly parameter: string;
  /** The whole sentence; "… must be …" when absent, or "… is missing" when nothing was typed for it. */
  readonly reason?: Catalogue<string>;
}

/** A command whose values are checked by the parser rather than by the compiler. */
export type Command = CommandDefinition<Parameters>;

/** Ties the type of `run`'s values to the parameters, then forgets it, so that all commands fit one list. */
export function defineCommand<const Named extends Parameters>(definition: CommandDefinition<Named>): Command {
  return definition as unknown as Command;
}
