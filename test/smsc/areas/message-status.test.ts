import { describe, expect, test } from 'vitest';
import { messageStatusOperations } from '../../../src/smsc/areas/message-status.ts';
import { plain, readAs, refusalOf } from '../../support/operations.ts';

const [get] = messageStatusOperations;
const query = { id: 'bot.5', to: '79999999999' };

test('a message is asked for by id and recipient', () => {
  expect(get.form(query)).toEqual({ id: 'bot.5', phone: '79999999999' });
  expect(get.form({ id: '15', to: 'a@b.ru', details: true })).toEqual({ id: '15', phone: 'a@b.ru', all: '1' });
  expect(get.form({ ...query, id: '20000000000000000001' })).toMatchObject({ id: '20000000000000000001' });
  expect(refusalOf(get, { ...query, to: 'Alex' }).parameter).toBe('to');
  expect(refusalOf(get, { ...query, to: 'a@b.ru,c@d.ru' }).parameter).toBe('to');
  expect(refusalOf(get, { ...query, id: '1,2' }).parameter).toBe('id');
});

const delivered = {
  status: 1,
  changedAt: '2016-10-18T12:34:12Z',
  error: undefined,
  sentAt: undefined,
  cost: undefined,
  sender: undefined,
  text: undefined,
  statusName: undefined,
  type: undefined,
  rest: {},
};

describe('the status of a message', () => {
  test.each([
    [0, 'Status = 1, check_time = 18.10.2016 15:34:12'],
    [1, '1,1476794052'],
    [
      2,
      '<status><status>1</status><last_date>18.10.2016 15:34:12</last_date><last_timestamp>1476794052</last_timestamp></status>',
    ],
    [3, '{"status": 1, "last_date": "18.10.2016 15:34:12", "last_timestamp": 1476794052}'],
    [3, '[{"status": 1, "last_date": "18.10.2016 15:34:12", "last_timestamp": 1476794052, "id": 15, "phone": "79"}]'],
  ] as const)('is read in format %i', async (format, answer) => {
    expect(plain(await readAs(get, query, format, answer))).toEqual(delivered);
  });

  test.each([
    [0, 'Status = 20, check_time = 18.10.2016 15:34:12, err = 6'],
    [1, '20,1476794052,6'],
    [3, '{"status": 20, "last_date": "18.10.2016 15:34:12", "last_timestamp": 1476794052, "err": 6}'],
  ] as const)('says in format %i why it was not delivered', async (format, answer) => {
    const found = await readAs(get, query, format, answer);

    expect(found).toMatchObject({ status: 20, error: 6 });
  });

  test.each([
    [0, 'Status = -3, check_time = , err = '],
    [1, '-3,,'],
    [2, '<status><status>-3</status></status>'],
    [3, '[{"status": -3, "id": 138, "phone": "79999999999"}]'],
  ] as const)('is -3 in format %i when there is no such message', async (format, answer) => {
    expect(plain(await readAs(get, query, format, answer))).toEqual({ ...delivered, status: -3, changedAt: undefined });
  });

  test('is dated by local dates when there are no timestamps', async () => {
    const answer = '{"status": 1, "last_date": "18.10.2016 15:34:12", "send_date": "18.10.2016 15:34:00"}';

    const found = await readAs(get, { ...query, details: true }, 3, answer, 'Asia/Almaty');

    expect(plain(found)).toMatchObject({ changedAt: '2016-10-18T09:34:12Z', sentAt: '2016-10-18T09:34:00Z' });
  });

  test('with details comes in XML and JSON only', async () => {
    await expect(readAs(get, { ...query, details: true }, 1, '1,1476794052')).rejects.toThrow('bad-response');
  });

  test('is read with details', async () => {
    const answer =
      '{"status": 1, "last_date": "18.10.2016 15:34:12", "last_timestamp": 1476794052, "err": 0, "send_date": "18.10.2016 15:34:00", "send_timestamp": 1476794041, "phone": "79999999999", "cost": "3.80", "sender_id": "my_shop", "status_name": "Доставлено", "message": "Привет", "type": 0, "sms_cnt": 1}';

    expect(plain(await readAs(get, { ...query, details: true }, 3, answer))).toEqual({
      status: 1,
      changedAt: '2016-10-18T12:34:12Z',
      error: 0,
      sentAt: '2016-10-18T12:34:01Z',
      cost: '3.80',
      sender: 'my_shop',
      text: 'Привет',
      statusName: 'Доставлено',
      type: 0,
      rest: { sms_cnt: '1' },
    });
  });
});
