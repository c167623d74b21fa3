import { describe, expect, it, onTestFinished } from 'vitest';
import type { ChatMessage } from '../../../src/bot/chat.ts';
import { bars, code, fields, items, note, quote, type Reply, strong, table, text } from '../../../src/bot/reply.ts';
import { noon } from '../../support/clock.ts';
import { injections } from '../../support/injections.ts';
import { answer, startProvider } from '../../support/provider.ts';
import { sandboxAccount, sandboxMailing, sandboxMessage, sandboxSender } from '../../support/sandbox-account.ts';
import type { Shown } from '../../support/slack/control.ts';
import { type SlackBot, type SlackBotOptions, startSlackBot } from '../../support/slack-bot.ts';
import { active } from '../../support/slack-rules.ts';

async function started(options: SlackBotOptions = {}): Promise<SlackBot> {
  const it = await startSlackBot(options);
  onTestFinished(() => it[Symbol.asyncDispose]());
  return it;
}

/** All that does something in what was shown, in blocks, fallback texts, modals and on Home, and what Slack refused. */
function harmOf({ slack, anna, channel, direct }: SlackBot): readonly string[] {
  const shown = [channel, direct].flatMap((place) => slack.shown(place, anna)).filter(({ byBot }) => byBot);
  const inFallback = shown.flatMap((message) => active(message.text));
  return [...slack.pings(), ...slack.links(), ...slack.emoji(), ...slack.unfurls(), ...slack.refused(), ...inFallback];
}

/** An answer with the same text wherever data can stand. */
function everywhere(data: string): Reply {
  return {
    summary: data,
    tone: 'warning',
    blocks: [
      note(data, 'bad'),
      text('Before ', data, strong(data), code(data)),
      fields([
        [data, '2'],
        ['first', data, 'good'],
      ]),
      table([{ title: data }, { title: 'b' }], [['1', data]]),
      items([{ title: data, facts: ['1', data], text: data, tone: 'bad' }]),
      bars([{ label: data, value: 1, shown: data }]),
      bars([{ label: data, value: 1, shown: data }], { title: data, as: 'columns' }),
      quote(data),
    ],
    buttons: [{ label: data, command: `/show ${data}` }],
    again: '/balance',
  };
}

/** A line that ends with a number is answered with that injection. */
async function reciting(): Promise<SlackBot> {
  const handle = async (message: ChatMessage): Promise<void> => {
    const data = injections[Number(/\d+$/.exec(message.text)?.[0] ?? homes++)] ?? '';
    await it.adapter().post(message.in, everywhere(data), message);
  };
  let homes = 0;
  const it: SlackBot = await started({ handle });
  return it;
}

describe('answers full of data', () => {
  it.each([
    ['answered to a command', 'channel', '/balance %'],
    ['shown to everybody', 'channel', '/balance % --share'],
    ['answered to a mention', 'channel', '@bot balance %'],
    ['shown to everybody after a mention', 'channel', '@bot balance % --share'],
    ['in the direct chat', 'direct', 'balance %'],
  ] as const)('are nothing but data %s', { timeout: 60_000 }, async (_name, place, line) => {
    const it = await reciting();
    const type = line.startsWith('/') ? it.ask : it.say;
    for (const index of injections.keys()) await type(line.replace('%', String(index)), it[place]);

    expect(harmOf(it)).toEqual([]);
  });

  it('are nothing but data in the Home tab', { timeout: 60_000 }, async () => {
    const it = await reciting();
    for (const index of injections.keys()) {
      await it.slack.openHome(it.anna);
      await it.slack.until(() => it.slack.calls('views.publish').length > index);
    }

    expect(it.slack.home(it.anna)).toBeDefined();
    expect(harmOf(it)).toEqual([]);
  });
});

/** Everything that others write into an account. */
function hostileAccount(written = injections) {
  const messages = written.map((data, index) =>
    sandboxMessage({
      intId: String(1000 + index),
      id: String(index + 1),
      text: data,
      sender: data,
      operator: data,
      country: data,
      region: data,
    }),
  );
  return sandboxAccount({
    messages: new Map(messages.map((message) => [message.intId, message])),
    senders: written.map((data, index) => sandboxSender({ id: String(index + 1), name: data, comment: data })),
    templates: written.map((data, index) => ({
      id: String(index + 1),
      sender: data,
      text: data,
      kind: 'mts_srv',
      status: 3,
    })),
    answers: written.map((data, index) => ({
      id: String(index + 1),
      receivedAt: noon,
      sentAt: noon,
      phone: '79160000001',
      toPhone: '79990000009',
      text: data,
    })),
    links: written.map((data, index) => ({
      id: String(index + 1),
      link: data,
      target: data,
      clicks: new Map(),
    })),
    mailings: written.map((data, index) =>
      sandboxMailing({ id: String(index + 1), name: data, subject: data, text: data, sender: data }),
    ),
  });
}

const lists = ['history count:200', 'inbox count:200', 'sender list all', 'template list', 'mailing list'];

describe('an account in which others write', () => {
  it.each(['en', 'ru'] as const)('has lists that are nothing but data, on every page, in %s', async (language) => {
    const it = await started({ language, core: { account: hostileAccount() } });
    let pages = 0;
    for (const line of lists) {
      await it.ask(`/${line}`);
      await it.ask(`/${line} --share`);
      pages += await turned(it, await it.say(line, it.direct));
    }

    expect(pages).toBeGreaterThan(20);
    expect(harmOf(it)).toEqual([]);
  });

  it('has single things that are nothing but data', async () => {
    const it = await started({ core: { account: hostileAccount([injections.join(' '), injections.join('\n')]) } });
    for (const line of ['link 1', 'mailing show 2']) {
      await it.ask(`/${line}`);
      await it.ask(`/${line} --share`);
      await it.say(line, it.direct);
    }
    const shared = (): number =>
      it.slack.shown(it.channel, it.boris).filter(({ read }) => read.includes('<!everyone>')).length;
    await it.slack.until(() => shared() >= 2);

    expect(harmOf(it)).toEqual([]);
  });

  it('has a provider whose refusals are nothing but data', { timeout: 60_000 }, async () => {
    const provider = await startProvider();
    onTestFinished(() => provider.close());
    const it = await started({ core: { url: provider.url } });
    for (const error of injections) {
      provider.behave(answer(JSON.stringify({ error, error_code: 99 })));
      await it.ask('/balance');
      await it.say('balance', it.direct);
      await it.bot.clock.advance(120_000);
    }

    expect(provider.requests.length).toBeGreaterThanOrEqual(injections.length);
    expect(harmOf(it)).toEqual([]);
  });
});

/** Turns the pages of a list in the direct chat; gives how many there are. */
async function turned({ slack, anna, direct }: SlackBot, first: Shown): Promise<number> {
  const now = (): Shown => slack.shown(direct, anna).find(({ ts }) => ts === first.ts) ?? first;
  let pages = 1;
  for (let shown = first; shown.labels.includes('▶'); shown = now()) {
    await slack.press(direct, anna, shown, '▶');
    await slack.until(() => now().read !== shown.read);
    pages += 1;
  }
  return pages;
}

describe('what people type', () => {
  it('comes back as nothing but data', { timeout: 60_000 }, async () => {
    const it = await started();
    for (const data of injections) {
      await it.command(`/smsc ${data}`);
      await it.command(`/sender status "${data}"`);
      await it.command(`/price ${data} --share`);
      await it.slack.say(it.direct, it.anna, `sender statis ${data}`);
      await it.slack.say(it.channel, it.anna, `@bot access grant ${data} viewer`);
    }
    await it.slack.until(() => answered(it) >= injections.length * 5);

    expect(harmOf(it)).toEqual([]);
  });

  it('stands in forms and in what they type as nothing but data', { timeout: 60_000 }, async () => {
    const it = await started();
    const { slack, anna, channel } = it;
    let prefilled = 0;
    for (const data of injections) {
      const usage = await it.ask(`/access grant "${data}" nobody`);
      await slack.press(channel, anna, usage, 'Fill in a form');
      await slack.until(() => slack.modal(anna) !== undefined);
      if (JSON.stringify(slack.modal(anna)?.blocks).includes('initial_value')) prefilled += 1;
      await slack.submit(anna, { who: `${data}x`, role: 'viewer' });
      await slack.until(() => slack.modal(anna) === undefined);
    }

    expect(prefilled).toBeGreaterThan(100);
    expect(harmOf(it)).toEqual([]);
  });

  it('may be their name, which stands above what they share', { timeout: 60_000 }, async () => {
    const it = await started();
    for (const name of injections) {
      const person = it.slack.addUser({ name });
      const room = it.slack.addChannel({ people: [person] });
      const shown = await it.ask('/whoami --share', room, person);
      expect(active(shown.text)).toEqual([]);
    }

    expect(harmOf(it)).toEqual([]);
  });
});

function answered({ slack, anna, channel, direct }: SlackBot): number {
  return [channel, direct].flatMap((place) => slack.shown(place, anna)).filter(({ byBot }) => byBot).length;
}
