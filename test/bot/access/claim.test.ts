import { describe, expect, it } from 'vitest';
import { type Admission, createAccess } from '../../../src/bot/access/access.ts';
import { type Claim, createClaim } from '../../../src/bot/access/claim.ts';
import { createRouter } from '../../../src/bot/router.ts';
import { createLogger } from '../../../src/lib/logger.ts';
import { recordingAdapter, startBot, type TestBot } from '../../support/bot.ts';
import { typed } from '../../support/message.ts';
import { plainText } from '../../support/reply.ts';

/** The claim that a start makes, and the line of the log that tells its code. */
async function claimOf(...accounts: readonly Admission[]) {
  const lines: string[] = [];
  const log = createLogger({ level: 'info', secrets: [], write: (line) => lines.push(line) });
  const claim = await createClaim(accounts, log);
  const { code = '', level, msg } = JSON.parse(lines[0] ?? '{}') as Readonly<Record<string, string>>;
  return { claim, code, level, msg, lines };
}

/** Says a line to a bot that began with this claim. */
async function say(bot: TestBot, claim: Claim | undefined, text: string, kind: 'private' | 'group' = 'private') {
  const { adapter, replies } = recordingAdapter();
  const router = createRouter({ ...bot.parts('en', 'stranger'), claim });
  await router.handle(adapter, typed(text, { in: { platform: 'test', id: 'eve', kind }, from: { id: 'eve' } }));
  return plainText(replies[0]);
}

describe('the claim', () => {
  it('is one warning in the log that says what to do, where there is no admin', async () => {
    await using bot = await startBot({ role: undefined });

    const { code, level, msg, lines } = await claimOf(bot.parts('en').admission);

    expect(code).toMatch(/^[a-z2-9]{12}$/);
    expect(level).toBe('warn');
    expect(msg).toContain('send this code to the bot in a private chat');
    expect(lines).toHaveLength(1);
  });

  it('makes the first who sends the code in a private chat the admin, once', async () => {
    await using bot = await startBot({ role: undefined });
    const { claim, code } = await claimOf(bot.parts('en').admission);

    const claimed = await say(bot, claim, ` ${code.toUpperCase()}\n`);
    const after = await say(bot, claim, '/whoami');
    await bot.parts('en').admission.grants.grant({ platform: 'test', kind: 'person', id: 'bo' }, 'admin', {
      platform: 'test',
      id: 'eve',
    });
    await bot.parts('en').admission.grants.revoke({ platform: 'test', id: 'eve' });

    expect(claimed).toContain('You are the admin of this bot now.');
    expect(claimed).toContain('Sandbox account');
    expect(after).toMatch(/Role +admin\nRole from +the code from the log \(admin\)/);
    expect(await say(bot, claim, code)).toContain('its own team only');
    expect(await say(bot, claim, '/balance')).toBe('');
  });

  it('makes the first admin of every account that has none', async () => {
    await using bot = await startBot({ role: undefined });
    const eve = { platform: 'test', id: 'eve' };
    const bo = { platform: 'test', id: 'bo' };
    const accessTo = (account: string): Admission =>
      createAccess({ database: bot.database, account, admins: [], platforms: new Map(), clock: bot.clock });
    const [shop, blog, old] = [accessTo('shop'), accessTo('blog'), accessTo('old')] as const;
    await old.grants.claim(bo);
    const { claim, code } = await claimOf(shop, blog, old);

    const isTaken = await claim?.take(typed(code, { from: { id: 'eve' } }));

    expect(isTaken).toBe(true);
    for (const { grants } of [shop, blog]) expect(await grants.list()).toMatchObject([{ ...eve, role: 'admin' }]);
    expect(await old.grants.list()).toMatchObject([bo]);
    expect((await claimOf(shop, blog, old)).claim).toBeUndefined();
  });

  it('raises somebody who had a lesser role', async () => {
    await using bot = await startBot({ role: undefined });
    const { admission } = bot.parts('en');
    const eve = { platform: 'test', kind: 'person', id: 'eve' } as const;
    await admission.grants.grant(eve, 'viewer', { platform: 'test', id: 'ann' });
    const { claim, code } = await claimOf(admission);

    expect(await say(bot, claim, code)).toContain('You are the admin of this bot now.');
  });

  it.each([
    ['another code', () => 'abcdefghjkmn', 'private'],
    ['nearly the code', (code: string) => code.slice(0, -1), 'private'],
    ['more than the code', (code: string) => `${code} please`, 'private'],
    ['the code as a command', (code: string) => `/${code}`, 'private'],
    ['the code in a group', (code: string) => code, 'group'],
  ] as const)('takes %s for any line of a stranger', async (_what, written, kind) => {
    await using bot = await startBot({ role: undefined });
    const { claim, code } = await claimOf(bot.parts('en').admission);

    expect(await say(bot, claim, written(code), kind)).toContain('its own team only');
    expect(await bot.parts('en').admission.grants.list()).toEqual([]);
    expect(await say(bot, claim, code)).toContain('You are the admin of this bot now.');
  });

  it('is not made where the settings name an admin, or a chat has one', async () => {
    await using bot = await startBot();
    const common = { database: bot.database, platforms: new Map() };
    const ann = { platform: 'test', id: 'ann' };
    const settled = createAccess({ ...common, account: 'a', admins: [ann] });
    const granted = createAccess({ ...common, account: 'b', admins: [] });
    await granted.grants.grant({ ...ann, kind: 'person' }, 'admin', ann);

    for (const admission of [settled, granted]) {
      const { claim, lines } = await claimOf(admission);

      expect(claim).toBeUndefined();
      expect(lines).toEqual([]);
    }
  });

  it('is worth nothing once there is an admin by another way', async () => {
    await using bot = await startBot({ role: undefined });
    const { admission } = bot.parts('en');
    const { claim, code } = await claimOf(admission);
    await admission.grants.grant({ platform: 'test', kind: 'person', id: 'bo' }, 'admin', { platform: 'x', id: 'y' });

    expect(await say(bot, claim, code)).toContain('its own team only');
  });
});
