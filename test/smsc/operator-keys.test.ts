import { expect, test } from 'vitest';
import { operatorOf, senderKeys, templateKeys } from '../../src/smsc/operator-keys.ts';

test('a key says operator and kind, former keys too', () => {
  expect(operatorOf('mts_step')).toEqual({ operator: 'mts', kind: 'paid' });
  expect(operatorOf('tele2')).toEqual({ operator: 'tele2', kind: 'free' });
  expect(operatorOf('mega_adv')).toEqual({ operator: 'megafon', kind: 'advertising' });
  expect(operatorOf('mega')).toEqual({ operator: 'megafon', kind: 'former' });
});

test('a key that no page names is not guessed at', () => {
  expect(operatorOf('yota_step')).toBeUndefined();
  expect(operatorOf('constructor')).toBeUndefined();
});

test('every key of the pages is there', () => {
  expect(Object.keys(senderKeys).sort()).toEqual(
    'bee_step mega_int mega_step motiv_int motiv_step mts_int mts_step tele2 tele2_step ua_int ua_reg'.split(' '),
  );
  expect(Object.keys(templateKeys).sort()).toEqual(
    'bee_srv bee_trn mega_adv mega_auth mega_srv mega_trn motiv_srv motiv_trn mts_auth mts_srv mts_trn soc tele2_srv tele2_trn'.split(
      ' ',
    ),
  );
});
