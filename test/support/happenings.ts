import type { Change } from '../../src/bot/topics/change.ts';
import { noon } from './clock.ts';
import { healthChange, senderChange, sms } from './notices.ts';

const named: ReadonlyMap<string, readonly Change[]> = new Map([
  ['my_shop is new', [senderChange({ kind: 'appeared', moderation: { after: 0 }, isDecisive: false, isLoud: false })]],
  ['my_shop is allowed', [senderChange({ kind: 'moderation', moderation: { before: 0, after: 1 } })]],
  ['my_shop is not accepted at MegaFon', [senderChange({ operators: { mega_step: { before: 1, after: 3 } } })]],
  ['the provider fails', [healthChange()]],
  ['the provider answers again', [healthChange({ kind: 'over' })]],
]);

/** What a scenario says has happened. @throws Error for words that nobody knows */
export function happening(words: string): readonly Change[] {
  const [, from, content = ''] = /^an SMS from (\d+): (.+)$/.exec(words) ?? [];
  if (from !== undefined) return [sms(content, { from })];
  const [, count] = /^(\d+) SMS$/.exec(words) ?? [];
  if (count !== undefined) return manySms(Number(count));
  const changes = named.get(words);
  if (changes === undefined) throw new Error(`nobody knows how "${words}" happens`);
  return changes;
}

function manySms(count: number): readonly Change[] {
  return Array.from({ length: count }, (_, index) => {
    const from = `7916${String(1_000_000 + (index % 5) * 73_129)}`;
    return sms(`number ${index + 1}`, { id: String(index + 1), from, receivedAt: noon - (count - index) * 1000 });
  });
}
