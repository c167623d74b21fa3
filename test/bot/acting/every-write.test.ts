import { beforeEach, describe, expect, it } from 'vitest';
import type { Confirmation } from '../../../src/bot/acting/confirmation.ts';
import type { CommandContext } from '../../../src/bot/command.ts';
import { everyCommand } from '../../../src/bot/commands/index.ts';
import { createFormats } from '../../../src/bot/format.ts';
import type { Reply } from '../../../src/bot/reply.ts';
import type { RouterParts } from '../../../src/bot/router.ts';
import { documentedErrors } from '../../../src/smsc/sandbox/errors.ts';
import { audited } from '../../support/confirming.ts';
import type { Fate } from '../../support/gate.ts';
import { type GatedBot, patiently, startGatedBot, tell } from '../../support/gated-bot.ts';
import { typed } from '../../support/message.ts';
import { plainText } from '../../support/reply.ts';
import { lineFor, type WriteCase, writeCases } from '../../support/write-cases.ts';

const cases = writeCases.map((write) => ({ write, name: write.line }));
let gated: GatedBot;
let parts: RouterParts;

beforeEach(async () => {
  gated = await startGatedBot();
  parts = gated.bot.parts('en', 'admin');
  return () => gated[Symbol.asyncDispose]();
});

function say(line: string, about: Parameters<typeof tell>[3] = {}): Promise<Reply | undefined> {
  return tell(gated.bot, parts, line, about);
}

/** Asks for it, and gives the line that the button of the question types. */
async function ask({ before, line, typed: word, files = [] }: WriteCase): Promise<string> {
  const { bot } = gated;
  await before?.(bot);
  const question = await say(lineFor(bot, line), { files });
  const [button] = question?.buttons ?? [];
  if (question?.asks === undefined || button === undefined)
    throw new Error(`nothing was asked: ${plainText(question)}`);
  return word === undefined ? button.command : `${button.command} ${lineFor(bot, word)}`;
}

function times(write: WriteCase): number {
  return write.times(gated.bot.sandbox.account());
}

/** How often the request was made that does it. */
function attempts({ write }: WriteCase): number {
  return gated.gate.writes.filter((name) => name === write).length;
}

async function ending(): Promise<string> {
  return (await audited(gated.bot)).at(-1)?.split(' ')[0] ?? '';
}

it('has a case for every command that asks before it changes anything', () => {
  const asking = everyCommand.filter(({ action }) => action !== undefined).map(({ name }) => name);

  expect(new Set(writeCases.map(({ command }) => command))).toEqual(new Set(asking));
});

describe.each(cases)('$name', ({ write }) => {
  const { says, isFound } = write;
  /** What is said when a look finds that nothing was done. */
  const undone = isFound ? 'and it was not done' : 'not known whether it was done';

  it('is done once, when it is confirmed', async () => {
    const go = await ask(write);
    expect([times(write), attempts(write)]).toEqual([0, 0]);

    expect(plainText(await say(go))).toContain(says);
    expect(plainText(await say(go))).toContain('was done already');

    expect([times(write), attempts(write)]).toEqual([1, 1]);
    expect((await audited(gated.bot)).slice(-4).map((line) => line.split(' ')[0])).toEqual([
      'asked',
      'begun',
      'done',
      'repeated',
    ]);
  });

  const file = write.write.split(' ')[0] ?? '';
  const errors = documentedErrors.filter((error) => error.file === file || error.file === '*');

  it.each(errors)('is refused with error $number ($says): told so, and not done', async ({ number }) => {
    const go = await ask(write);
    gated.gate.let({ error: number });

    const reply = await say(go);

    expect(['bad', 'warning']).toContain(reply?.tone);
    expect(plainText(reply)).not.toMatch(/inside the bot|undefined|not known whether|not answer/);
    expect([times(write), attempts(write), await ending()]).toEqual([0, 1, 'failed']);
    gated.gate.let('passes');
    expect(plainText(await say(go))).toContain('tried already and failed');
    expect([times(write), attempts(write)]).toEqual([0, 1]);
  });

  const losses: readonly (readonly [fate: Fate, done: 0 | 1])[] = [
    ['lost before', 0],
    ['lost after', 1],
    ['torn after', 1],
    ['answered late', 1],
    ['done late', 1],
  ];

  it.each(losses)('whose answer is %s is not asked for again, and is looked for', async (fate, done) => {
    const go = await ask(write);
    gated.gate.let(fate);

    const reply = plainText(await say(go));
    await gated.gate.settle();

    expect(reply).toContain(done === 1 && isFound ? says : undone);
    expect([times(write), attempts(write)]).toEqual([done, 1]);
    expect(await ending()).toBe(isFound ? (done === 1 ? 'done' : 'failed') : 'unknown');
    await say(go);
    expect([times(write), attempts(write)]).toEqual([done, 1]);
  });

  it('says that it is not known while nothing can be looked up', async () => {
    const go = await ask(write);
    gated.gate.let('lost for good');

    expect(plainText(await say(go))).toContain('not known whether it was done');
    expect(await ending()).toBe('unknown');
    expect(attempts(write)).toBe(1);
  });

  it.each([
    ['and said to be', 'passes', says],
    ['and not known to be, when its answer is lost too,', 'lost after', 'not known whether it was done'],
  ] as const)('is done %s while nothing can be kept any more', async (_how, fate, words) => {
    const go = await ask(write);
    gated.gate.let({ meanwhile: () => gated.bot.database.query('PRAGMA query_only = ON'), fate });

    const reply = plainText(await say(go));
    await gated.bot.database.query('PRAGMA query_only = OFF');

    expect(reply).toContain(words);
    expect(reply).not.toMatch(/database/);
    expect([times(write), attempts(write)]).toEqual([1, 1]);
  });

  it('is not said to be undone by who could look but once, before it was done', async () => {
    const go = await ask(write);
    gated.gate.let('done unseen');

    const reply = plainText(await say(go));
    await gated.gate.settle();

    expect(reply).not.toContain('and it was not done');
    expect([times(write), attempts(write)]).toEqual([1, 1]);
  });

  it('whose answer takes five seconds is done and told as ever', async () => {
    const go = await ask(write);
    gated.bot.sandbox.fault('slow', 60 * 60_000);

    expect(plainText(await say(go))).toContain(says);
    expect([times(write), attempts(write)]).toEqual([1, 1]);
  });

  it.each([
    ['before', 'lost before', 0],
    ['after', 'lost after', 1],
  ] as const)('is looked for and not done again after a crash %s the call', async (_when, fate, done) => {
    const go = await ask(write);
    gated.gate.let(fate);
    await crashOn(go, 'pressed-once');
    gated.gate.let('passes');

    const reply = plainText(await say(go, { id: 'pressed-once' }));

    expect(reply).toContain(done === 1 && isFound ? says : undone);
    expect([times(write), attempts(write)]).toEqual([done, 1]);
    expect(plainText(await say(go))).toMatch(/already/);
    expect([times(write), attempts(write)]).toEqual([done, 1]);
  });
});

/** What is left of a press when the process ends at the call: it was begun, the call was made, and nothing else happened. */
async function crashOn(go: string, press: string): Promise<void> {
  const { bot } = gated;
  const found = await parts.acting.confirmations.find(/\/confirm (\w+)/.exec(go)?.[1] ?? '');
  const begun = found && (await parts.acting.confirmations.begin(found, press));
  if (begun === undefined) throw new Error('it could not be begun');
  const command = everyCommand.find(({ name }) => name === begun.command);
  await patiently(bot, perform(begun));

  async function perform({ payload, id }: Confirmation): Promise<void> {
    const context: CommandContext = {
      ...parts,
      everyCommand: parts.commands,
      role: 'admin',
      language: 'en',
      formats: createFormats('en', parts.account.zone),
      message: typed(go),
    };
    await command?.action?.perform(context, payload, id).catch(() => undefined);
  }
}
