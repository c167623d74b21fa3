import { describe, expect, test } from 'vitest';
import { type NewTemplate, operatorTemplateOperations } from '../../../src/smsc/areas/operator-templates.ts';
import { plain, readAs, refusalOf } from '../../support/operations.ts';

const [add, get] = operatorTemplateOperations;
const template = { sender: 'my_shop', text: 'Ваш код %w' };

test('a template is made for the operators and uses that are asked for', () => {
  expect(add.form({ ...template, targets: ['mts_srv', 'bee_trn', 'soc'] })).toEqual({
    add: '1',
    sender: 'my_shop',
    msg: 'Ваш код %w',
    mts_srv: '1',
    bee_trn: '1',
    soc: '1',
  });
});

test('a template is asked for by sender name and text', () => {
  expect(get.form(template)).toEqual({ get: '1', sender: 'my_shop', msg: 'Ваш код %w' });
});

test('sender name, text and known targets are needed', () => {
  const unknown = JSON.parse('{"sender": "my_shop", "text": "a", "targets": ["yota_srv"]}') as NewTemplate;

  expect(refusalOf(get, { ...template, sender: '' }).parameter).toBe('sender');
  expect(refusalOf(get, { ...template, text: ' ' }).parameter).toBe('text');
  expect(refusalOf(add, { ...template, targets: [] }).parameter).toBe('targets');
  expect(refusalOf(add, unknown).parameter).toBe('targets');
});

const twoStates = [
  { target: 'mts_srv', status: 2, id: '123', rest: {} },
  { target: 'soc', status: -1, id: undefined, rest: {} },
];

describe('the states of a template', () => {
  test.each([
    ['the labels of format 0', 0, 'mts_srv = 2, id = 123\nsoc = -1, id = 0'],
    ['the values of format 1', 1, 'mts_srv,2,123\nsoc,-1,0'],
    ['values without an id', 1, 'mts_srv,2,123\nsoc,-1'],
    [
      'XML',
      2,
      '<result>\n<template>\n<name>mts_srv</name>\n<status>2</status>\n<id>123</id>\n</template>\n<template>\n<name>soc</name>\n<status>-1</status>\n<id>0</id>\n</template>\n</result>',
    ],
    ['JSON with the operator as key', 3, '[{"mts_srv": 2, "id": 123}, {"soc": -1, "id": 0}]'],
    ['JSON with texts', 3, '[{"mts_srv": "2", "id": "123"}, {"soc": "-1"}]'],
    ['JSON like the XML', 3, '[{"name": "mts_srv", "status": 2, "id": 123}, {"name": "soc", "status": -1}]'],
    ['JSON with structures', 3, '[{"mts_srv": {"status": 2, "id": 123}}, {"soc": {"status": -1}}]'],
    ['JSON with one object', 3, '{"mts_srv": {"status": 2, "id": 123}, "soc": {"status": -1}}'],
  ] as const)('are read from %s', async (_form, format, answer) => {
    expect(plain(await readAs(get, template, format, answer))).toEqual(twoStates);
  });

  test('keep what no page names', async () => {
    const answer =
      '<result><template><name>mts_srv</name><status>9</status><id>1</id><note>soon</note></template></result>';

    expect(plain(await readAs(get, template, 2, answer))).toEqual([
      { target: 'mts_srv', status: 9, id: '1', rest: { note: 'soon' } },
    ]);
  });

  test('keep a literal "name" as the operator, as the page’s sample has it', async () => {
    expect(plain(await readAs(get, template, 3, '[{"name": 2, "id": 5}]'))).toEqual([
      { target: 'name', status: 2, id: '5', rest: {} },
    ]);
  });

  test.each([
    [0, ''],
    [1, '0,-3'],
    [2, '<result></result>'],
    [3, '[]'],
  ] as const)('are none in an empty answer of format %i', async (format, answer) => {
    expect(await readAs(get, template, format, answer)).toEqual([]);
  });
});

describe('an operator that the page does not list', () => {
  test.each([
    ['[{"yota_srv": 2, "id": 5}]', 'yota_srv'],
    ['[{"yota": "2", "id": 5}]', 'yota'],
    ['{"yota": {"status": 2, "id": 5}}', 'yota'],
    ['[{"name": "yota", "status": 2, "id": 5}]', 'yota'],
  ])('is kept: %s', async (answer, target) => {
    expect(plain(await readAs(get, template, 3, answer))).toEqual([{ target, status: 2, id: '5', rest: {} }]);
  });

  test.each([
    [3, '{"foo": 1}'],
    [3, '{"id": 5}'],
    [3, '{"mts_srv": 2, "id": 5, "cost": 3}'],
    [3, '{"message_id": 123456, "id": 5}'],
    [3, '{"foo": {"bar": 1}}'],
    [3, '[{"mts_srv": 2}, {"foo": 1}]'],
    [0, 'foo = 1'],
  ] as const)('is not made of a foreign field: %i, %s', async (format, answer) => {
    await expect(readAs(get, template, format, answer)).rejects.toThrow('bad-response');
  });
});

test('the results of making a template are read under their own name', async () => {
  const answer = '[{"mts_srv": 1, "id": 5}, {"bee_trn": -2, "id": 0}]';

  const results = await readAs(add, { ...template, targets: ['mts_srv', 'bee_trn'] }, 3, answer);

  expect(plain(results)).toEqual([
    { target: 'mts_srv', result: 1, id: '5', rest: {} },
    { target: 'bee_trn', result: -2, id: undefined, rest: {} },
  ]);
});

test('an empty answer does not say that a template was made', async () => {
  await expect(readAs(add, { ...template, targets: ['mts_srv'] }, 3, '[]')).rejects.toThrow('bad-response');
});
