import { describe, expect, it } from 'vitest';
import { heldSummary } from '../../../src/notifications/notices/held.ts';
import { inboxReply } from '../../../src/notifications/notices/inbox.ts';
import { openListing } from '../../../src/notifications/notices/open-listing.ts';
import { noon } from '../../support/clock.ts';
import {
  everyChange,
  fileOf,
  gap,
  happened,
  mailingChange,
  readerOf,
  senderChange,
  sms,
} from '../../support/notices.ts';
import { plainText } from '../../support/reply.ts';

function severalSms(count: number, about: (index: number) => Parameters<typeof sms>[1] = () => ({})) {
  return Array.from({ length: count }, (_sms, index) =>
    happened(sms(`text ${index}`, { id: String(index), ...about(index) }), 0, `e-${index}`),
  );
}

function names(count: number) {
  return Array.from({ length: count }, (_name, index) =>
    happened(senderChange({ object: String(index), kind: 'disappeared' })),
  );
}

describe('one SMS', () => {
  const [one] = [happened(sms('Hello.\nYour code is 338824'))];

  it('is shown with both numbers, its time and its text', async () => {
    const reply = await inboxReply([one], readerOf('en'));

    expect(reply.summary).toBe('SMS from 79161234567: Hello. Your code is 338824');
    expect(plainText(reply)).toBe(
      [
        'SMS from 79161234567 · to 79990000100 · 18 Nov 2026, 12:00',
        '  Hello.',
        '  Your code is 338824',
        'Event e-222220',
        '[1] Reply',
        '[2] Why',
        '[3] Mute 2h',
      ].join('\n'),
    );
  });

  it('is shown in Russian', async () => {
    const reply = await inboxReply([one], readerOf('ru'));

    expect(plainText(reply)).toContain('SMS от 79161234567 · на 79990000100 · 18.11.2026, 12:00\n  Hello.');
  });

  it('is covered in a group, on a locked screen too, and can be shown to one person', async () => {
    const reply = await inboxReply([one], readerOf('en', 'group'), { openId: 'k7m2qa' });

    expect(reply.summary).toBe('SMS from 7916•••45•67: Hello. Your code is ••••••');
    expect(plainText(reply)).not.toMatch(/338824|1234567/);
    expect(reply.buttons?.[0]).toEqual({ label: 'Show', command: '/show k7m2qa 1' });
  });

  it('without a text says so on a locked screen', async () => {
    const reply = await inboxReply([happened(sms(' \n'))], readerOf('ru'));

    expect(reply.summary).toBe('SMS от 79161234567: без текста');
  });

  it('that is too long to be shown is whole in a file', async () => {
    const long = 'слово '.repeat(700);
    const reply = await inboxReply([happened(sms(long))], readerOf('en'));

    expect(plainText(reply)).toContain('The whole text is in the file.');
    expect(fileOf(reply).content).toContain(long.trim());
  });
});

it('a few SMS are shown one by one with their events', async () => {
  const reply = await inboxReply(severalSms(3), readerOf('en'));

  expect(reply.summary).toBe('3 SMS');
  expect(plainText(reply).match(/e-\d$/gm)).toEqual(['e-0', 'e-1', 'e-2']);
  expect(reply.blocks.some(({ kind }) => kind === 'file')).toBe(false);
});

it('a time from which SMS may be missing is a warning', async () => {
  const reply = await inboxReply([happened(gap(noon - 900_000_000, noon - 700_000_000))], readerOf('en'));

  expect(reply.tone).toBe('warning');
  expect(reply.summary).toBe(
    'Incoming SMS: those received from 8 Nov 2026, 02:00 to 10 Nov 2026, 09:33 may be missing',
  );
  expect(plainText(reply)).toContain('it keeps 7 days');
});

it('a code stays covered where a text is cut in the middle of it', async () => {
  const all = Array.from({ length: 60 }, (_sms, index) => happened(sms(`${'w '.repeat(105 + index)}338824`)));
  const shown = await Promise.all(
    [139, 138, 279, 278].map((before) => {
      const cut = happened(sms(`${'w'.repeat(before - 1)} 338824`));
      return inboxReply(before < 200 ? [cut, ...all] : [cut, cut], readerOf('en', 'group'));
    }),
  );

  for (const reply of shown)
    expect(plainText(reply).replaceAll(/79990000100|\d\d:\d\d|\d+ Nov 2026/g, '')).not.toMatch(/3{1,2}…|33?8/);
});

describe('a storm of SMS', () => {
  const storm = severalSms(21, (index) => ({
    from: index < 12 ? '79161234567' : `7921000000${index % 5}`,
    receivedAt: noon + index * 60_000,
  }));

  it('is counted, with the first and last time, the busiest numbers and the first texts', async () => {
    const reply = await inboxReply(storm, readerOf('en'), { part: { number: 2, of: 3 } });

    expect(reply.summary).toBe('21 SMS from 6 numbers, part 2 of 3');
    expect(plainText(reply)).toBe(
      [
        '21 SMS from 6 numbers, part 2 of 3',
        '18 Nov 2026, 12:00–12:20',
        'The busiest numbers:',
        '',
        'Number       SMS',
        '79161234567   12',
        '79210000002    2',
        '79210000003    2',
        '79210000004    2',
        '79210000000    2',
        'The first of them:',
        ...[0, 1, 2].flatMap((index) => [
          `SMS from 79161234567 · to 79990000100 · 18 Nov 2026, 12:0${index}`,
          `  text ${index}`,
        ]),
        '… and 18 more in the file.',
        '[1] Mute 2h',
      ].join('\n'),
    );
    expect(fileOf(reply).name).toBe('sms-20261118120000-2.csv');
  });

  it.each([
    [21, 1, '21 SMS from 1 number', '21 SMS с 1 номера'],
    [22, 2, '22 SMS from 2 numbers', '22 SMS с 2 номеров'],
    [25, 5, '25 SMS from 5 numbers', '25 SMS с 5 номеров'],
    [31, 11, '31 SMS from 11 numbers', '31 SMS с 11 номеров'],
    [41, 21, '41 SMS from 21 numbers', '41 SMS с 21 номера'],
    [1500, 1500, '1,500 SMS from 1,500 numbers', '1 500 SMS с 1 500 номеров'],
  ])('of %i SMS from %i numbers is counted in both languages', async (count, numbers, english, russian) => {
    const all = severalSms(count, (index) => ({ from: String(79_160_000_000 + (index % numbers)) }));

    expect((await inboxReply(all, readerOf('en'))).summary).toBe(english);
    expect((await inboxReply(all, readerOf('ru'))).summary.replaceAll(/[\u00a0\u202f]/g, ' ')).toBe(russian);
  });

  it('that may have been shown before says so, and its file marks which', async () => {
    const [first, ...others] = storm;
    const mixed = await inboxReply(
      [...(first ? [{ ...first, isRepeat: true as const }] : []), ...others],
      readerOf('en'),
    );

    expect(mixed.summary).toBe('21 SMS from 6 numbers (repeat)');
    expect(plainText(mixed)).toContain('Possible repeat: of these, 1 may have been shown before.');
    expect(fileOf(mixed).content.match(/;repeat\r/g)).toHaveLength(1);
  });

  it('is kept uncovered for who may see it, when something is covered', () => {
    const listing = openListing(storm, readerOf('en', 'group'));

    expect(listing?.entries).toHaveLength(21);
    expect(listing?.entries[0]?.filed).toContain('79161234567');
    expect(openListing(storm, readerOf('en'))).toBeUndefined();
  });
});

describe('what was held back', () => {
  it.each([
    [1, '14 SMS, 1 sender name changed', '14 SMS, 1 имя отправителя изменилось'],
    [2, '14 SMS, 2 sender names changed', '14 SMS, 2 имени отправителя изменились'],
    [5, '14 SMS, 5 sender names changed', '14 SMS, 5 имён отправителя изменились'],
    [11, '14 SMS, 11 sender names changed', '14 SMS, 11 имён отправителя изменились'],
    [21, '14 SMS, 21 sender names changed', '14 SMS, 21 имя отправителя изменилось'],
  ])('is counted: %i names', async (count, english, russian) => {
    const held = { from: noon, until: noon + 7_200_000 };
    const all = [...severalSms(14), ...names(count)];

    const muted = await heldSummary(all, { ...held, reason: 'muted' }, readerOf('en'));
    const quiet = await heldSummary(all, { ...held, reason: 'quiet' }, readerOf('ru'));

    expect(muted.summary).toBe(`While muted: ${english}`);
    expect(quiet.summary).toBe(`За тихие часы: ${russian}`);
    expect(plainText(muted)).toContain('18 Nov 2026, 12:00–14:00');
  });

  it('is told the worst first, and with all of it in a file', async () => {
    const all = everyChange.map((change, index) => happened(change, index, `e-${index}`));
    const reply = await heldSummary(all, { reason: 'muted', from: noon, until: noon + 60_000 }, readerOf('en'));

    expect(plainText(reply)).toMatch(/12:01\nmy_shop · disabled/);
    expect(plainText(reply)).toContain(`… and ${all.length - 12} more in the file.`);
    expect(fileOf(reply).content.trimEnd().split('\r\n')).toHaveLength(all.length + 1);
    expect(reply.silent).toBeUndefined();
  });

  it('comes without a sound when nothing of it is loud', async () => {
    const reply = await heldSummary(
      [happened(mailingChange())],
      { reason: 'quiet', from: noon, until: noon },
      readerOf('en'),
    );

    expect(reply.silent).toBe(true);
  });
});
