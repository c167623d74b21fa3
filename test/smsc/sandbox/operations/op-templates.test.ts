import { describe, expect, it } from 'vitest';
import { sandboxAccount, sandboxSender } from '../../../support/sandbox-account.ts';
import { lines, testBench } from '../ask.ts';

function accountWithTemplates() {
  return sandboxAccount({
    senders: [
      sandboxSender({
        operators: new Map([
          ['mts_step', 2],
          ['bee_step', 1],
        ]),
      }),
    ],
    templates: [
      { id: '123', sender: 'my_shop', text: 'Код %d', kind: 'mts_srv', status: 2 },
      { id: '124', sender: 'my_shop', text: 'Код %d', kind: 'bee_srv', status: 4 },
    ],
    lastIds: { message: 0, answer: 0, sender: 0, template: 124, mailing: 0, link: 0, subclient: 0 },
  });
}

describe('op_templates.php', () => {
  it('tells the status at the operators that are asked for, with the name as the key of JSON', async () => {
    const { inAllFormats } = await testBench({ account: accountWithTemplates() });

    const texts = await inAllFormats('op_templates.php', {
      get: '1',
      sender: 'my_shop',
      msg: 'Код %d',
      mts_srv: '1',
      bee_srv: '1',
    });

    expect(texts).toEqual([
      lines('mts_srv = 2, id = 123', 'bee_srv = 4, id = 124'),
      lines('mts_srv,2,123', 'bee_srv,4,124'),
      lines(
        '<result>',
        '<template>',
        '<name>mts_srv</name>',
        '<status>2</status>',
        '<id>123</id>',
        '</template>',
        '<template>',
        '<name>bee_srv</name>',
        '<status>4</status>',
        '<id>124</id>',
        '</template>',
        '</result>',
      ),
      lines('[{', '"mts_srv": 2,', '"id": 123', '},', '{', '"bee_srv": 4,', '"id": 124', '}]'),
    ]);
  });

  it('tells all fourteen when none is named, -1 where there is no template', async () => {
    const { ask } = await testBench({ account: accountWithTemplates() });

    const text = await ask('op_templates.php', { get: '1', sender: 'my_shop', msg: 'Код %d', fmt: '1' });

    expect(text.split('\n')).toHaveLength(14);
    expect(text).toContain('soc,-1,0');
    expect(text.split('\n').filter((line) => !line.includes(',-1,'))).toEqual(['mts_srv,2,123', 'bee_srv,4,124']);
  });

  it('adds where the operator has accepted the name, says -1 where not and -2 for a text that is there', async () => {
    const { ask, sandbox } = await testBench({ account: accountWithTemplates() });

    const text = await ask('op_templates.php', {
      add: '1',
      sender: 'my_shop',
      msg: 'Код %d',
      mts_srv: '1',
      mts_auth: '1',
      bee_trn: '1',
      soc: '1',
    });

    expect(text).toBe(
      lines('mts_srv = -2, id = 0', 'mts_auth = 1, id = 125', 'bee_trn = -1, id = 0', 'soc = 1, id = 126'),
    );
    expect(sandbox.account().templates.map(({ kind, status }) => [kind, status])).toEqual([
      ['mts_srv', 2],
      ['bee_srv', 4],
      ['mts_auth', 0],
      ['soc', 0],
    ]);
  });

  it('refuses without an operator, a sender or a text', async () => {
    const { refusal } = await testBench({ account: accountWithTemplates() });

    expect(await refusal('op_templates.php', { add: '1', sender: 'my_shop', msg: 'x' })).toBe(1);
    expect(await refusal('op_templates.php', { add: '1', sender: '', msg: 'x', soc: '1' })).toBe(1);
    expect(await refusal('op_templates.php', { get: '1', sender: 'my_shop' })).toBe(1);
  });
});
