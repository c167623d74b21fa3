import type { Logger } from '../../lib/logger.ts';
import { authorOf } from '../access/access.ts';
import type { ChatMessage } from '../chat.ts';
import type { Account, Command } from '../command.ts';
import { parseLine } from '../line/parse.ts';
import type { Audit } from './audit.ts';
import type { AuditEntry, AuditOutcome } from './audit-entry.ts';
import { namedLine } from './audited-line.ts';

/** What a line or a press turned out to be, as the audit log has it. */
export type Run = Pick<AuditEntry, 'command' | 'line' | 'outcome' | 'reference'>;

/** Somebody has become the first admin; what they typed for it is a secret. */
export const claimRun: Run = { command: 'claim', line: '(the code of the first admin)', outcome: 'done' };

export interface LineNotesParts {
  readonly account: Account;
  readonly commands: readonly Command[];
  readonly audit: Pick<Audit, 'note'>;
  readonly log: Logger;
}

/** Notes in the audit log of an account what became of lines and presses. */
export interface LineNotes {
  /** A line of which no value is kept; `undefined` for what has no words and is no press, such as a sticker. */
  runOf(message: ChatMessage, outcome: AuditOutcome): Run | undefined;
  /** Never rejects: a log that cannot be written keeps no answer from anybody. */
  note(message: ChatMessage, run: Run | undefined): Promise<void>;
}

export function createLineNotes({ account, commands, audit, log }: LineNotesParts): LineNotes {
  return {
    runOf: (message, outcome) => {
      if (message.text.trim() === '' && message.answeredWith === undefined) return undefined;
      const moment = { now: account.now(), zone: account.zone };
      return { ...namedLine(parseLine(message.text, commands, { moment, message })), outcome };
    },
    note: async (message, run) => {
      if (run === undefined) return;
      try {
        await audit.note({ ...run, by: authorOf(message), in: message.in });
      } catch (err) {
        log.error({ err, command: run.command, outcome: run.outcome }, 'a command could not be noted in the audit log');
      }
    },
  };
}
