import { beforeEach, describe, expect, it } from 'vitest';
import type { AuditEntry } from '../../../src/bot/audit/audit-entry.ts';
import type { FileBlock, Reply } from '../../../src/bot/reply.ts';
import { startBot, type TestBot } from '../../support/bot.ts';
import { plainText } from '../../support/reply.ts';

const day = 86_400_000;
let bot: TestBot;

beforeEach(async () => {
  bot = await startBot();
  return () => bot[Symbol.asyncDispose]();
});

async function ask(line: string): Promise<Reply> {
  const reply = await bot.ask(line, 'en', { in: { platform: 'test', id: 'office', kind: 'private' } });
  if (reply === undefined) throw new Error('no answer');
  return reply;
}

async function note(line: string, more: Partial<AuditEntry> = {}): Promise<void> {
  await bot.parts('en').acting.audit.note({
    by: { platform: 'test', id: 'ann' },
    in: { platform: 'test', id: '-team', kind: 'group' },
    command: 'balance',
    line,
    outcome: 'done',
    ...more,
  });
}

function fileIn({ blocks }: Reply): FileBlock {
  const file = blocks.find((block) => block.kind === 'file');
  if (file === undefined) throw new Error('there is no file');
  return file;
}

function numbersIn(reply: Reply): { readonly first?: string; readonly last?: string; readonly rows: number } {
  const rows = fileIn(reply).content.trimEnd().split('\r\n').slice(1);
  const [first, last] = [rows[0], rows.at(-1)].map((row) => row?.split(';', 1)[0]);
  return { ...(first && { first }), ...(last && { last }), rows: rows.length };
}

describe('the audit log', () => {
  it('tells who did what, where, what it cost and what came of it, the newest first', async () => {
    await note('/balance');
    const cost = { amount: '3.10', currency: 'RUR' };
    await note('/send 7999•••45•67', { command: 'send', outcome: 'begun', cost, reference: 'abc234' });

    const shown = plainText(await ask('/audit'));

    expect(shown).toMatch(/#2 .*12:00.*test:ann.*test:-team.*confirmed.*₽3\.10.*abc234/);
    expect(shown.indexOf('#2')).toBeLessThan(shown.indexOf('#1'));
    expect(shown).toContain('/send 7999•••45•67');
  });

  it('holds what was typed with numbers, texts and addresses covered, also when it was refused or misread', async () => {
    await ask('/operator 79991234567');
    await ask('/send 79991234567 Your code is 123456');
    await ask('/operator 79991234567 nonsense');
    await ask('/history email:ann@example.com');

    const shown = plainText(await ask('/audit'));

    expect(shown).not.toMatch(/\d{9}|123456|ann@/);
    for (const line of ['/operator 7999•••45•67', '/send 7999•••45•67 "(19 characters)"', 'a•••@example.com']) {
      expect(shown).toContain(line);
    }
    expect(shown).toContain('not understood');
  });

  it('is asked of one person, by id and by the word me', async () => {
    await note('/balance one');
    await note('/balance two', { by: { platform: 'test', id: 'boris' } });

    expect(plainText(await ask('/audit user:test:boris'))).toMatch(/1 entry of the audit log[^]*\/balance two/);
    expect(plainText(await ask('/audit user:test:boris'))).not.toContain('/balance one');
    expect(plainText(await ask('/audit user:me'))).toContain('/balance one');
    expect(plainText(await ask('/audit user:test:nobody'))).toContain('The audit log has no such entry.');
  });

  it.each(['boris', 'test:', 'other:boris', '79991234567'])('does not take %s for a person', async (who) => {
    expect(plainText(await ask(`/audit user:${who}`))).toContain('This names nobody.');
  });

  it('is asked from a day on', async () => {
    await note('/balance old');
    await bot.clock.advance(3 * day);
    await note('/balance new');

    const shown = plainText(await ask('/audit since:2d'));

    expect(shown).toContain('/balance new');
    expect(shown).not.toContain('/balance old');
    expect(plainText(await ask('/audit since:7d'))).toContain('/balance old');
    expect(plainText(await ask('/audit since:tomorrow'))).toContain('no such entry');
  });

  it('is turned page by page, and goes on behind five hundred without a gap or a repeat', async () => {
    await Promise.all(Array.from({ length: 612 }, (_entry, index) => note(`/balance ${index + 1}`)));

    let reply = await ask('/audit');
    expect(plainText(reply)).toContain('Only the newest 500 are shown');
    const seen: number[] = [];
    for (;;) {
      seen.push(...Array.from(plainText(reply).matchAll(/#(\d+) /g), ([, number]) => Number(number)));
      const next = reply.buttons?.find(({ label }) => label === '▶' || label === 'Earlier ▶');
      if (next === undefined) break;
      reply = await ask(next.command);
    }

    // What is asked itself is noted too, behind the first page.
    const asked = seen.filter((number) => number <= 612);
    expect(asked).toEqual(Array.from({ length: 612 }, (_entry, index) => 612 - index));
  });

  it('is had whole as a file, with everything covered in it as it is in chats', async () => {
    await ask('/send 79991234567 Your code is 123456');
    await note('=1+1', { cost: { amount: '3.10', currency: 'RUR' }, reference: 'abc234' });

    const file = fileIn(await ask('/audit csv'));

    expect(file.name).toBe('audit-2026-11-18.csv');
    const [head, newest, asked] = file.content.replace('\ufeff', '').split('\r\n');
    expect(head).toBe('No.;Time;Who;Where;Command;Line;Outcome;Cost;Currency;Reference');
    // A spreadsheet would take it for a formula.
    expect(newest).toMatch(/^2;2026-11-18 12:00:00;test:ann;test:-team;balance;'=1\+1;done;3.10;RUB;abc234$/);
    expect(asked).toContain('/send 7999•••45•67');
    expect(file.content).not.toMatch(/123456|\d{9}/);
  });

  it('says of a file that is full that earlier entries are not in it, and gives them in the next one', async () => {
    await bot.database.query(
      `INSERT INTO audit (account, number, at, platform, person, conversation, conversation_kind, command, line, outcome,
        cost, currency, reference, hash)
      WITH RECURSIVE counted (number) AS (SELECT 1 UNION ALL SELECT number + 1 FROM counted WHERE number < 100002)
      SELECT 'demo', number, number, 'test', 'ann', 'ann', 'private', 'balance', '/balance', 'done', '', '', '', 'hash'
      FROM counted`,
    );
    await bot.database.query("INSERT INTO audit_head (account, number, hash) VALUES ('demo', 100002, 'hash')");

    const full = await ask('/audit csv user:test:ann');
    const [onward] = full.buttons ?? [];
    const rest = await ask(onward?.command ?? '');

    expect(plainText(full)).toContain('The file has only the newest 100,000; there are earlier ones.');
    expect(onward).toMatchObject({ label: 'Earlier ▶' });
    expect(numbersIn(full)).toEqual({ first: '100002', last: '3', rows: 100_000 });
    expect(plainText(rest)).not.toContain('only the newest');
    expect(rest.buttons ?? []).toEqual([]);
    expect(numbersIn(rest)).toEqual({ first: '2', last: '1', rows: 2 });
  });

  it('is had as a file of one person', async () => {
    await note('/balance one');
    await note('/balance two', { by: { platform: 'test', id: 'boris' } });

    const { content } = fileIn(await ask('/audit csv user:test:boris'));

    expect(content).toContain('/balance two');
    expect(content).not.toContain('/balance one');
  });
});
