import assert from 'node:assert/strict';
import type { Language } from '../../src/bot/language.ts';
import type { FileBlock, Reply } from '../../src/bot/reply.ts';
import type {
  BalanceChange,
  Change,
  HealthChange,
  InboxChange,
  MailingChange,
  SenderChange,
  TemplateChange,
} from '../../src/bot/topics/change.ts';
import {
  createNoticeContext,
  type Happened,
  type NoticeContext,
} from '../../src/notifications/notices/notice-context.ts';
import { noon } from './clock.ts';

/** For whom notices are written in tests: in Moscow, where the day begins three hours earlier. */
export function readerOf(language: Language, kind: 'private' | 'group' = 'private'): NoticeContext {
  return createNoticeContext(language, 'Europe/Moscow', kind);
}

/** A change that was seen some minutes after noon. */
export function happened<Of extends Change>(
  change: Of,
  minutes = 0,
  event = `e-${String(minutes).padStart(6, '2')}`,
): Happened<Of> {
  return { event, at: noon + minutes * 60_000, change };
}

export function senderChange(about: Partial<SenderChange> = {}): SenderChange {
  return {
    topic: 'sender',
    object: 'sender my_shop',
    isDecisive: true,
    isLoud: true,
    kind: 'operators',
    name: 'my_shop',
    id: '1204',
    operators: {},
    ...about,
  };
}

export function templateChange(about: Partial<TemplateChange> = {}): TemplateChange {
  return {
    topic: 'template',
    object: 'template 7',
    isDecisive: true,
    isLoud: true,
    kind: 'operators',
    number: 7,
    sender: 'my_shop',
    text: 'Your order %d is ready, %w',
    operators: {},
    ...about,
  };
}

export function sms(text: string, about: Partial<NonNullable<InboxChange['message']>> = {}): InboxChange {
  const message = { id: '6450101', from: '79161234567', to: '79990000100', receivedAt: noon, text, ...about };
  return { topic: 'inbox', object: `sms ${message.id}`, isDecisive: false, isLoud: true, kind: 'arrived', message };
}

export function gap(from: number, to: number): InboxChange {
  return { topic: 'inbox', object: 'gap', isDecisive: true, isLoud: true, kind: 'gap', between: [from, to] };
}

export function balanceChange(about: Partial<BalanceChange> = {}): BalanceChange {
  return {
    topic: 'balance',
    object: 'balance 4',
    isDecisive: true,
    isLoud: true,
    kind: 'low',
    subscription: 4,
    amount: '480.5',
    currency: 'RUR',
    runwayMs: 51 * 3_600_000,
    under: { amount: '500' },
    ...about,
  };
}

export function mailingChange(about: Partial<MailingChange> = {}): MailingChange {
  return {
    topic: 'mailing',
    object: 'mailing 51204',
    isDecisive: false,
    isLoud: false,
    kind: 'moved',
    id: '51204',
    name: 'Black Friday',
    ...about,
  };
}

export function healthChange(about: Partial<HealthChange> = {}): HealthChange {
  return {
    topic: 'health',
    object: `health ${about.what ?? 'provider'} ${about.which ?? ''}`,
    isDecisive: true,
    isLoud: true,
    kind: 'failing',
    what: 'provider',
    since: noon - 600_000,
    ...about,
  };
}

/** One of everything that can happen, in the order in which it could. */
export const everyChange: readonly Change[] = [
  senderChange({ kind: 'appeared', moderation: { after: 0 }, isDecisive: false, isLoud: false }),
  senderChange({ kind: 'moderation', moderation: { before: 0, after: 1 } }),
  senderChange({ kind: 'moderation', moderation: { before: 1, after: 2 } }),
  senderChange({
    operators: {
      mts_step: { before: 1, after: 2 },
      mega_step: { before: 1, after: 2 },
      tele2_step: { before: 1, after: 3 },
      motiv_step: { before: 0, after: 1 },
    },
  }),
  senderChange({ operators: { bee_step: { before: 2 }, ua_reg: { after: 8 }, new_op: { before: 9, after: 77 } } }),
  senderChange({ kind: 'stuck', waitedMs: 5 * 86_400_000, usualMs: 86_400_000, moderation: { after: 0 } }),
  senderChange({ kind: 'disappeared' }),
  templateChange({
    operators: { mts_srv: { before: 1, after: 2 }, mts_auth: { before: 1, after: 2 }, soc: { after: 3 } },
  }),
  templateChange({ kind: 'stuck', waitedMs: 5 * 86_400_000, operators: { bee_srv: { after: 1 } } }),
  balanceChange(),
  balanceChange({ kind: 'critical', amount: '12' }),
  balanceChange({ kind: 'again', runwayMs: 86_400_000, under: { runwayMs: 3 * 86_400_000 } }),
  balanceChange({ kind: 'recovered', amount: '10000', runwayMs: 41 * 86_400_000 }),
  mailingChange({ kind: 'appeared', recipients: 1200 }),
  mailingChange({ status: { before: 1, after: 2 }, recipients: 1200, sent: 600, delivered: 540 }),
  mailingChange({ kind: 'finished', recipients: 1200, sent: 1200, delivered: 1150, isDecisive: true }),
  mailingChange({ kind: 'disappeared' }),
  ...(['provider', 'credentials', 'blocked', 'watcher', 'platform', 'subscription'] as const).flatMap((what) => {
    const which = { watcher: 'inbox', platform: 'test', subscription: '3' }[what as 'watcher'];
    const about = { what, ...(which !== undefined && { which }) };
    return [healthChange(about), healthChange({ ...about, kind: 'over' })];
  }),
];

/** The only file of a notice. */
export function fileOf({ blocks }: Reply): FileBlock {
  const [file] = blocks.filter((block) => block.kind === 'file');
  assert.ok(file, 'the notice has no file');
  return file;
}
