import { beforeEach, describe, expect, it } from 'vitest';
import { createClaim } from '../../../src/bot/access/claim.ts';
import type { ChatMessage } from '../../../src/bot/chat.ts';
import { createRouter } from '../../../src/bot/router.ts';
import { createLogger } from '../../../src/lib/logger.ts';
import { recordingAdapter, startBot, type TestBot } from '../../support/bot.ts';
import { audited } from '../../support/confirming.ts';
import { typed } from '../../support/message.ts';
import { sms } from '../../support/notices.ts';
import { recordingPlatform } from '../../support/recording-platform.ts';
import { tellChanges } from '../../support/tell-changes.ts';

const team = { platform: 'test', id: '-team', kind: 'group' } as const;
const secret = 'hunter2';
let bot: TestBot;

beforeEach(async () => {
  bot = await startBot({ role: undefined });
  await grant('ann', 'operator');
  return () => bot[Symbol.asyncDispose]();
});

const gone = async (): Promise<never> => Promise.reject(new Error('the settings are gone'));
const lostSettings = { languageFor: gone, choose: gone, chooseHere: gone };

async function grant(id: string, role: 'operator' | 'viewer'): Promise<void> {
  const { grants } = bot.parts('en').admission;
  await grants.grant({ platform: 'test', kind: 'person', id }, role, { platform: 'test', id: 'ada' });
}

describe('the audit log, of who has a role,', () => {
  it.each([
    ['/balance', 'done /balance'],
    ['balance', 'done /balance'],
    ['/audit', 'denied /audit'],
    [`/blance ${secret}`, 'misread (no command)'],
    [`thank you, ${secret}`, 'misread (no command)'],
    ['/sender', 'misread /sender'],
    [`/sender nonsense ${secret}`, 'misread (no command)'],
    [`/operator ${secret}`, 'misread /operator'],
    [`/balance "${secret}`, 'misread /balance'],
    [`/subclient add x password:${secret}`, 'denied /subclient add'],
    ['/page nothing', 'done /page nothing'],
    ['/confirm', 'misread /confirm'],
    ['7', 'misread (no command)'],
  ])('has one entry for %s', async (line, entry) => {
    await bot.ask(line);

    expect(await audited(bot)).toEqual([entry]);
  });

  it('has none for what has no words, such as a sticker', async () => {
    await bot.ask('', 'en', { wordless: true });
    await bot.ask(' \n');

    expect(await audited(bot)).toEqual([]);
  });

  it('has one for a line that failed before it was read', async () => {
    const parts = bot.parts('en');
    const { adapter } = recordingAdapter();
    await createRouter({ ...parts, settings: lostSettings }).handle(adapter, typed('/balance'));

    const [entry, ...more] = await bot.parts('en').acting.audit.list({ limit: 9 });
    expect(more).toEqual([]);
    expect(entry).toMatchObject({ line: '/balance', outcome: 'failed', reference: expect.stringMatching(/^\w+$/) });
  });

  it.each([
    ['refusal', '', 'denied (no command)'],
    ['form', '/sender add new_shop', 'opened /sender add'],
  ] as const)(
    'has one for a press that its platform answered by itself, with a %s',
    async (answeredWith, text, entry) => {
      expect(await bot.ask(text, 'en', { pressed: '5', answeredWith })).toBeUndefined();
      expect(await bot.ask(text, 'en', { pressed: '5', answeredWith, from: { id: 'eve' } })).toBeUndefined();

      expect(await audited(bot)).toEqual([entry, `stranger ${entry.replace(/^\w+ /, '')}`]);
    },
  );
});

describe('the audit log, of a stranger,', () => {
  const eve: Partial<ChatMessage> = { from: { id: 'eve' }, in: team };

  it.each([
    [`/operator 79991234567`, 'stranger /operator'],
    [`/send 79991234567 ${secret}`, 'stranger /send'],
    [`/subclient add x password:${secret}`, 'stranger /subclient add'],
    [`/operator ${secret}`, 'stranger /operator'],
    ['/confirm abc234', 'stranger /confirm'],
    [`/sender ${secret}`, 'stranger (no command)'],
    [`let me in, ${secret}`, 'stranger (no command)'],
  ])('has the name of the command and no more: %s', async (line, entry) => {
    await bot.ask(line, 'en', eve);

    expect(await audited(bot)).toEqual([entry]);
    expect(await bot.parts('en').acting.audit.list({ limit: 1 })).toMatchObject([{ by: { id: 'eve' }, in: team }]);
  });

  it('has each line, also those that are not answered, and of who has lost the role each press', async () => {
    for (let each = 0; each < 3; each += 1) await bot.ask('/balance', 'en', eve);
    await bot.ask('/balance');
    await bot.parts('en').admission.grants.revoke({ platform: 'test', id: 'ann' });
    for (let each = 0; each < 2; each += 1) await bot.ask('/confirm abc234', 'en', { pressed: '5' });

    expect(await audited(bot)).toEqual([
      ...Array.from({ length: 3 }, () => 'stranger /balance'),
      'done /balance',
      'stranger /confirm',
      'stranger /confirm',
    ]);
  });

  it('has none for what has no words', async () => {
    await bot.ask('', 'en', { ...eve, wordless: true });

    expect(await audited(bot)).toEqual([]);
  });

  it('has who became the first admin, and not by what code', async () => {
    const lines: string[] = [];
    const log = createLogger({ level: 'info', secrets: [], write: (line) => lines.push(line) });
    const parts = bot.parts('en');
    const claim = await createClaim([parts.admission], log);
    const { code = '' } = JSON.parse(lines[0] ?? '{}') as Readonly<Record<string, string>>;
    const { adapter } = recordingAdapter();

    await createRouter({ ...parts, claim }).handle(adapter, typed(code, { from: { id: 'eve' } }));

    expect(await parts.acting.audit.list({ limit: 9 })).toMatchObject([
      { by: { id: 'eve' }, command: 'claim', line: '(the code of the first admin)', outcome: 'done' },
    ]);
  });
});

describe('the audit log, of what was covered in a notice,', () => {
  it('has who was shown it, where and of which event, and nothing of it', async () => {
    const platform = recordingPlatform();
    await bot.ask('/subscribe inbox', 'en', { in: team });
    await tellChanges(bot, platform.adapter, team, [sms('Your code is 338824')]);
    const [told] = platform.shown(team);
    const show = told?.reply.buttons?.find(({ label }) => label === 'Show')?.command ?? '';
    const [event] = await bot.parts('en').notices.outbox.eventsOf(team, told?.id ?? '', 1);

    const shown = await bot.ask(show, 'en', { in: team });

    expect(JSON.stringify(shown)).toContain('338824');
    const [entry] = await bot.parts('en').acting.audit.list({ limit: 1 });
    expect(entry).toMatchObject({ by: { id: 'ann' }, in: team, command: 'show', line: `${show} (sms ${event})` });
    expect(entry?.line).not.toMatch(/338824|\d{9}/);
  });
});
