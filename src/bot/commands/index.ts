import type { Command } from '../command.ts';
import { accessCommands } from './access.ts';
import { accessAccount } from './access-account.ts';
import { accessLimit } from './access-limit.ts';
import { accessLink } from './access-link.ts';
import { audit } from './audit.ts';
import { balance } from './balance.ts';
import { confirmCommands } from './confirm.ts';
import { health } from './health.ts';
import { help } from './help.ts';
import { history } from './history.ts';
import { home } from './home.ts';
import { inbox } from './inbox.ts';
import { language } from './language.ts';
import { link } from './link.ts';
import { listingCommands } from './listing.ts';
import { mailingCreate } from './mailing-create.ts';
import { mailingDelete } from './mailing-delete.ts';
import { mailingList } from './mailing-list.ts';
import { mailingShow } from './mailing-show.ts';
import { mailingStop } from './mailing-stop.ts';
import { mute } from './mute.ts';
import { operator } from './operator.ts';
import { price } from './price.ts';
import { quiet } from './quiet.ts';
import { replay } from './replay.ts';
import { reply } from './reply.ts';
import { sandboxCommands } from './sandbox.ts';
import { send } from './send.ts';
import { senderAdd } from './sender-add.ts';
import { senderChange } from './sender-change.ts';
import { senderCode } from './sender-code.ts';
import { senderConfirm } from './sender-confirm.ts';
import { senderDelete } from './sender-delete.ts';
import { senderList } from './sender-list.ts';
import { senderStatus } from './sender-status.ts';
import { stats } from './stats.ts';
import { subclientAdd } from './subclient-add.ts';
import { subclientChange } from './subclient-change.ts';
import { subclientPay } from './subclient-pay.ts';
import { subclientStats } from './subclient-stats.ts';
import { subscribe } from './subscribe.ts';
import { subscriptions } from './subscriptions.ts';
import { templateAdd } from './template-add.ts';
import { templateList } from './template-list.ts';
import { templateStatus } from './template-status.ts';
import { templateUnwatch } from './template-unwatch.ts';
import { templateWatch } from './template-watch.ts';
import { unmute } from './unmute.ts';
import { unsubscribe } from './unsubscribe.ts';
import { whoami } from './whoami.ts';
import { why } from './why.ts';
import { withheld } from './withheld.ts';

/** The commands that people type, in the order that the README and menus show them; help has an order of its own. */
export const commands: readonly Command[] = [
  balance,
  operator,
  senderList,
  senderStatus,
  senderAdd,
  senderChange,
  senderCode,
  senderConfirm,
  senderDelete,
  templateList,
  templateStatus,
  templateAdd,
  templateWatch,
  templateUnwatch,
  history,
  inbox,
  stats,
  price,
  link,
  mailingList,
  mailingShow,
  mailingCreate,
  mailingStop,
  mailingDelete,
  subclientStats,
  subclientAdd,
  subclientChange,
  subclientPay,
  send,
  subscribe,
  subscriptions,
  unsubscribe,
  mute,
  unmute,
  quiet,
  why,
  replay,
  health,
  ...sandboxCommands,
  ...accessCommands,
  accessAccount,
  accessLimit,
  accessLink,
  audit,
  language,
  whoami,
  help,
];

/** With those that only buttons and platforms type. */
export const everyCommand: readonly Command[] = [
  ...commands,
  ...listingCommands,
  ...confirmCommands,
  reply,
  home,
  withheld,
];
