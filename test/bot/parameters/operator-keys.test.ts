import { describe, expect, it } from 'vitest';
import { senderOperators, templateTargets } from '../../../src/bot/parameters/operator-keys.ts';
import { senderKeys, templateKeys } from '../../../src/smsc/operator-keys.ts';
import { readerAtNoon } from '../../support/message.ts';

const { moment } = readerAtNoon();

describe.each([
  ['of sender names', senderOperators('KEY'), senderKeys],
  ['of templates', templateTargets('KEY'), templateKeys],
] as const)('the operators %s', (_what, parameter, keys) => {
  const names = Object.keys(keys);

  it('are those of the page, each once and in its order, however they are typed', () => {
    const typed = [...names.toReversed(), names[0]].join(' , ').toUpperCase();

    expect(parameter.parse(typed, moment)).toEqual({ ok: true, value: names });
  });

  it('are read again as they are written', () => {
    for (const name of names) {
      expect(parameter.parse(name, moment)).toEqual({ ok: true, value: [name] });
    }
    const some = names.slice(0, 3).join(',');
    expect(parameter.parse(some, moment)).toEqual({ ok: true, value: names.slice(0, 3) });
  });

  it('are no others, and the wrong one is pointed at', () => {
    expect(parameter.parse(`${names[0]}, mts`, moment)).toEqual({
      ok: false,
      start: `${names[0]}, `.length,
      end: `${names[0]}, mts`.length,
    });
    expect(parameter.parse('', moment)).toEqual({ ok: false });
    expect(parameter.parse('constructor', moment).ok).toBe(false);
  });
});

it.each(['all', 'ALL', 'все', 'soc,all'])('every operator and kind of templates is asked for by %s', (typed) => {
  const parameter = templateTargets('KEY');
  const read = parameter.parse(typed, moment);

  expect(read).toEqual({ ok: true, value: Object.keys(templateKeys) });
  expect(read.ok && parameter.print(read.value)).toBe('all');
});
