import type { Command } from '../command.ts';
import { balance } from './balance.ts';
import { help } from './help.ts';
import { language } from './language.ts';
import { link } from './link.ts';
import { listingCommands } from './listing.ts';
import { sandboxCommands } from './sandbox.ts';
import { senderStatus } from './sender-status.ts';
import { whoami } from './whoami.ts';

/** The commands that people type, in the order that help and the README show them. */
export const commands: readonly Command[] = [balance, senderStatus, link, ...sandboxCommands, language, whoami, help];

/** With those that only buttons type. */
export const everyCommand: readonly Command[] = [...commands, ...listingCommands];
