import type { Logger } from '../lib/logger.ts';
import type { Metrics } from '../metrics/metrics.ts';
import { includes, type Role } from './access/roles.ts';
import { auditedLine, namedLine } from './audit/audited-line.ts';
import type { Run } from './audit/line-notes.ts';
import type { ChatMessage } from './chat.ts';
import type { Command, CommandContext } from './command.ts';
import type { Language } from './language.ts';
import { incompleteReply, unknownReply, usageReply } from './line/guidance.ts';
import { parseLine } from './line/parse.ts';
import { offeredTo } from './offered.ts';
import { askForPassword, refusedPassword, throwIfLost } from './passwords/password-answers.ts';
import { code, type Reply, text } from './reply.ts';
import { marked } from './sandbox-mark.ts';
import { conversationTexts } from './texts/conversation.ts';
import { UserError } from './user-error.ts';

/** What is to be said to a message, if anything. */
export interface Answered {
  readonly reply: Reply | undefined;
  /** Whether it takes the place of the message whose button was pressed. */
  readonly replaces?: boolean;
  /** Whether it does so also when it was announced that work goes on. */
  readonly closes?: boolean;
}

/** All that a command is given but what depends on the role. */
export interface LineContext extends Omit<CommandContext, 'role' | 'commands'> {
  /** Counts the commands that were run; absent where nobody asks. */
  readonly metrics?: Metrics | undefined;
}

/**
 * Reads a line and runs it, as far as the role allows.
 *
 * @param onRun - told what came of the line, of a command also before it is run, as one that failed; of nothing when the
 * audit log has it already
 */
export async function runLine(
  context: LineContext,
  role: Role,
  onRun: (run: Run | undefined) => void,
): Promise<Answered> {
  const { message, language, account, everyCommand } = context;
  const moment = { now: account.now(), zone: account.zone };
  const meant = parseLine(message.text, everyCommand, { moment, message });
  const exposed = await refusedPassword(context, meant);
  if (exposed !== undefined) {
    onRun({ ...namedLine(meant), outcome: 'denied' });
    return { reply: exposed };
  }
  if ('command' in meant && !includes(role, meant.command.role)) {
    const { command } = meant;
    const typed = 'values' in meant && { line: auditedLine(command, meant.values) };
    onRun({ ...namedLine(meant), ...typed, outcome: 'denied' });
    return { reply: refusal(conversationTexts[language].needsRole(command.role)) };
  }
  // What cannot be run is not offered in place of a mistyped command either.
  const commands = offeredTo(role, account, everyCommand);
  const parsed = 'command' in meant ? meant : parseLine(message.text, commands, { moment, message });
  switch (parsed.kind) {
    case 'empty':
      return { reply: message.wordless === true ? wordlessReply(message, language) : undefined };
    case 'unknown':
      onRun({ ...namedLine(meant), outcome: 'misread' });
      return { reply: unknownReply(parsed, language) };
    case 'incomplete':
      onRun({ ...namedLine(meant), outcome: 'misread' });
      return { reply: incompleteReply(parsed, language) };
    case 'usage':
      onRun({ ...namedLine(parsed), outcome: 'misread' });
      return { reply: askForPassword(parsed, message, language) ?? usageReply(parsed, language) };
    case 'command': {
      const { command, values } = parsed;
      const run = { command: command.name, line: auditedLine(command, values) };
      onRun({ ...run, outcome: 'failed' });
      throwIfLost(values);
      if (message.files.length > 0 && command.takesFiles === undefined) throw new UserError(noFiles);
      const reply = await answerOf(command, values, { ...context, role, commands });
      const isNoted = command.audits === true || reply.asks !== undefined;
      const line = reply.reveals === undefined ? run.line : `${run.line} (${reply.reveals})`;
      onRun(isNoted ? undefined : { ...run, line, outcome: 'done' });
      const whole = marked(reply, account, reply.language ?? language);
      const isReading = command.risk === 'read' && command.audits !== true;
      const isRepeatable = isReading && message.files.length === 0;
      return {
        reply: isRepeatable ? { ...whole, again: message.text } : whole,
        replaces: command.replaces === true,
        closes: command.replaces === true && command.audits === true,
      };
    }
  }
}

/** Runs a command, with its time in the log and its outcome in the metrics. */
async function answerOf(
  command: Command,
  values: Readonly<Record<string, unknown>>,
  context: CommandContext & { readonly log: Logger; readonly metrics?: Metrics | undefined },
): Promise<Reply> {
  const { log, metrics } = context;
  const { platform } = context.message.in;
  const begun = performance.now();
  try {
    const reply = await command.run(context, values);
    metrics?.commanded(command.name, platform, reply.outcome ?? 'ok');
    const ms = Math.round(performance.now() - begun);
    log.info({ command: command.name, platform, ms }, 'a command was answered');
    return reply;
  } catch (err) {
    metrics?.commanded(command.name, platform, err instanceof UserError ? 'refused' : 'failed');
    throw err;
  }
}

const noFiles = { en: conversationTexts.en.noFiles, ru: conversationTexts.ru.noFiles };

function wordlessReply({ files }: ChatMessage, language: Language): Reply {
  const { wordless, withoutCaption, allCommands } = conversationTexts[language];
  const reply = refusal(files.length === 0 ? wordless : withoutCaption);
  return { ...reply, blocks: [...reply.blocks, text(allCommands, ' ', code('/help'))] };
}

function refusal(sentence: string): Reply {
  return { summary: sentence, tone: 'warning', blocks: [text(sentence)] };
}
