import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import { createSlackAdapter } from '../../src/adapters/slack/adapter.ts';
import { slackCommands } from '../../src/adapters/slack/commands.ts';
import type { SlackWay } from '../../src/adapters/slack/receiver/receiver.ts';
import { createSpelling } from '../../src/adapters/slack/spelt.ts';
import { drawChart } from '../../src/bot/charts/draw-chart.ts';
import type { ChatAdapter, ChatMessage } from '../../src/bot/chat.ts';
import { everyCommand } from '../../src/bot/commands/index.ts';
import type { Language } from '../../src/bot/language.ts';
import type { Reply } from '../../src/bot/reply.ts';
import { createRouter } from '../../src/bot/router.ts';
import { secret } from '../../src/lib/secret.ts';
import type { TestBot } from './bot.ts';
import { untilAnswered } from './core-stage.ts';
import type { Sent, Stage, Where } from './play.ts';
import type { Delivery, FakeSlack, Shown, ShownView } from './slack/control.ts';
import { startFakeSlack } from './slack/fake-slack.ts';
import { serveSlack, slackWay } from './slack-bot.ts';
import {
  assertApart,
  assertHarmless,
  assertOnlyAnswers,
  assertShown,
  assertWritten,
  changed,
  type Scene,
  seenBy,
  seenByOthers,
} from './slack-seen.ts';
import { tellChanges } from './tell-changes.ts';

export interface SlackStage extends Stage, AsyncDisposable {}

const slashCommands = slackCommands(everyCommand, '', 'en').map(({ command }) => command);
const spelt = createSpelling(everyCommand, '');

/**
 * Slack, with the real adapter before a strict fake: lines are said in a direct chat, or typed in a channel as a slash
 * command or after a mention, buttons pressed by their labels, files attached. After each step the asker must see all
 * that was answered, and nobody else anything.
 */
export async function slackStage(bot: TestBot, language: Language, way: SlackWay['kind']): Promise<SlackStage> {
  await using opened = new AsyncDisposableStack();
  const slack = await startFakeSlack({ clock: bot.clock });
  opened.defer(() => slack.close());
  // Names are shown by some answers and are not the same everywhere.
  const ann = slack.addUser({ name: '' });
  const eve = slack.addUser({ name: '' });
  const channel = slack.addChannel({ people: [ann, eve] });
  const { log } = bot.parts(language);
  let take: (message: ChatMessage) => Promise<void> = unasked;
  const adapter = createSlackAdapter({
    token: secret(slack.botToken),
    url: slack.apiUrl,
    way: slackWay(slack, way),
    prefix: '',
    account: 'demo',
    database: bot.database,
    clock: bot.clock,
    log,
    commands: everyCommand,
    language,
    languageFor: (message) => bot.parts(language).settings.languageFor(message),
    moment: () => ({ now: bot.sandbox.now(), zone: bot.parts(language).account.zone }),
    draw: async (chart) => (await drawChart(chart)).png,
  });
  opened.defer(() => adapter.stop());
  bot.connect(adapter);
  if (way === 'http') {
    const server = await serveSlack(slack, adapter, log);
    opened.defer(() => server.close());
  }
  await adapter.start((message) => take(message));
  if (way === 'socket') await slack.sockets.until(1);

  function sceneOf({ isGroup, role }: Where): Scene {
    const [person, other] = role === 'stranger' ? [eve, ann] : [ann, eve];
    const direct = slack.direct(person);
    return { place: isGroup ? channel : direct, direct, channel, person, other, isGroup };
  }

  /** Presses a button; what it types is not answered, so that nothing comes of it. */
  async function typedBy(scene: Scene, message: Shown, label: string): Promise<string> {
    const { promise, resolve } = Promise.withResolvers<string>();
    take = async ({ text }) => resolve(text);
    await slack.press(scene.place, scene.person, message, label);
    return promise;
  }

  /** The form that a button opens, if any; that it was opened is not noted, as nobody pressed it in the scenario. */
  async function openedBy({ place, person }: Scene, message: Shown, label: string): Promise<ShownView | undefined> {
    const { promise, resolve } = Promise.withResolvers<void>();
    take = async () => resolve();
    const before = slack.modal(person)?.id;
    await slack.press(place, person, message, label);
    await slack.until(() => slack.modal(person)?.id !== before);
    await promise;
    return slack.modal(person);
  }

  /** Every button of a reply can be pressed: it types its command, or opens a form when that lacks values. */
  async function assertPressable({ buttons = [] }: Reply, fresh: readonly Shown[], scene: Scene): Promise<void> {
    for (const { label, command, form } of buttons) {
      const message = fresh.find(({ labels }) => labels.includes(label));
      assert.ok(message !== undefined, `there is no button "${label}"`);
      if (form !== true) {
        assert.equal(await typedBy(scene, message, label), command);
        continue;
      }
      const modal = await openedBy(scene, message, label);
      assert.ok((modal?.inputs.length ?? 0) > 0, `the form of "${label}" asks for nothing`);
    }
  }

  const parts = opened.move();
  return {
    bot,
    send: async (sent) => {
      const { promise, resolve } = Promise.withResolvers<void>();
      const seen: Reply[] = [];
      take = async (message) => {
        await createRouter(bot.parts(sent.language, sent.role)).handle(noting(adapter, seen), message);
        resolve();
      };
      const scene = sceneOf(sent);
      const before = { own: seenBy(slack, scene), foreign: seenByOthers(slack, scene) };
      const act = sent.label === undefined ? say(slack, scene, sent) : press(slack, scene, sent.label);
      if (sent.isSlow) await untilAnswered(bot, promise);
      const [{ acknowledged }] = await Promise.all([act, promise]);
      assert.ok(acknowledged, 'slack was not told that it has arrived');
      const fresh = changed(before.own, seenBy(slack, scene));
      assertWritten(fresh);
      const isForAll = scene.isGroup && isOfQuestion(sent, seen);
      assertApart(fresh, scene, isForAll);
      assertOnlyAnswers(seen, fresh);
      const isSeen = !isDeepStrictEqual(seenByOthers(slack, scene), before.foreign);
      assert.equal(isSeen, isForAll, 'who else sees it?');
      for (const reply of seen.filter(({ passing }) => passing !== true).map(spelt)) {
        assertShown(reply, fresh, scene);
        await assertPressable(reply, fresh, scene);
      }
      assertHarmless(slack);
      return seen;
    },
    happen: async (changes, where) => {
      const scene = sceneOf(where);
      const seen: Reply[] = [];
      const before = seenBy(slack, scene);
      const to = { platform: 'slack', id: scene.place.id, kind: scene.isGroup ? 'group' : 'private' } as const;
      await tellChanges(bot, noting(adapter, seen), to, changes);
      const fresh = changed(before, seenBy(slack, scene));
      assertWritten(fresh);
      for (const reply of seen.slice(-1).map(spelt)) assertShown(reply, fresh, { ...scene, isGroup: false });
      assertHarmless(slack);
      return seen;
    },
    [Symbol.asyncDispose]: () => parts.disposeAsync(),
  };
}

/** Whether something is asked about the account, or done with what was asked. */
function isOfQuestion({ text }: Sent, seen: readonly Reply[]): boolean {
  if (seen.some(({ asks }) => asks !== undefined)) return true;
  const isHeard = seen.length > 0 && seen.every(({ audience }) => audience === undefined);
  return isHeard && /^\/(?:confirm|cancel|approve|refuse) /.test(text);
}

async function unasked(): Promise<void> {
  assert.fail('nobody typed this');
}

async function say(
  slack: FakeSlack,
  { place, person, isGroup }: Scene,
  { text, files, isReply }: Sent,
): Promise<Delivery> {
  if (isReply) {
    const told = slack.shown(place, person).findLast(({ byBot, isEphemeral }) => byBot && !isEphemeral);
    return slack.say(place, person, isGroup ? `@bot ${text}` : text, { thread: told?.thread ?? told?.ts ?? '' });
  }
  const attached = files.map(async (file) => ({ name: file.name, bytes: await file.read(Number.POSITIVE_INFINITY) }));
  const more = { files: await Promise.all(attached) };
  if (!isGroup) return slack.say(place, person, text, more);
  const [command = '', ...rest] = text.split(' ');
  if (files.length === 0 && slashCommands.includes(command)) {
    return slack.command(place, person, command, rest.join(' '));
  }
  // In a channel only what is said to the bot reaches it.
  return slack.say(place, person, `@bot ${text}`, more);
}

function press(slack: FakeSlack, { place, person }: Scene, label: string): Promise<Delivery> {
  const wanted = label.split(' / ');
  const pressed = slack.shown(place, person).findLast(({ labels }) => labels.length > 0);
  const found = pressed?.labels.find((one) => wanted.includes(one));
  assert.ok(pressed !== undefined && found !== undefined, `there is no button "${label}" on the screen`);
  return slack.press(place, person, pressed, found);
}

/** Slack, with what it is told to show. */
function noting(slack: ChatAdapter, seen: Reply[]): ChatAdapter {
  return {
    ...slack,
    post: async (to, reply, answers) => {
      seen.push(reply);
      return slack.post(to, reply, answers);
    },
    edit: async (at, id, reply) => {
      seen.push(reply);
      await slack.edit(at, id, reply);
    },
  };
}
