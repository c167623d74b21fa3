import { expect, it, onTestFinished } from 'vitest';
import type { Question } from '../../../src/bot/acting/confirmation.ts';
import { finish } from '../../../src/bot/acting/perform.ts';
import type { CommandAction, CommandContext } from '../../../src/bot/command.ts';
import { createFormats } from '../../../src/bot/format.ts';
import { SmscError } from '../../../src/smsc/error.ts';
import { StorageError } from '../../../src/storage/error.ts';
import { startBot, type TestBot } from '../../support/bot.ts';
import { untilAnswered } from '../../support/core-stage.ts';
import { typed } from '../../support/message.ts';
import { plainText } from '../../support/reply.ts';

type Found = Awaited<ReturnType<NonNullable<CommandAction['lookUp']>>> | 'away' | 'unreadable';

const message = typed('/x');
const done = { reply: { summary: 'It was done.', blocks: [{ kind: 'text', spans: ['It was done.'] }] } } as const;

const never = async (): Promise<never> => {
  throw new Error('it was begun already');
};

async function start(): Promise<TestBot> {
  const bot = await startBot();
  onTestFinished(() => bot[Symbol.asyncDispose]());
  return bot;
}

function contextOf(bot: TestBot): CommandContext {
  const parts = bot.parts('en', 'operator');
  const formats = createFormats('en', parts.account.zone);
  return { ...parts, message, role: 'operator', formats, everyCommand: parts.commands };
}

/** What is said of an action whose looks find one thing after the other, and how long it took to be said. */
async function finished(bot: TestBot, finds: readonly Found[] | undefined) {
  const context = contextOf(bot);
  const { confirmations, audit } = context.acting;
  const by = { platform: message.in.platform, id: message.from.id };
  const question: Question = {
    command: 'x',
    line: '/x',
    payload: {},
    quote: '',
    needsApproval: false,
    by,
    in: message.in,
    language: 'en',
    movedBy: message.id,
  };
  const confirmation = await confirmations.begin(await confirmations.ask(question), 'p');
  if (confirmation === undefined) throw new Error('it could not begin');
  let looks = 0;
  const lookUp: CommandAction['lookUp'] =
    finds &&
    (async () => {
      const found = finds[looks];
      looks += 1;
      if (found === 'unreadable') throw new StorageError('busy', 'held by another');
      if (found === 'away') throw new SmscError('unreachable', 'gone', { operation: 'x' });
      return found;
    });
  const from = bot.clock.now();
  const answered = finish(context, { confirmation, action: { propose: never, perform: never, lookUp } });
  await untilAnswered(bot, settled(answered));
  const reply = await answered;
  const [{ outcome } = { outcome: undefined }] = await audit.list({ limit: 1 });
  return { words: plainText(reply), outcome, looks, seconds: Math.floor((bot.clock.now() - from) / 1000) };
}

async function settled(work: Promise<unknown>): Promise<void> {
  await work;
}

it('is looked for until it is found', async () => {
  const said = await finished(await start(), ['not-done', 'away', done]);

  expect(said).toMatchObject({ outcome: 'done', looks: 3 });
  expect(said.words).toContain('It was done.');
});

it('was not done when the last look says so', async () => {
  const said = await finished(await start(), ['away', 'away', 'not-done']);

  expect(said).toMatchObject({ outcome: 'failed', looks: 3 });
  expect(said.words).toContain('it was not done');
});

it.each([
  ['the last look fails', ['not-done', 'not-done', 'away']],
  ['the last look cannot be noted', ['not-done', 'not-done', 'unreadable']],
  ['the last look tells nothing', ['not-done', 'not-done', undefined]],
] as const)('is not known when %s, whatever was seen before', async (_when, finds) => {
  const said = await finished(await start(), finds);

  expect(said).toMatchObject({ outcome: 'unknown', looks: 3 });
  expect(said.words).toContain('it is not known whether it was done');
});

it('is said to be unknown at once where nothing can be looked at', async () => {
  const said = await finished(await start(), undefined);

  expect(said).toMatchObject({ outcome: 'unknown', looks: 0, seconds: 0 });
});
