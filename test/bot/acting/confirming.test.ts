import { expect, it, onTestFinished } from 'vitest';
import type { Role } from '../../../src/bot/access/roles.ts';
import type { Confirmation } from '../../../src/bot/acting/confirmation.ts';
import type { ChatMessage, Conversation } from '../../../src/bot/chat.ts';
import type { Reply } from '../../../src/bot/reply.ts';
import { createRouter } from '../../../src/bot/router.ts';
import { startBot, type TestBot } from '../../support/bot.ts';
import { untilAnswered, watchingAdapter } from '../../support/core-stage.ts';
import { typed } from '../../support/message.ts';
import { plainText } from '../../support/reply.ts';

const team: Conversation = { platform: 'test', id: '-team', kind: 'group' };
const minute = 60_000;

async function start(): Promise<TestBot> {
  const bot = await startBot();
  onTestFinished(() => bot[Symbol.asyncDispose]());
  return bot;
}

let sent = 0;

interface About extends Partial<ChatMessage> {
  readonly as?: string;
  readonly role?: Role;
  readonly isSlow?: boolean;
}

/** What is shown for a line in the team's conversation; the clock goes on by itself while somebody waits for a slow one. */
async function say(
  bot: TestBot,
  text: string,
  { as = 'ann', role = 'operator', isSlow = false, ...about }: About = {},
): Promise<Reply | undefined> {
  const { adapter, seen } = watchingAdapter();
  sent += 1;
  const message = typed(text, { id: `m${sent}`, in: team, from: { id: as }, ...about });
  const answered = createRouter(bot.parts('en', role)).handle(adapter, message);
  if (isSlow) await untilAnswered(bot, answered);
  await answered;
  return seen.at(-1);
}

/** What the buttons of a question type. */
function commandsOf(reply: Reply | undefined): readonly string[] {
  return (reply?.buttons ?? []).map(({ command }) => command);
}

/** Asks to delete a name; gives what confirms that and what cancels it. */
async function askToDelete(bot: TestBot): Promise<{ readonly go: string; readonly leave: string }> {
  const question = await say(bot, '/sender delete my_shop');
  const [go = '', leave = ''] = commandsOf(question);
  return { go: `${go} my_shop`, leave };
}

async function isThere(bot: TestBot): Promise<boolean> {
  const { value } = await bot.client.senders.get({ all: true }, { maxAgeMs: 0 });
  return value.some(({ name }) => name === 'my_shop');
}

async function logOf(bot: TestBot): Promise<readonly string[]> {
  const records = await bot.parts('en').acting.audit.list({ limit: 100 });
  return records.map(({ by, line, outcome }) => `${by.id} ${outcome} ${line}`).toReversed();
}

it('shows what would be deleted, and deletes it when its name is typed', async () => {
  const bot = await start();

  const question = await say(bot, '/sender delete my_shop');
  expect(plainText(question)).toContain('Delete the sender name my_shop?');
  expect(await isThere(bot)).toBe(true);

  const [go] = commandsOf(question);
  expect(plainText(await say(bot, `${go} my_shop`))).toContain('The sender name my_shop is deleted.');
  expect(await isThere(bot)).toBe(false);
  expect(await logOf(bot)).toEqual([
    'ann asked /sender delete my_shop',
    'ann begun /sender delete my_shop',
    'ann done /sender delete my_shop',
  ]);
});

it.each(['', ' shop', ' MY_SHOP', ' my_shop2'])(
  'deletes nothing when "%s" is typed in place of the name',
  async (word) => {
    const bot = await start();
    const [go] = commandsOf(await say(bot, '/sender delete my_shop'));

    expect(plainText(await say(bot, `${go}${word}`))).toContain('exactly: my_shop');

    expect(await isThere(bot)).toBe(true);
    expect(plainText(await say(bot, `${go} my_shop`))).toContain('is deleted');
  },
);

it('changes nothing for anybody but who asked, and tells so to who pressed alone', async () => {
  const bot = await start();
  const { go, leave } = await askToDelete(bot);

  for (const line of [go, leave]) {
    const reply = await say(bot, line, { as: 'boris', role: 'admin' });
    expect(plainText(reply)).toContain('Only who asked');
    expect(reply?.audience).toBe('asker');
  }

  expect(await isThere(bot)).toBe(true);
  expect(await logOf(bot)).toContain('boris denied /sender delete my_shop');
});

it('changes nothing for who has lost the role since', async () => {
  const bot = await start();
  const { go } = await askToDelete(bot);

  expect(plainText(await say(bot, go, { role: 'viewer' }))).toContain('operator');

  expect(await isThere(bot)).toBe(true);
  expect(await logOf(bot)).toContain('ann denied /sender delete my_shop');
});

it('changes nothing after five minutes', async () => {
  const bot = await start();
  const { go } = await askToDelete(bot);
  await bot.clock.advance(5 * minute);

  expect(plainText(await say(bot, go))).toContain('five minutes to confirm are over');

  expect(await isThere(bot)).toBe(true);
  expect(await logOf(bot)).toContain('ann expired /sender delete my_shop');
});

it('is done once, however often it is pressed', async () => {
  const bot = await start();
  const { go } = await askToDelete(bot);

  const replies = await Promise.all(Array.from({ length: 50 }, () => say(bot, go)));

  const words = replies.map((reply) => plainText(reply));
  expect(words.filter((each) => each.includes('is deleted.'))).toHaveLength(1);
  expect(words.filter((each) => /already/.test(each))).toHaveLength(49);
  expect((await logOf(bot)).filter((line) => line.startsWith('ann begun'))).toHaveLength(1);
});

it('leaves undone what was cancelled', async () => {
  const bot = await start();
  const { go, leave } = await askToDelete(bot);

  expect(plainText(await say(bot, leave))).toContain('Cancelled');
  expect(plainText(await say(bot, go))).toContain('Cancelled');

  expect(await isThere(bot)).toBe(true);
});

it.each(['/confirm aaaaaa', '/cancel aaaaaa', '/confirm ../../x my_shop'])(
  'learns nothing from a forged %s',
  async (line) => {
    const bot = await start();
    await askToDelete(bot);

    expect(plainText(await say(bot, line))).toContain('Nothing like this is waiting');
  },
);

it('knows nothing of a question of another conversation', async () => {
  const bot = await start();
  const { go } = await askToDelete(bot);

  const elsewhere = { in: { ...team, id: '-other' } };

  expect(plainText(await say(bot, go, elsewhere))).toContain('Nothing like this is waiting');
  expect(await isThere(bot)).toBe(true);
});

it('can be confirmed after a restart', async () => {
  const bot = await start();
  const { go } = await askToDelete(bot);

  // Each line has a router of its own: nothing but the database holds the question.
  expect(plainText(await say(bot, go))).toContain('is deleted');
});

it('looks up what became of it when the answer is lost, and does it no second time', async () => {
  const bot = await start();
  const { go } = await askToDelete(bot);
  bot.sandbox.fault('broken', 500);

  expect(plainText(await say(bot, go, { isSlow: true }))).toContain('The sender name my_shop is deleted.');

  expect(await isThere(bot)).toBe(false);
});

it('says that it is not known while the provider is away', async () => {
  const bot = await start();
  const { go } = await askToDelete(bot);
  bot.sandbox.fault('broken', 10 * minute);

  const reply = plainText(await say(bot, go, { isSlow: true }));

  expect(reply).toContain('it is not known whether it was done');
  expect(await logOf(bot)).toContain('ann unknown /sender delete my_shop');
});

it('goes on after a crash by looking, not by doing it again', async () => {
  const bot = await start();
  const { go } = await askToDelete(bot);
  await bot.parts('en').acting.confirmations.begin(await questionOf(bot, go), 'pressed-before-the-crash');

  const reply = plainText(await say(bot, go, { id: 'pressed-before-the-crash', isSlow: true }));

  expect(reply).toContain('it was not done');
  expect(await isThere(bot)).toBe(true);
});

/** The question that a button answers. */
async function questionOf(bot: TestBot, go: string): Promise<Confirmation> {
  const found = await bot.parts('en').acting.confirmations.find(/\/confirm (\w+)/.exec(go)?.[1] ?? '');
  if (found === undefined) throw new Error('no question');
  return found;
}

it.each([
  ['done', 'This was done'],
  ['failed', 'tried already and failed'],
  ['unknown', 'nobody knows what came of it'],
] as const)('says after a crash, in place of the question, what had been noted as %s', async (ending, says) => {
  const bot = await start();
  const { go } = await askToDelete(bot);
  const { confirmations } = bot.parts('en').acting;
  await confirmations.begin(await questionOf(bot, go), 'pressed-before-the-crash');
  await confirmations.end((await questionOf(bot, go)).id, ending);

  const reply = await say(bot, go, { id: 'pressed-before-the-crash' });

  expect(plainText(reply)).toContain(says);
  expect(reply?.audience).toBeUndefined();
  expect(await isThere(bot)).toBe(true);
});

it('shows after a crash what had been asked anew', async () => {
  const bot = await start();
  const line = '/send 79991234567 Hello';
  const [go = ''] = commandsOf(await say(bot, line));
  await bot.client.sending.send({ phones: ['79991112233'], text: 'From elsewhere', id: 'elsewhere' });
  const [shown = ''] = commandsOf(await say(bot, go, { id: 'pressed-before-the-crash' }));

  const reply = await say(bot, go, { id: 'pressed-before-the-crash' });

  expect(plainText(reply)).toContain('since you were asked; nothing was done');
  expect(commandsOf(reply)[0]).toBe(shown);
});

it('says after a crash that it was cancelled', async () => {
  const bot = await start();
  const { leave } = await askToDelete(bot);
  await say(bot, leave, { id: 'pressed-before-the-crash' });

  const reply = await say(bot, leave, { id: 'pressed-before-the-crash' });

  expect(plainText(reply)).toContain('Cancelled');
  expect(reply?.audience).toBeUndefined();
});

it('asks once when the line is delivered again after a crash: the former question can do nothing any more', async () => {
  const bot = await start();
  const [former] = commandsOf(await say(bot, '/sender delete my_shop', { id: 'typed-before-the-crash' }));
  const [go] = commandsOf(await say(bot, '/sender delete my_shop', { id: 'typed-before-the-crash' }));

  expect(plainText(await say(bot, `${former} my_shop`))).toContain('The newer question counts');
  expect(await isThere(bot)).toBe(true);
  expect(plainText(await say(bot, `${go} my_shop`))).toContain('is deleted');
});

it('asks no more when the line is delivered again after a crash and what it asked was confirmed', async () => {
  const bot = await start();
  const line = '/send 79991234567 Hello';
  const [go = ''] = commandsOf(await say(bot, line, { id: 'typed-before-the-crash' }));
  await say(bot, go);

  const reply = await say(bot, line, { id: 'typed-before-the-crash' });

  expect(plainText(reply)).toContain('This was done already');
  expect(commandsOf(reply)).toEqual([]);
});

it('asks anew when the line is delivered again after nobody could confirm it in time', async () => {
  const bot = await start();
  await say(bot, '/sender delete my_shop', { id: 'typed-before-the-crash' });
  await bot.clock.advance(6 * minute);

  const [go] = commandsOf(await say(bot, '/sender delete my_shop', { id: 'typed-before-the-crash' }));

  expect(plainText(await say(bot, `${go} my_shop`))).toContain('is deleted');
});

it('tells what the provider refuses, and that nothing was done', async () => {
  const bot = await start();
  const { go } = await askToDelete(bot);
  const { value } = await bot.client.senders.get({ all: true });
  await bot.client.senders.delete({ id: value.find(({ name }) => name === 'my_shop')?.id ?? '' });

  expect(plainText(await say(bot, go))).toContain('found nothing');

  expect(await logOf(bot)).toContain('ann failed /sender delete my_shop');
});
