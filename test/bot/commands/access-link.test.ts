import { expect, it } from 'vitest';
import type { Conversation } from '../../../src/bot/chat.ts';
import { createRouter } from '../../../src/bot/router.ts';
import { startBot, type TestBot } from '../../support/bot.ts';
import { typed } from '../../support/message.ts';
import { recordingPlatform } from '../../support/recording-platform.ts';
import { plainText } from '../../support/reply.ts';

const ann: Conversation = { platform: 'test', id: 'ann', kind: 'private' };
const anna: Conversation = { platform: 'other', id: 'U1', kind: 'private' };

/** One bot on two platforms, on each of which somebody writes to it alone. */
async function onTwo() {
  const platforms = new Map(['test', 'other'].map((name) => [name, recordingPlatform(name)]));
  const bot: TestBot = await startBot({
    role: undefined,
    adapters: [...platforms.values()].map(({ adapter }) => adapter),
  });
  const { admission, acting } = bot.parts('en');
  await admission.grants.grant({ platform: 'test', kind: 'person', id: 'ann' }, 'operator', { ...ann, id: 'dora' });
  await admission.grants.grant({ platform: 'other', kind: 'person', id: 'U1' }, 'viewer', { ...ann, id: 'dora' });
  const shown = (place: Conversation): string =>
    plainText(platforms.get(place.platform)?.shown(place).at(-1)?.reply ?? { summary: '', blocks: [] });
  let said = 0;
  const say = async (place: Conversation, line: string): Promise<string> => {
    const adapter = platforms.get(place.platform)?.adapter;
    if (adapter === undefined) throw new Error(`there is no platform ${place.platform}`);
    said += 1;
    const message = typed(line, { id: `said ${said}`, in: place, from: { id: place.id } });
    await createRouter(bot.parts('en')).handle(adapter, message);
    return shown(place);
  };
  const link = async (): Promise<void> => {
    const [, code = ''] = /\/access link ([A-Z2-9]{6})/.exec(await say(ann, '/access link')) ?? [];
    expect(await say(anna, `/access link ${code}`)).toContain('One person to the bot: other:U1, test:ann');
  };
  return { bot, acting, admission, say, shown, link, [Symbol.asyncDispose]: () => bot[Symbol.asyncDispose]() };
}

it('makes one person of two, with the higher role on both, and who gave the code is told by whom', async () => {
  await using stage = await onTwo();
  await stage.link();

  expect(stage.shown(ann)).toMatch(/typed by other:U1[\s\S]*end it at once: \/access link off/);
  expect(await stage.say(anna, '/whoami')).toMatch(
    /Also you +test:ann\nRole +operator\nRole from +test:dora \(viewer\); test:ann \(operator\)/,
  );
});

it('is ended by either, who both lose what was the other one’s, and the other is told', async () => {
  await using stage = await onTwo();
  await stage.link();

  expect(await stage.say(ann, '/access link off')).toMatch(/linked with nobody any more[\s\S]*For a day/);

  expect(stage.shown(anna)).toMatch(/test:ann is linked with you no more/);
  expect(await stage.say(anna, '/whoami')).toMatch(/Role +viewer/);
  expect(await stage.say(anna, '/access link off')).toContain('You are linked with nobody.');
});

it('lets nobody guess a code', async () => {
  await using stage = await onTwo();
  for (const wrong of ['AAAAAA', 'BBBBBB', 'CCCCCC', 'DDDDDD', 'EEEEEE']) {
    expect(await stage.say(anna, `/access link ${wrong}`)).toContain('There is no such code');
  }
  const [, code = ''] = /\/access link ([A-Z2-9]{6})/.exec(await stage.say(ann, '/access link')) ?? [];

  expect(await stage.say(anna, `/access link ${code}`)).toContain('Too many codes were wrong');
  expect(await stage.say(anna, '/whoami')).toMatch(/Role +viewer/);
});

it('is no way around a role that was taken away, of which the admin is told', async () => {
  await using stage = await onTwo();
  await stage.admission.grants.grant({ platform: 'test', kind: 'person', id: 'dora' }, 'admin', ann);
  await stage.link();
  const dora: Conversation = { ...ann, id: 'dora' };

  expect(await stage.say(dora, '/access revoke test:ann')).toMatch(
    /test:ann has no role any more, was operator\.[\s\S]*is one person with other:U1, whose role still counts/,
  );
});

it('stands in the audit log without the code', async () => {
  await using stage = await onTwo();
  await stage.link();
  await stage.say(ann, '/access link off');

  const log = (await stage.acting.audit.list({ limit: 9 })).map(
    ({ by, line, outcome }) => `${by.id} ${line} ${outcome}`,
  );
  expect(log).toEqual(['ann /access link *** done', 'U1 /access link *** done', 'ann /access link done']);
});
