import { describe, expect, it } from 'vitest';
import type { Change, SenderChange, TemplateChange } from '../../../src/bot/topics/change.ts';
import { type Filters, mismatchOf } from '../../../src/bot/topics/filters.ts';

const common = { object: 'x', isDecisive: false, isLoud: false } as const;

function sender(about: Partial<SenderChange>): SenderChange {
  return { ...common, topic: 'sender', kind: 'operators', name: 'shop_one', operators: {}, ...about };
}

const sms: Change = {
  ...common,
  topic: 'inbox',
  kind: 'arrived',
  message: { id: '1', from: '79161234567', to: '79990000100', text: 'Ваш код: 1234' },
};
const gap: Change = { ...common, topic: 'inbox', kind: 'gap', between: [1, 2] };
const rejected = sender({ operators: { mts_step: { before: 1, after: 3 }, bee_step: { before: 1, after: 2 } } });
const allowed = sender({ kind: 'moderation', moderation: { before: 0, after: 1 } });
const gone = sender({ kind: 'disappeared' });
const template: TemplateChange = {
  ...common,
  topic: 'template',
  kind: 'operators',
  number: 7,
  sender: 'my_shop',
  text: 'Ваш код %d',
  operators: { mts_srv: { after: 2 } },
};
const mailing: Change = { ...common, topic: 'mailing', kind: 'moved', id: '1', name: 'Чёрная пятница' };
const nameless: Change = { ...common, topic: 'mailing', kind: 'moved', id: '2' };

describe('a change', () => {
  it.each<readonly [words: string, change: Change, filters: Filters, mismatch: string | undefined]>([
    ['of anything is wanted without filters', rejected, {}, undefined],
    ['fits the beginning of a name in any case of letters', rejected, { name: 'SHOP*' }, undefined],
    ['does not fit a name without a star but itself', rejected, { name: 'shop' }, 'name'],
    ['fits an operator by its name', rejected, { operator: ['mts'] }, undefined],
    ['fits an operator by its key', rejected, { operator: ['bee_step'] }, undefined],
    ['elsewhere does not fit an operator', rejected, { operator: ['tele2'] }, 'operator'],
    ['fits a status at any operator', rejected, { status: ['rejected'] }, undefined],
    [
      'must come to the status at the operator that is meant',
      rejected,
      { operator: ['beeline'], status: ['rejected'] },
      'status',
    ],
    ['of the moderation fits its own words', allowed, { status: ['allowed'] }, undefined],
    ['of the moderation is not the status of the same code', allowed, { status: ['sent'] }, 'status'],
    ['of the moderation is at no operator', allowed, { operator: ['mts'] }, 'operator'],
    ['without a status fits none', gone, { status: ['rejected'] }, 'status'],
    [
      'to a code that no page explains fits its number',
      sender({ operators: { mts_step: { after: 77 } } }),
      { status: ['77'] },
      undefined,
    ],
    [
      'of a template fits sender, text, operator and status',
      template,
      { sender: 'my*', text: 'код', operator: ['mts'], status: ['accepted'] },
      undefined,
    ],
    ['of a template does not fit another text', template, { text: 'заказ' }, 'text'],
    ['of the inbox fits a beginning of its number', sms, { from: '7916*' }, undefined],
    ['of the inbox does not fit another one', sms, { from: '7915*' }, 'from'],
    ['of the inbox fits the number it came to', sms, { to: '*0100', text: '/код\\W*\\d+/' }, undefined],
    [
      'of the inbox without a receiver fits no receiver',
      { ...sms, message: { id: '1', from: '1', text: '' } },
      { to: '7*' },
      'to',
    ],
    ['that is a gap concerns everybody', gap, { from: '7916*', text: 'x' }, undefined],
    ['of a mailing fits its name', mailing, { name: 'черная*' }, undefined],
    ['of a mailing without a name fits no name', nameless, { name: 'a*' }, 'name'],
  ])('%s', (_words, change, filters, mismatch) => {
    expect(mismatchOf(change, filters)).toBe(mismatch);
  });
});
