import { describe, expect, it } from 'vitest';
import { accessCommands } from '../../../src/bot/commands/access.ts';
import { startBot, type TestBot } from '../../support/bot.ts';
import { plainText } from '../../support/reply.ts';

const group = { platform: 'test', id: '-team', kind: 'group' } as const;
const inGroup = { in: group };

/** The code that somebody who has no role is told. */
async function codeFor(bot: TestBot, id: string, place = { platform: 'test', id, kind: 'private' } as const) {
  return (
    (await bot.parts('en').admission.pairing.invite({ id: '1', in: place, from: { id }, text: 'x', files: [] })) ?? ''
  );
}

describe('/access grant', () => {
  it.each([
    ['en', 'test:boris is operator now.', 'test:boris is viewer now, was operator.', 'test:boris is viewer already.'],
    ['ru', 'test:boris: теперь operator.', 'test:boris: теперь viewer, было operator.', 'test:boris: уже viewer.'],
  ] as const)('gives a person a role, and says which one it was before (%s)', async (language, ...said) => {
    await using bot = await startBot();

    const answers = [
      await bot.ask('/access grant test:boris operator', language),
      await bot.ask('/access grant TEST:boris Viewer', language),
      await bot.ask('/доступ дать test:boris viewer', language),
    ];

    expect(answers.map((answer) => plainText(answer).split('\n')[0])).toEqual(said);
  });

  it('gives a conversation a role by its id and by the word here', async () => {
    await using bot = await startBot();

    expect(plainText(await bot.ask('/access grant test:-other viewer'))).toMatch(/^Everybody in test:-other is viewer/);
    expect(plainText(await bot.ask('/access grant here viewer', 'ru', inGroup))).toMatch(
      /^Все в test:-team: теперь viewer\./,
    );
    expect((await bot.parts('en').admission.grants.list()).map(({ kind, id }) => [kind, id])).toEqual([
      ['conversation', '-other'],
      ['conversation', '-team'],
    ]);
  });

  it('lets somebody in by the code they were told, once and for a day', async () => {
    await using bot = await startBot();
    const code = (await codeFor(bot, 'boris')).toUpperCase();
    const late = await codeFor(bot, 'clara');

    expect(plainText(await bot.ask(`/access grant ${code} viewer`))).toMatch(/^test:boris is viewer now\./);
    const again = await bot.ask(`/access grant ${code} admin`);
    await bot.clock.advance(86_400_000);
    const tooLate = await bot.ask(`/access grant ${late} viewer`, 'ru');

    expect(again?.tone).toBe('warning');
    expect(plainText(again)).toMatch(/^There is no such code, or it is older than 24 hours\./);
    expect(plainText(again)).toContain(`${code} admin\n${' '.repeat(16)}^^^^^^`);
    expect(plainText(tooLate)).toMatch(/^Такого кода нет, или ему больше 24 часов\./);
  });

  it('says of an admin of the settings that the settings win', async () => {
    await using bot = await startBot({ admins: [{ platform: 'test', id: 'boris' }] });

    expect(plainText(await bot.ask('/access grant test:boris viewer'))).toContain('ADMINS makes test:boris admin');
  });

  it.each([
    ['/access grant boris viewer', 'This names nobody. A person is like test:ann'],
    ['/access grant test:1 viewer', 'This names nobody. A person is like test:ann'],
    ['/access grant viber:1 viewer', 'There is no platform viber. There are: test.'],
    ['/access grant __proto__:1 viewer', 'There is no platform __proto__.'],
    ['/access grant test:boris owner', 'ROLE must be one of viewer, operator, admin.'],
    ['/access grant test:boris админ', 'ROLE must be one of viewer, operator, admin.'],
    ['/access grant test:boris', 'ROLE is missing'],
    ['/access grant', 'WHO is missing'],
    ['/access revoke nobody', 'This names nobody.'],
    ['/access revoke', 'WHO is missing'],
    ['/access grant test:boris viewer now', 'This part is not understood.'],
  ])('%s points at what is wrong and changes nothing', async (line, words) => {
    await using bot = await startBot();

    const reply = await bot.ask(line);

    expect(reply?.tone).toBe('warning');
    expect(plainText(reply)).toContain(words);
    expect(plainText(reply)).toContain('Usage: /access ');
    expect(plainText(reply)).toContain('^');
    expect(await bot.parts('en').admission.grants.list()).toEqual([]);
  });

  it('keeps the last admin', async () => {
    await using bot = await startBot();
    await bot.ask('/access grant test:ann admin');

    for (const line of ['/access revoke test:ann', '/access grant test:ann viewer']) {
      expect(plainText(await bot.ask(line))).toMatch(/^This is the last admin\./);
      expect(plainText(await bot.ask(line, 'ru'))).toMatch(/^Это последний админ\./);
    }
    await bot.ask('/access grant test:boris admin');

    expect(plainText(await bot.ask('/access revoke test:ann'))).toMatch(/^test:ann has no role any more, was admin\./);
  });
});

describe('/access revoke', () => {
  it('takes a role away, and names the conversations in which the person still has one', async () => {
    await using bot = await startBot();
    await bot.ask('/access grant test:boris operator');
    await bot.ask('/access grant here viewer', 'en', inGroup);

    expect(plainText(await bot.ask('/access revoke test:boris'))).toMatch(
      /^test:boris has no role any more, was operator\.\nWhat a conversation may, everybody in it still may: test:-team\./,
    );
    expect(plainText(await bot.ask('/access revoke here', 'ru', inGroup))).toMatch(
      /^test:-team: роли больше нет, была viewer\.\nУчебный/,
    );
    expect(plainText(await bot.ask('/access revoke here', 'en', inGroup))).toMatch(/^test:-team has no role to take/);
  });

  it('cannot take away what the settings give', async () => {
    await using bot = await startBot({ admins: [{ platform: 'test', id: 'boris' }] });

    const [none] = [await bot.ask('/access revoke test:boris')];
    await bot.ask('/access grant test:boris viewer');
    const lesser = await bot.ask('/access revoke test:boris', 'ru');

    expect(none?.tone).toBe('warning');
    expect(plainText(none)).toMatch(/^ADMINS makes test:boris admin; only the settings of the bot change that\./);
    expect(plainText(lesser)).toMatch(/^test:boris: роли больше нет, была viewer\.\ntest:boris: admin по ADMINS/);
  });
});

describe('/access list', () => {
  it('tells who has which role, by whom and since when, those of the settings first', async () => {
    await using bot = await startBot({ admins: [{ platform: 'test', id: 'dora' }] });
    await bot.ask('/access grant test:boris operator');
    await bot.ask('/access grant here viewer', 'en', inGroup);

    const english = plainText(await bot.ask('/access list'));
    const russian = plainText(await bot.ask('/access list', 'ru'));

    for (const fact of ['test:dora', 'admin', 'from ADMINS']) expect(english).toContain(fact);
    expect(english).toMatch(/test:boris\W+operator\W+by test:ann\W+18 Nov 2026, 12:00/);
    expect(english).toMatch(/test:-team\W+viewer\W+everybody there\W+by test:ann/);
    expect(english.indexOf('test:dora')).toBeLessThan(english.indexOf('test:boris'));
    expect(russian).toMatch(/^Роли: 3\n/);
    expect(russian).toMatch(/test:-team[^\n]*viewer[^\n]*все в чате[^\n]*от test:ann[^\n]*18\.11\.2026, 12:00/);
  });

  it('pages what is long and gives it as a file', async () => {
    await using bot = await startBot();
    for (let number = 0; number < 12; number += 1) {
      await bot.ask(`/access grant test:p${'abcdefghijkl'[number]} viewer`);
    }

    const first = await bot.ask('/access list');
    const csv = await bot.ask(first?.buttons?.find(({ label }) => label === 'CSV')?.command ?? '');

    expect(first?.buttons?.map(({ label }) => label)).toEqual(['▶', 'CSV']);
    expect(JSON.stringify(csv?.blocks)).toContain('test:pl;person;viewer;test:ann;18 Nov 2026, 12:00');
  });

  it('asks the provider nothing', async () => {
    await using bot = await startBot();

    for (const { examples } of accessCommands) for (const example of examples) await bot.ask(example);

    expect(bot.sandbox.counts().requests).toEqual({});
  });

  it('fails in words when its table is gone', async () => {
    await using bot = await startBot();
    await bot.database.query('DROP TABLE access_grant');

    for (const line of ['/access list', '/access grant test:boris viewer', '/access revoke test:boris']) {
      expect(plainText(await bot.ask(line))).toContain('The database failed.');
    }
  });
});

describe('the commands about access', () => {
  it.each(['viewer', 'operator'] as const)('are refused to a %s, who gets no arguments told either', async (role) => {
    await using bot = await startBot({ role });

    for (const line of ['/access list', '/access grant test:ann admin', '/access grant x', '/access revoke here']) {
      expect(plainText(await bot.ask(line))).toBe('This needs the role admin.');
    }
    expect(await bot.parts('en').admission.grants.list()).toEqual([]);
  });
});
