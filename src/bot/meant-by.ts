import { authorOf } from './access/access.ts';
import { nameOf } from './access/subject.ts';
import type { Confirmation } from './acting/confirmation.ts';
import { type ChatMessage, isSameChat } from './chat.ts';
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
  // In a thread that somebody else opened nothing tells which message is answered.
  const inThread = await ownIn(context);
  const question = (await questionBy(context, message.repliedTo)) ?? inThread.find(isNamedBy(message));
  if (question !== undefined) return confirmation(context, question);
  const answering = await answerBy(context, message.repliedTo);
  if (answering !== undefined) return { ...message, text: answering };
  const [newest] = inThread;
  return newest !== undefined && readAs(context) === 'unknown' ? confirmation(context, newest) : message;
}

/** What is typed to answer a question, or a card that asks for an approval, is as good as a press on it. */
async function meantByLine({ message, acting }: LineContext): Promise<ChatMessage> {
  const [, name = '', typed] = /^\s*\/(confirm|cancel|approve|refuse)\s+(\w+)/i.exec(message.text) ?? [];
  if (typed === undefined || message.pressed !== undefined) return message;
  const id = typed.toLowerCase();
  const question = await acting.confirmations.find(id);
  if (question === undefined) return message;
  const cards = /approve|refuse/i.test(name) ? await acting.cards.of(id) : [];
  const pressed = [question, ...cards].find((asking) => isSameChat(asking.in, message.in))?.posted;
  return pressed === undefined ? message : { ...message, pressed };
}

/** A line that types what a question asks for. The question is what the outcome stands in place of, as with a press. */
function confirmation({ message, everyCommand }: LineContext, { id, posted }: Confirmation): ChatMessage {
  const text = printCommand(named('confirm', everyCommand), { question: id, typed: message.text.trim() });
  return { ...message, text, ...(posted !== undefined && { pressed: posted }) };
}

/** Whatever else who asked replies is a wrong name; from anybody else it may be something else. */
async function questionBy({ message, acting }: LineContext, repliedTo: string): Promise<Confirmation | undefined> {
  const question = await acting.confirmations.askedBy(message.in, repliedTo);
  if (question?.typed === undefined) return undefined;
  const isAskers = question.state === 'open' && isBy(message, question);
  return isAskers || isNamedBy(message)(question) ? question : undefined;
}

/** The questions that wait for the author of a message in its thread, the newest first. */
async function ownIn({ message, acting }: LineContext): Promise<readonly Confirmation[]> {
  return (await acting.confirmations.openIn(message.in)).filter((question) => isBy(message, question));
}

function isBy(message: ChatMessage, { by }: Confirmation): boolean {
  return nameOf(by) === nameOf(authorOf(message));
}

function isNamedBy({ text }: ChatMessage): (question: Confirmation) => boolean {
  return ({ typed }) => typed === text.trim();
}

/** What the message is when it is no answer to anything. */
function readAs({ message, account, everyCommand }: LineContext): ReturnType<typeof parseLine>['kind'] {
  const typeable = everyCommand.filter(({ hidden }) => hidden !== true);
  return parseLine(message.text, typeable, { moment: { now: account.now(), zone: account.zone }, message }).kind;
}

/** The text is an SMS where it is no command: one that is taken for an SMS by mistake is shown before it is sent. */
async function answerBy(context: LineContext, repliedTo: string): Promise<string | undefined> {
  const { message, acting, notices, everyCommand } = context;
  const written = message.text.trim();
  const begun = await acting.begunLines.find(message.in, repliedTo);
  if (begun !== undefined) return `${begun} ${printToken(written)}`;
  const [event, ...others] = await notices.outbox.eventsOf(message.in, repliedTo, 2);
  if (event === undefined || others.length > 0) return undefined;
  const { change } = (await notices.outbox.trace(event)) ?? {};
  if (change?.topic !== 'inbox' || change.message === undefined) return undefined;
  if (readAs(context) === 'command') return undefined;
  return printCommand(named('reply', everyCommand), { sms: event, text: written });
}

function named(name: string, commands: readonly Command[]): Command {
  const command = commands.find((each) => each.name === name);
  if (command === undefined) throw new RangeError(`there is no command ${name}`);
  return command;
}
