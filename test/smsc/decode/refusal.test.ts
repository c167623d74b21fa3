import { describe, expect, it } from 'vitest';
import { findRefusal } from '../../../src/smsc/decode/refusal.ts';

describe('findRefusal', () => {
  it.each([
    ['{\n"error": "authorise error",\n"error_code": 2\n}', 2, 'authorise error'],
    ['{"error": "invalid number", "error_code": "7", "id": 34}', 7, 'invalid number'],
    ['{"error_code": 4}', 4, ''],
    ['ERROR = 9 (duplicate request, wait a minute)', 9, 'duplicate request, wait a minute'],
    ['ERROR = 7 (invalid number), ID - order-5\n', 7, 'invalid number'],
    ['ERROR = 3 (x (y))', 3, 'x (y)'],
    ['ERROR = 10', 10, ''],
    ['0,-2', 2, ''],
    ['1234,-7\r\n', 7, ''],
    ['<result>\n<error>authorise error</error>\n<error_code>2</error_code>\n</result>', 2, 'authorise error'],
    ['<?xml version="1.0"?>\n<result><error_code>7</error_code><error>no</error><id>5</id></result>', 7, 'no'],
    ['{"error":"no money","error_code":10,"sum":"100"}', 10, 'no money'],
    ['[{"error": "no money", "error_code": 10}]', 10, 'no money'],
    ['{"error_code": 6, "user": "bob"}', 6, ''],
    ['{"error": "authorise error", "error_code": "2", "user": {"login": "bob"}}', 2, 'authorise error'],
    ['{"error": "x", "error_code": 3, "message": "hi"}', 3, 'x'],
    ['<result><error>no money</error><error_code>10</error_code><sum>100</sum></result>', 10, 'no money'],
    ['<result><user id="5"/><error>a & b</error><error_code> 3 </error_code></result>', 3, 'a & b'],
    [`{"error": "x", "error_code": 7, "phones": [${'"79991234567",'.repeat(500)}"1"]}`, 7, 'x'],
  ])('finds one in %j', (text, number, words) => {
    expect(findRefusal(text, 'list')).toEqual({ number, text: words });
    expect(findRefusal(text, 'one')).toEqual({ number, text: words });
  });

  it('takes an id with letters before the number for a name when it may be a record of a list', () => {
    expect(findRefusal('order-5,-7', 'one')).toEqual({ number: 7, text: '' });
    expect(findRefusal('mts_srv,-1', 'list')).toBeUndefined();
  });

  it.each([
    '{"sender": "ERROR = 3 (x)", "id": 5}',
    '[{"message": "{\\"error\\": \\"x\\", \\"error_code\\": 3}"}]',
    '{"id": 33, "cnt": 1, "phones": [{"phone": "79991234567", "status": "20", "error": "7", "error_code": 7}]}',
    '[{"error": "x", "error_code": 3}, {"error": "x", "error_code": 3}]',
    '{"error": "x", "error_code": 3',
    '{"error": "x", "error_code": 0}',
    '{"error": "x", "error_code": "none"}',
    '{"error": "x", "error_code": [3]}',
    'name = ERROR = 3 (x), id = 5',
    'ERROR = 3 (x),5',
    'ERROR = 3 (x)\nshop,5',
    'shop,5\nERROR = 3 (x)',
    '0,-3,0,0',
    '0,-3\n0,-4',
    '0,3',
    'shop,-a',
    '<list><sms><message>ERROR = 3 (x)</message></sms></list>',
    '<result><template><name>error</name><status>3</status></template></result>',
    '<result><template><error>x</error><error_code>3</error_code></template></result>',
    '<result><error>x</error><error_code>3</error_code>',
    '<list><error_code>3</error_code></list>',
    '<result>OK</result>',
    'OK',
    '',
  ])('takes data for data: %j', (text) => {
    expect(findRefusal(text, 'list')).toBeUndefined();
    expect(findRefusal(text, 'one')).toBeUndefined();
  });

  it('takes no long text for one', () => {
    expect(findRefusal(`ERROR = 3 (${'x'.repeat(3_000)})`, 'one')).toBeUndefined();
    expect(findRefusal(`{"error_code": 3, "message": "${'x'.repeat(20_000)}"}`, 'one')).toBeUndefined();
  });
});
