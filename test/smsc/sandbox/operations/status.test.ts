import { describe, expect, it } from 'vitest';
import { noon } from '../../../support/clock.ts';
import { sandboxAccount, sandboxMessage } from '../../../support/sandbox-account.ts';
import { lines, testBench } from '../ask.ts';

function accountWithMessages() {
  const messages = [sandboxMessage(), sandboxMessage({ id: '56', intId: '901', status: 20, err: 1 })];
  return sandboxAccount({ messages: new Map(messages.map((message) => [message.intId, message])) });
}

const asked = { phone: '79160000001', id: '55' };
const changed = noon / 1000 + 60;

describe('status.php', () => {
  it('tells status, time and error in each format', async () => {
    const { inAllFormats } = await testBench({ account: accountWithMessages() });

    expect(await inAllFormats('status.php', asked)).toEqual([
      'Status = 1, check_time = 18.11.2026 12:01:00, err = 0',
      `1,${changed},0`,
      lines(
        '<status>',
        '<status>1</status>',
        '<last_date>18.11.2026 12:01:00</last_date>',
        `<last_timestamp>${changed}</last_timestamp>`,
        '<err>0</err>',
        '</status>',
      ),
      lines(
        '{',
        '"status": 1,',
        '"last_date": "18.11.2026 12:01:00",',
        `"last_timestamp": ${changed},`,
        '"err": 0',
        '}',
      ),
    ]);
  });

  it('answers a list for a list, and for one message with a comma', async () => {
    const { json } = await testBench({ account: accountWithMessages() });

    expect(await json('status.php', { phone: '79160000001,79160000001', id: '56,138' })).toEqual([
      {
        status: 20,
        last_date: '18.11.2026 12:01:00',
        last_timestamp: changed,
        err: 1,
        id: 56,
        phone: '79160000001',
      },
      { status: -3, id: 138, phone: '79160000001' },
    ]);
    expect(await json('status.php', { phone: '79160000001,', id: '55,' })).toHaveLength(1);
  });

  it('tells all about a message with all=1, and where its number belongs with all=2', async () => {
    const { json } = await testBench({ account: accountWithMessages() });

    const one = await json('status.php', { ...asked, all: '1' });
    const two = await json('status.php', { ...asked, all: '2' });

    expect(one).toMatchObject({
      status_name: 'Доставлено',
      cost: '3.10',
      sender_id: 'my_shop',
      send_timestamp: noon / 1000,
    });
    expect(one).not.toHaveProperty('operator');
    expect(two).toMatchObject({ country: 'Россия', operator: 'МТС', region: 'Москва', type: 0 });
  });

  it('deletes all or nothing', async () => {
    const { ask, refusal, sandbox } = await testBench({ account: accountWithMessages() });

    expect(await refusal('status.php', { phone: '79160000001,79160000001', id: '55,1', del: '1' })).toBe(5);
    expect(sandbox.account().messages.size).toBe(2);
    expect(await ask('status.php', { ...asked, del: '1' })).toBe('OK');
    expect(sandbox.account().messages.size).toBe(1);
  });

  it('refuses lists of different lengths', async () => {
    const { refusal } = await testBench({ account: accountWithMessages() });

    expect(await refusal('status.php', { phone: '79160000001', id: '55,56' })).toBe(1);
    expect(await refusal('status.php', { phone: '79160000001' })).toBe(1);
  });
});
