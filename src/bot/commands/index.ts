import type { Command } from '../command.ts';
import { balance } from './balance.ts';
import { help } from './help.ts';
import { language } from './language.ts';
import { link } from './link.ts';
import { sandboxCommands } from './sandbox.ts';
import { senderStatus } from './sender-status.ts';
import { whoami } from './whoami.ts';

/** Every command, in the order that help and the README show them. */
export const commands: readonly Command[] = [balance, senderStatus, link, ...sandboxCommands, language, whoami, help];
