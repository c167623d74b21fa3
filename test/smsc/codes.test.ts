import { expect, test } from 'vitest';
import {
  mailingRepeats,
  messageErrors,
  messageStatuses,
  messageTypes,
  nameOf,
  senderModeration,
  senderStatuses,
  templateAddResults,
  templateStatuses,
} from '../../src/smsc/codes.ts';

test('codes of the pages have names, negative ones too', () => {
  expect(nameOf(messageStatuses, -3)).toBe('not-found');
  expect(nameOf(messageStatuses, 1)).toBe('delivered');
  expect(nameOf(messageErrors, 245)).toBe('no-status-in-a-day');
  expect(nameOf(messageTypes, 8)).toBe('email');
  expect(nameOf(senderModeration, 2)).toBe('disabled');
  expect(nameOf(senderStatuses, 8)).toBe('documents-needed');
  expect(nameOf(templateAddResults, -1)).toBe('sender-not-accepted');
  expect(nameOf(templateStatuses, -1)).toBe('not-found');
});

test('a code that no page names has no name', () => {
  expect(nameOf(messageStatuses, 99)).toBeUndefined();
  expect(nameOf(messageTypes, 9)).toBeUndefined();
  expect(nameOf(senderStatuses, 6)).toBeUndefined();
});

test('the tables hold the codes of the pages and facts, no more', () => {
  expect(codesOf(messageStatuses)).toBe('-3 -2 -1 0 1 2 3 4 6 20 22 23 24 25');
  expect(codesOf(messageErrors)).toBe(
    '0 1 6 11 12 13 21 200 219 220 237 239 240 241 242 243 244 245 246 247 248 249 250 251 252 253 254 255',
  );
  expect(codesOf(messageTypes)).toBe('0 1 2 3 4 5 6 7 8 10 12');
  expect(codesOf(senderModeration)).toBe('0 1 2');
  expect(codesOf(senderStatuses)).toBe('0 1 2 3 4 5 8');
  expect(codesOf(templateAddResults)).toBe('-2 -1 1');
  expect(codesOf(templateStatuses)).toBe('-1 0 1 2 3 4');
  expect(codesOf(mailingRepeats)).toBe('0 1 2 3 4 5 6 7');
});

function codesOf(table: Readonly<Record<number, string>>): string {
  return Object.keys(table)
    .sort((one, other) => Number(one) - Number(other))
    .join(' ');
}
