import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Answer, callJson, markup, plain, rich, section, table } from './block-samples.ts';
import type { Channel, FakeSlack, Person } from './control.ts';
import { startFakeSlack } from './fake-slack.ts';
import type { Json } from './state.ts';

let slack: FakeSlack;
let anna: Person;
let duty: Channel;

beforeEach(async () => {
  slack = await startFakeSlack();
  anna = slack.addUser();
  duty = slack.addChannel({ people: [anna] });
});
afterEach(() => slack.close());

const post = (given: object): Promise<Answer> => callJson(slack, 'chat.postMessage', { channel: duty.id, ...given });
const silent = { parse: 'none', unfurl_links: false, unfurl_media: false };

const mentions = '<!channel> <!here> <@U1> <#C1|duty> <!subteam^S1>';
const inPings = ['<!channel>', '<!here>', '<@U1>', '<#C1|duty>', '<!subteam^S1>'];

describe('mentions', () => {
  test.each<[string, object, readonly string[]]>([
    ['fallback text', { text: mentions }, inPings],
    ['escaped text', { text: '&lt;!channel&gt; &lt;@U1&gt;' }, []],
    ['markup', { blocks: [section({ text: { ...markup(mentions), verbatim: true } })] }, inPings],
    ['names in markup', { blocks: [section({ text: markup('@here #duty a@b') })] }, ['@here', '#duty']],
    ['names in verbatim markup', { blocks: [section({ text: { ...markup('@here #duty'), verbatim: true } })] }, []],
    ['names when they are linked', { text: '@here', link_names: true }, ['@here']],
    ['plain text', { blocks: [section({ text: plain(mentions) })] }, []],
    ['rich text', { blocks: [rich({ type: 'text', text: mentions })] }, []],
    [
      'elements',
      {
        blocks: [
          rich(
            { type: 'user', user_id: 'U1' },
            { type: 'usergroup', usergroup_id: 'S1' },
            { type: 'channel', channel_id: 'C1' },
            { type: 'broadcast', range: 'here' },
          ),
        ],
      },
      ['<@U1>', '<!subteam^S1>', '<#C1>', '<!here>'],
    ],
    ['a cell', { blocks: [table([[{ type: 'raw_text', text: mentions }]])] }, []],
  ])('in %s', async (_name, given, found) => {
    expect(await post(given)).toMatchObject({ ok: true });
    expect(slack.pings()).toEqual(found);
  });
});

describe('links', () => {
  test.each<[string, object, readonly string[]]>([
    [
      'fallback text',
      { text: 'https://a.example <https://b.example|b>' },
      ['<https://b.example|b>', 'https://a.example'],
    ],
    ['text that is not parsed', { ...silent, text: 'https://a.example' }, []],
    ['markup', { blocks: [section({ text: markup('see https://a.example') })] }, ['https://a.example']],
    ['verbatim markup', { blocks: [section({ text: { ...markup('https://a.example'), verbatim: true } })] }, []],
    ['plain text', { blocks: [section({ text: plain('https://a.example') })] }, []],
    ['elements', { blocks: [rich({ type: 'link', url: 'https://a.example' })] }, ['https://a.example']],
  ])('in %s', async (_name, given, found) => {
    expect(await post(given)).toMatchObject({ ok: true });
    expect(slack.links()).toEqual(found);
  });

  test('are unfolded unless both kinds are switched off', async () => {
    const text = '<https://a.example>';
    await post({ ...silent, text });
    await post({ text: 'nothing to unfold' });
    await callJson(slack, 'chat.postEphemeral', { channel: duty.id, user: anna.id, text });
    expect(slack.unfurls()).toEqual([]);
    await post({ unfurl_links: false, text });
    expect(slack.unfurls()).toEqual([text]);
  });
});

describe('emoji', () => {
  test.each<[string, object, readonly string[]]>([
    ['fallback text', { text: ':tada: at 12:30:45 :+1:' }, [':tada:', ':+1:']],
    ['code', { text: '`:tada:`' }, []],
    ['markup', { blocks: [section({ text: markup(':tada:') })] }, [':tada:']],
    ['plain text', { blocks: [section({ text: plain(':tada:') })] }, [':tada:']],
    ['plain text without', { blocks: [section({ text: { ...plain(':tada:'), emoji: false } })] }, []],
    ['rich text', { blocks: [rich({ type: 'text', text: ':tada:' })] }, []],
    ['elements', { blocks: [rich({ type: 'emoji', name: 'tada' })] }, [':tada:']],
  ])('in %s', async (_name, given, found) => {
    expect(await post(given)).toMatchObject({ ok: true });
    expect(slack.emoji()).toEqual(found);
  });
});

test('what is updated, published or gone counts as well, until it is forgotten', async () => {
  const { ts } = await post({ text: 'quiet' });
  await callJson(slack, 'chat.update', { channel: duty.id, ts, text: '<!channel>' });
  await callJson(slack, 'chat.delete', { channel: duty.id, ts });
  const blocks = [section({ text: markup('<!here>') })];
  await callJson(slack, 'views.publish', { user_id: anna.id, view: { type: 'home', blocks } });
  expect(slack.pings()).toEqual(['<!channel>', '<!here>']);
  slack.forget();
  expect(slack.pings()).toEqual([]);
});

test('everything in blocks is read, a line each, cells joined with a tab', async () => {
  const cells: readonly Json[] = [{ type: 'raw_text', text: 'a' }, rich({ type: 'text', text: 'b' })];
  const blocks = [
    { type: 'header', text: plain('Header') },
    section({ text: markup('*Text*'), fields: [plain('one'), plain('two')] }),
    rich(
      { type: 'text', text: 'x' },
      { type: 'link', url: 'https://a.example', text: 'y' },
      { type: 'text', text: '\nz' },
    ),
    table([cells, cells]),
    {
      type: 'context',
      elements: [markup('small'), { type: 'image', image_url: 'https://a.example', alt_text: 'chart' }],
    },
    { type: 'actions', elements: [{ type: 'button', text: plain('Go') }] },
  ];
  await post({ text: 'fallback', blocks });
  expect(slack.shown(duty, anna)[0]).toMatchObject({
    text: 'fallback',
    read: 'Header\n*Text*\none\ntwo\nxy\nz\na\tb\na\tb\nsmall\nchart\nGo',
    labels: ['Go'],
  });
});
