import { authorOf } from './access/access.ts';
import { nameOf } from './access/subject.ts';
import type { ChatMessage } from './chat.ts';
import type { Command } from './command.ts';
import { parseLine } from './line/parse.ts';
import { printCommand } from './line/print.ts';
import { printToken } from './line/tokens.ts';
import type { LineContext } from './run-line.ts';

/**
 * A message as what it means where it is a reply to one of ours: the name that a question asks for confirms it, and a
 * text answers the SMS that was told of. What begins with a slash is a command like any other.
 *
 * @throws StorageError
 */
export async function meantBy(context: LineContext): Promise<ChatMessage> {
  const { message } = context;
  if (message.text.trimStart().startsWith('/')) return meantByLine(context);
  if (message.repliedTo === undefined || message.text.trim() === '') return message;
  const confirming = await confirmationBy(context, message.repliedTo);
  // The question is what the outcome stands in place of, as with a press.
  if (confirming !== undefined) return { ...message, text: confirming, pressed: message.repliedTo };
  const answering = await answerBy(context, message.repliedTo);
  return answering === undefined ? message : { ...message, text: answering };
}

/** What is typed to answer a question is as good as a press on it. */
async function meantByLine({ message, acting }: LineContext): Promise<ChatMessage> {
  const [, id] = /^\s*\/(?:confirm|cancel)\s+(\w+)/i.exec(message.text) ?? [];
  if (id === undefined || message.pressed !== undefined) return message;
  const question = await acting.confirmations.find(id.toLowerCase());
  if (question?.posted === undefined) return message;
  if (question.in.platform !== message.in.platform || question.in.id !== message.in.id) return message;
  return { ...message, pressed: question.posted };
}

/** Whatever else who asked replies is a wrong name; from anybody else it may be something else. */
async function confirmationBy(
  { message, acting, everyCommand }: LineContext,
  repliedTo: string,
): Promise<string | undefined> {
  const question = await acting.confirmations.askedBy(message.in, repliedTo);
  if (question?.typed === undefined) return undefined;
  const typed = message.text.trim();
  const isAskers = question.state === 'open' && nameOf(question.by) === nameOf(authorOf(message));
  if (!isAskers && typed !== question.typed) return undefined;
  return printCommand(named('confirm', everyCommand), { question: question.id, typed });
}

/** The text is an SMS where it is no command: one that is taken for an SMS by mistake is shown before it is sent. */
async function answerBy(context: LineContext, repliedTo: string): Promise<string | undefined> {
  const { message, acting, notices, account, everyCommand } = context;
  const written = message.text.trim();
  const begun = await acting.begunLines.find(message.in, repliedTo);
  if (begun !== undefined) return `${begun} ${printToken(written)}`;
  const [event, ...others] = await notices.outbox.eventsOf(message.in, repliedTo, 2);
  if (event === undefined || others.length > 0) return undefined;
  const { change } = (await notices.outbox.trace(event)) ?? {};
  if (change?.topic !== 'inbox' || change.message === undefined) return undefined;
  const moment = { now: account.now(), zone: account.zone };
  const typeable = everyCommand.filter(({ hidden }) => hidden !== true);
  if (parseLine(message.text, typeable, { moment, message }).kind === 'command') return undefined;
  return printCommand(named('reply', everyCommand), { sms: event, text: written });
}

function named(name: string, commands: readonly Command[]): Command {
  const command = commands.find((each) => each.name === name);
  if (command === undefined) throw new RangeError(`there is no command ${name}`);
  return command;
}
