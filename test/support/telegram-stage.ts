import assert from 'node:assert/strict';
import { createTelegramAdapter } from '../../src/adapters/telegram/adapter.ts';
import { drawChart } from '../../src/bot/charts/draw-chart.ts';
import type { ChatAdapter } from '../../src/bot/chat.ts';
import type { Language } from '../../src/bot/language.ts';
import { type Reply, withoutForms } from '../../src/bot/reply.ts';
import { createRouter } from '../../src/bot/router.ts';
import { secret } from '../../src/lib/secret.ts';
import type { TestBot } from './bot.ts';
import { untilAnswered } from './core-stage.ts';
import { bare, piecesOf } from './pieces.ts';
import type { Sent, Stage } from './play.ts';
import { readPng } from './png.ts';
import { startFakeTelegram } from './telegram/fake-telegram.ts';
import type { CallbackAnswer } from './telegram/queries.ts';
import type { Shown } from './telegram/shown.ts';
import { assertSendable } from './telegram-rules.ts';
import { tellChanges } from './tell-changes.ts';

export interface TelegramStage extends Stage, AsyncDisposable {}

/**
 * Telegram, with the real adapter before a Bot API server: lines are said in a private chat or a group, buttons pressed by
 * their labels, files attached as documents. After each step what stands in the chats must hold all that was answered.
 */
export async function telegramStage(bot: TestBot, language: Language): Promise<TelegramStage> {
  const telegram = await startFakeTelegram({ clock: bot.clock });
  // Names are shown by some answers and are not the same everywhere.
  const ann = telegram.addPrivateChat({ first_name: '' });
  const eve = telegram.addPrivateChat({ first_name: '' });
  const group = telegram.addSupergroup({ people: [ann, eve] });
  const chats = [ann, eve, group];
  const { log } = bot.parts(language);
  let current: { readonly sent: Sent; readonly seen: Reply[]; readonly answered: () => void } | undefined;
  const adapter = createTelegramAdapter({
    token: secret(telegram.token),
    url: telegram.url,
    account: 'demo',
    database: bot.database,
    clock: bot.clock,
    log,
    commands: [],
    admins: [],
    language,
    languageFor: (message) => bot.parts(language).settings.languageFor(message),
    draw: async (chart) => (await drawChart(chart)).png,
  });
  bot.connect(adapter);
  await adapter.start(async (message) => {
    if (current === undefined) throw new Error('nobody typed this');
    const { sent, seen, answered } = current;
    await createRouter(bot.parts(sent.language, sent.role)).handle(noting(adapter, seen), message);
    answered();
  });

  async function say({ text, label, files, isGroup, role, isReply }: Sent): Promise<CallbackAnswer | undefined> {
    const person = role === 'stranger' ? eve : ann;
    const chat = isGroup ? group : person;
    if (label !== undefined) {
      const labels = label.split(' / ');
      const pressed = telegram.messages(chat).findLast(({ keyboard }) => keyboard.flat().length > 0);
      const found = pressed?.keyboard.flat().find((one) => labels.includes(one));
      assert.ok(pressed !== undefined && found !== undefined, `there is no button "${label}" on the screen`);
      const answer = await telegram.press(chat, person, pressed, found);
      assert.ok(answer !== undefined, `the button "${label}" was not answered`);
      return answer;
    }
    const [file, ...more] = files;
    assert.equal(more.length, 0, 'a message on Telegram has one document');
    // In a group only what is said to the bot reaches it; a command in Cyrillic is none to Telegram.
    const line = isGroup && !/^\/[a-z]/i.test(text) ? `@${telegram.bot.username} ${text}` : text;
    const document = file && { name: file.name, bytes: await file.read(Number.POSITIVE_INFINITY) };
    const told = telegram.messages(chat).findLast(({ byBot }) => byBot);
    const options = isReply && told !== undefined ? { replyTo: told.id } : {};
    telegram.say(chat, person, document === undefined ? line : { document, caption: line }, options);
    return undefined;
  }

  /** What stands in the chats holds all that was shown, and Telegram refused nothing of it. */
  function assertSeen(seen: readonly Reply[], alert?: CallbackAnswer): void {
    const shown = chats.flatMap((chat) => telegram.messages(chat)).filter(({ byBot }) => byBot);
    for (const message of shown) if (message.text !== '') assertSendable(message, message.file ? 1024 : 4096);
    for (const reply of seen) if (reply.passing !== true) assertShown(reply, shown, alert);
    assert.deepEqual(telegram.markedUp(), []);
    assert.deepEqual(refused(telegram.calls()), []);
  }

  return {
    bot,
    send: async (sent) => {
      const { promise, resolve } = Promise.withResolvers<void>();
      const seen: Reply[] = [];
      current = { sent, seen, answered: resolve };
      const said = say(sent);
      if (sent.isSlow) await untilAnswered(bot, promise);
      const [alert] = await Promise.all([said, promise]);
      assertSeen(seen, alert);
      return seen;
    },
    happen: async (changes, { isGroup, role }) => {
      const seen: Reply[] = [];
      const chat = isGroup ? group : role === 'stranger' ? eve : ann;
      const to = { platform: 'telegram', id: String(chat.id), kind: isGroup ? 'group' : 'private' } as const;
      await tellChanges(bot, noting(adapter, seen), to, changes);
      assertSeen(seen.slice(-1));
      return seen;
    },
    [Symbol.asyncDispose]: async () => {
      await adapter.stop();
      await telegram.close();
    },
  };
}

/**
 * What Telegram refused; nothing that the bot asks for should be, but to delete what a person typed, which the bot is no
 * administrator for.
 */
function refused(calls: ReturnType<Awaited<ReturnType<typeof startFakeTelegram>>['calls']>): readonly string[] {
  return calls
    .filter(({ status, description }) => status >= 400 && !description?.includes("message can't be deleted"))
    .map(({ method, description = '' }) => `${method}: ${description}`);
}

/** Telegram, with what it is told to show. */
function noting(telegram: ChatAdapter, seen: Reply[]): ChatAdapter {
  return {
    ...telegram,
    post: async (to, reply, answers) => {
      seen.push(reply);
      return telegram.post(to, reply, answers);
    },
    edit: async (at, id, reply) => {
      seen.push(reply);
      await telegram.edit(at, id, reply);
    },
  };
}

/** Every piece of data of the reply can be read in the chats, every file is there byte for byte, every button can be pressed. */
function assertShown(reply: Reply, shown: readonly Shown[], alert: CallbackAnswer | undefined): void {
  const texts = [...shown.map(({ text }) => text), alert?.text ?? ''].map(bare).join('\n');
  for (const piece of reply.blocks.flatMap((block) => piecesOf(block, true))) {
    assert.ok(texts.includes(bare(piece)), `the chat lacks "${piece}"`);
  }
  const labels = shown.flatMap(({ keyboard }) => keyboard.flat());
  for (const { label } of withoutForms(reply.buttons))
    assert.ok(labels.includes(label), `there is no button "${label}"`);
  for (const block of reply.blocks) {
    if (block.kind === 'file') {
      const file = shown.find((message) => message.kind === 'document' && message.file?.name === block.name)?.file;
      assert.equal(file?.bytes.toString('utf8'), block.content);
    }
    if (block.kind === 'bars' && block.picture !== undefined) {
      const picture = shown.findLast(({ kind }) => kind === 'photo')?.file;
      assert.ok(picture !== undefined && readPng(picture.bytes).width > 0, 'there is no picture');
    }
  }
}
