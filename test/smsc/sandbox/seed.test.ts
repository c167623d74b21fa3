import { describe, expect, it } from 'vitest';
import { seedAccount } from '../../../src/smsc/sandbox/seed.ts';
import { noon } from '../../support/clock.ts';

const day = 86_400_000;

describe('the seeded account', () => {
  const account = seedAccount(1, noon);
  const messages = [...account.messages.values()];

  it('is the same for the same seed and start, and another for another', () => {
    expect(seedAccount(1, noon)).toEqual(account);
    expect(seedAccount(2, noon)).not.toEqual(account);
  });

  it('has some weeks of messages, no more than a few hundred to look at, none from the future', () => {
    expect(messages.length).toBeGreaterThan(300);
    expect(messages.length).toBeLessThan(1_000);
    expect(Math.min(...messages.map(({ sentAt }) => sentAt))).toBeGreaterThanOrEqual(noon - 21 * day);
    expect(Math.max(...messages.map(({ sentAt, changedAt }) => Math.max(sentAt, changedAt)))).toBeLessThanOrEqual(noon);
  });

  it('has 1871.62 roubles, enough for some days at the rate of the last seven', () => {
    const week = account.turnover.filter(({ day: date, electronic }) => !electronic && date > '2026-11-11');
    const spent = week.filter(({ login }) => login !== 'sub_shop').reduce((sum, entry) => sum + entry.spent, 0);

    expect(account.balance).toBe(187_162);
    expect(account.balance / (spent / 7)).toBeGreaterThan(3);
    expect(account.balance / (spent / 7)).toBeLessThan(30);
  });

  it('has statistics that agree with its messages', () => {
    const own = account.turnover.filter(({ login, electronic }) => login === 'demo' && !electronic);
    const paid = messages.filter(({ login }) => login === 'demo');

    expect(own.reduce((sum, { sms }) => sum + sms, 0)).toBe(paid.reduce((sum, { parts }) => sum + parts, 0));
    expect(own.reduce((sum, { spent }) => sum + spent, 0)).toBe(paid.reduce((sum, { cost }) => sum + cost, 0));
  });

  it('has sender names and templates in every state', () => {
    const codes = account.senders.flatMap(({ operators }) => [...operators.values()]);

    expect(account.senders.length).toBeGreaterThanOrEqual(12);
    expect(new Set(account.senders.map(({ moderation }) => moderation))).toEqual(new Set([0, 1, 2]));
    expect(new Set(codes)).toEqual(new Set([0, 1, 2, 3, 4, 5, 8]));
    expect(account.senders.find(({ name }) => name === 'my_shop')).toMatchObject({ moderation: 1 });
    expect(account.senders.find(({ name }) => name === 'my_shop')?.replacements.size).toBe(1);
    const templates = account.templates.filter(({ sender }) => sender === 'my_shop');
    expect(new Set(templates.map(({ status }) => status))).toEqual(new Set([0, 1, 2, 3, 4]));
  });

  it('has mailings in every state, by SMS and by e-mail, and the link of the page', () => {
    expect(new Set(account.mailings.map(({ status }) => status))).toEqual(new Set([0, 1, 2, 3]));
    expect(new Set(account.mailings.map(({ format }) => format))).toEqual(new Set([0, 8]));
    expect(account.links.find(({ id }) => id === '145142')?.target).toBe('mywebsite.ru');
  });

  it('has made-up people only: numbers with zeros that nobody has, addresses at example domains', () => {
    const phones = [...messages, ...account.answers].map(({ phone }) => phone).filter((phone) => !phone.includes('@'));
    const addresses = messages.map(({ phone }) => phone).filter((phone) => phone.includes('@'));

    expect(phones.filter((phone) => !/^\d{4,5}0{2,3}\d{4}$/.test(phone))).toEqual([]);
    expect(addresses.filter((address) => !address.endsWith('@example.com'))).toEqual([]);
  });

  it('has incoming SMS with codes and replies, oldest first', () => {
    const { answers } = account;

    expect(answers.some(({ text }) => /\d{6}/.test(text))).toBe(true);
    expect(answers.some(({ text }) => text === 'СТОП')).toBe(true);
    expect(answers.every(({ receivedAt }, place) => receivedAt >= (answers[place - 1]?.receivedAt ?? 0))).toBe(true);
  });
});
