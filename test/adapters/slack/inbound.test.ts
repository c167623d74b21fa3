import { describe, expect, it } from 'vitest';
import { direct, mention, opened, read, said, slash } from '../../support/slack-deliveries.ts';

describe('a slash command', () => {
  it.each([
    ['/balance', '', '', '/balance'],
    ['/balance', ' 7d ', '', '/balance 7d'],
    ['/sms-balance', '7d', 'sms-', '/balance 7d'],
    ['/SMS-Balance', '', 'sms-', '/balance'],
    ['/sender', 'status my_shop', '', '/sender status my_shop'],
    ['/smsc', 'balance', '', 'balance'],
    ['/smsc', '/balance 7d', '', '/balance 7d'],
    ['/smsc', 'sender list', 'sms-', 'sender list'],
    ['/smsc', '', '', '/help'],
    ['/smsc', '  ', 'smsc', '/help'],
    ['/help', 'sender &lt;1 &amp; 2&gt;', '', '/help sender <1 & 2>'],
    ['/help', '&amp;lt;', '', '/help &lt;'],
    ['/help', '<a> & b', '', '/help <a> & b'],
    ['/sender', 'status “my shop”', '', '/sender status “my shop”'],
    ['/smsc', '`/sender status my_shop`', '', '/sender status my_shop'],
  ])('%s %s with the prefix "%s" is the line %s', (command, text, prefix, line) => {
    expect(said(slash(command, text), { prefix }).text).toBe(line);
  });

  it('tells who typed it, where, and how it can be answered', () => {
    expect(said(slash('/balance'))).toEqual({
      text: '/balance',
      message: {
        id: '1.2.3',
        in: { platform: 'slack', id: 'C01OPS', kind: 'group' },
        from: { id: 'U01ANN', name: 'ann' },
        text: '/balance',
        files: [],
      },
      isDirect: false,
      isShared: false,
      responseUrl: 'https://hooks.slack.com/commands/T01OURS/1/secret',
    });
  });

  it('in a chat of two people may be in the direct chat with the bot, and is taken for a group until Slack is asked', () => {
    const { isDirect, message } = said(slash('/balance', '', { channel_id: 'D01ANN', channel_name: 'directmessage' }));

    expect(isDirect).toBeUndefined();
    expect(message.in.kind).toBe('group');
  });
});

describe('a mention', () => {
  it.each([
    ['<@U01BOT> balance', 'balance'],
    ['<@U01BOT|smsc> balance', 'balance'],
    ['show the balance, <@U01BOT>', 'show the balance,'],
    ['<@U01BOT>: /balance', '/balance'],
    ['<@U01BOT>, balance', 'balance'],
    ['<@U01BOT>\n/balance', '/balance'],
    ['<@U01BOT> `/balance`', '/balance'],
    ['<@U01BOT>', '/help'],
    ['<@U01BOT> access grant <@U01BOT> viewer', 'access grant slack:U01BOT viewer'],
    ['<@U01BOT> access grant <@U02BEN|ben> operator', 'access grant slack:U02BEN operator'],
    ['<@U01BOT> access grant <#C02NEWS|news> viewer', 'access grant slack:C02NEWS viewer'],
    ['<@U01BOT> link <http://mywebsite.ru|mywebsite.ru>', 'link mywebsite.ru'],
    ['<@U01BOT> operator <tel:+79991234567|+7 (999) 123-45-67>', 'operator +7 (999) 123-45-67'],
  ])('%s is the line %s', (text, line) => {
    expect(said(mention(text)).text).toBe(line);
  });

  it('tells where it was said and has no address for an answer', () => {
    expect(said(mention('<@U01BOT> balance'))).toMatchObject({
      message: {
        id: '1763456400.000100',
        in: { platform: 'slack', id: 'C01OPS', kind: 'group' },
        from: { id: 'U01ANN' },
      },
      isDirect: false,
      responseUrl: undefined,
    });
  });

  it('in a thread is answered there; one that opened a thread is not in it', () => {
    const inside = said(mention('<@U01BOT> balance', { thread_ts: '1763456000.000100' }));
    const opening = said(mention('<@U01BOT> balance', { thread_ts: '1763456400.000100' }));

    expect(inside.message.in.thread).toBe('1763456000.000100');
    expect(opening.message.in).not.toHaveProperty('thread');
  });

  it('brings its files, which are read later', async () => {
    const file = { id: 'F01', name: 'numbers.csv', size: 12, url_private: 'https://files.slack.com/f', mode: 'hosted' };
    const [first, second, ...more] = said(mention('<@U01BOT> operator', { files: [file, { id: 'F02' }] })).message
      .files;

    expect(first?.name).toBe('numbers.csv');
    expect(JSON.parse(String(Buffer.from((await first?.read(1)) ?? [])))).toEqual({
      name: 'numbers.csv',
      size: 12,
      address: 'https://files.slack.com/f',
    });
    expect(second?.name).toBe('file');
    expect(more).toEqual([]);
  });

  it('in the direct chat is heard once, as a message', () => {
    expect(read(mention('<@U01BOT> balance', { channel: 'D01ANN' })).kind).toBe('nothing');
    expect(said(direct('<@U01BOT> balance')).text).toBe('balance');
  });
});

describe('a direct message', () => {
  it('is a line in a private chat', () => {
    expect(said(direct('/sender status my_shop'))).toMatchObject({
      text: '/sender status my_shop',
      message: { in: { platform: 'slack', id: 'D01ANN', kind: 'private' } },
      isDirect: true,
    });
  });

  it('with a file is one with a file, also when it has no words', () => {
    const files = [{ name: 'numbers.txt', url_private: 'https://files.slack.com/f', user_team: 'T01OURS' }];
    const { message } = said(direct('', { subtype: 'file_share', files, team: undefined }));

    expect(message).toMatchObject({ text: '', files: [{ name: 'numbers.txt' }] });
    expect(message).not.toHaveProperty('wordless');
  });

  it('of a thread may be shown outside of it too', () => {
    const { text, message } = said(direct('balance', { subtype: 'thread_broadcast', thread_ts: '1763456000.000100' }));

    expect(text).toBe('balance');
    expect(message.in).toMatchObject({ thread: '1763456000.000100', kind: 'private' });
  });

  it('without anything that can be read says so', () => {
    expect(said(direct('')).message).toMatchObject({ text: '', files: [], wordless: true });
  });
});

describe('the word --share', () => {
  it.each([
    [slash('/balance', '--share'), '/balance'],
    [slash('/sender', '--share status my_shop'), '/sender status my_shop'],
    [slash('/smsc', 'balance —share'), 'balance'],
    [slash('/smsc', '--share'), '/help'],
    [mention('<@U01BOT> balance --Share'), 'balance'],
    [mention('--share <@U01BOT>'), '/help'],
    [direct('balance --share'), 'balance'],
  ])('is taken off and remembered', (payload, line) => {
    expect(said(payload)).toMatchObject({ text: line, isShared: true });
  });

  it.each(['help "--share"', 'help --shared', 'help a--share', 'help "open --share'])('is data in %s', (line) => {
    expect(said(slash('/smsc', line))).toMatchObject({ text: line, isShared: false });
  });
});

describe('the Home tab', () => {
  it('that is opened is told with its person', () => {
    expect(read(opened('home'))).toEqual({ kind: 'home', id: 'Ev01', from: { id: 'U01ANN' } });
  });

  it('is not the tab with messages', () => {
    expect(read(opened('messages')).kind).toBe('nothing');
  });
});
