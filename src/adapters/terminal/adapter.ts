import { type ChatAdapter, type ChatMessage, PostError, type PostedId } from '../../bot/chat.ts';
import { type Reply, withoutForms } from '../../bot/reply.ts';
import { cutTo } from '../../lib/display-width.ts';
import { harmless } from '../../lib/harmless.ts';
import { createReference } from '../../lib/reference.ts';
import { withTypedAnswer } from '../typed-answer.ts';
import { fileAt } from './attachment.ts';
import type { Complete } from './completer.ts';
import { codeOf, type Dialogue, isGone, plainDialogue, type TerminalStreams } from './dialogue.ts';
import { type Pressable, readLine, terminalConversation } from './inbound.ts';
import { renderReply } from './render.ts';
import { type SavingOptions, saveFiles } from './saved-files.ts';
import { screenDialogue } from './screen-dialogue.ts';
import { colourStyle, plainStyle } from './style.ts';
import { terminalTexts } from './texts.ts';

export interface TerminalOptions extends Partial<SavingOptions> {
  /** Completes what a person types; nothing is completed without it. */
  readonly complete?: Complete;
  /** Told of Ctrl-C, which a terminal in use takes for itself. */
  readonly onInterrupt?: () => void;
}

/**
 * The terminal as a chat platform: a prompt, colours and wrapped lines when a person sits there, plain text when the
 * input or output is a file or a pipe. Lines are answered one after the other. The end of input ends it after the answer
 * to the last line; Ctrl-C, `stop` and a reader who went away end it after the answer that is under way.
 *
 * @param greeting - shown at the start to a person
 */
export function createTerminalAdapter(
  streams: TerminalStreams,
  greeting: Reply,
  {
    complete = () => [[], ''],
    onInterrupt = () => undefined,
    folder = '.',
    unsaved = terminalTexts.en.unsaved,
  }: TerminalOptions = {},
): ChatAdapter {
  const { input, output } = streams;
  const isScreen = output.isTTY === true;
  const isPerson = isScreen && input.isTTY === true;
  const style = isScreen && output.hasColors?.() === true ? colourStyle : plainStyle;
  const dialogue: Dialogue = isPerson
    ? screenDialogue(streams, { complete, onInterrupt: interrupted, onError: onStreamError })
    : plainDialogue(streams, onStreamError);
  const ended = Promise.withResolvers<void>();
  let isLeaving = false;
  let posted = 0;
  let last: Pressable | undefined;
  let running: Promise<void> = Promise.resolve();

  function interrupted(): void {
    leave();
    onInterrupt();
  }

  function leave(): void {
    isLeaving = true;
    dialogue.close();
  }

  /** Nobody reading any more is an ordinary end, as in `| head`; anything else must not pass for one. */
  function onStreamError(cause: Error): void {
    if (!isGone(cause)) ended.reject(new PostError('failed', `the terminal failed (${codeOf(cause)})`, { cause }));
    leave();
  }

  /** A terminal that does not know its width says that it is zero. */
  function columnsNow(): number | undefined {
    return isScreen ? output.columns || undefined : undefined;
  }

  /** Never longer than a line, so that it can be erased. */
  function passingLine({ summary }: Reply): string {
    return style.faint(cutTo(harmless(summary), (columnsNow() ?? Number.POSITIVE_INFINITY) - 1));
  }

  async function show(id: PostedId, shown: Reply): Promise<void> {
    const reply = withTypedAnswer(shown, terminalTexts[shown.language ?? 'en'].typeIt);
    const blocks = await saveFiles(reply.blocks, { folder, unsaved });
    // A file is had beside a page, whose buttons stay.
    const isFile = reply.buttons === undefined && reply.blocks.some(({ kind }) => kind === 'file');
    await dialogue.print(renderReply({ ...reply, blocks }, { style, columns: columnsNow() }));
    // A wrong answer to what has to be typed is told so, and may be followed by the right one.
    const isAside = reply.audience === 'asker' && reply.buttons === undefined && last?.typed !== undefined;
    if (!isFile && !isAside) last = { id, buttons: withoutForms(reply.buttons), typed: reply.typed };
  }

  async function post(reply: Reply): Promise<PostedId> {
    posted += 1;
    const id = String(posted);
    if (reply.passing) await dialogue.stand(passingLine(reply));
    else await show(id, reply);
    return id;
  }

  async function converse(handle: (message: ChatMessage) => Promise<void>): Promise<void> {
    // A line of an earlier start is another one.
    const session = createReference();
    let number = 0;
    if (isLeaving) return;
    for await (const { text, shown } of dialogue.lines(() => last)) {
      number += 1;
      await handle(readLine(text, `${session}-${number}`, shown));
      if (isLeaving) return;
    }
  }

  return {
    platform: 'terminal',
    start: async (handle) => {
      input.on('error', onStreamError);
      output.on('error', onStreamError);
      if (isPerson) await post(greeting);
      running = converse(handle).then(ended.resolve, ended.reject);
    },
    post: async (_to, reply) => post(reply),
    edit: async (_at, id, reply) => {
      await show(id, reply);
      return undefined;
    },
    partsOf: (id) => [id],
    remove: async () => undefined,
    privateChatOf: async () => terminalConversation,
    // Nobody else reads the screen, and no line of it can be deleted.
    takeAway: async () => undefined,
    readFile: async (key, mostBytes) => fileAt(key).read(mostBytes),
    ended: ended.promise,
    stop: async () => {
      leave();
      await running;
    },
  };
}
