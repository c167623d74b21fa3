import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { takeShare } from '../../../src/adapters/slack/share.ts';
import { asTyped, withoutCodeMarks } from '../../../src/adapters/slack/spelling.ts';

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

describe('the text of a message', () => {
  it.each([
    ['<http://mywebsite.ru|mywebsite.ru>', 'mywebsite.ru'],
    ['<https://x.ru/?a=1&amp;b=2>', 'https://x.ru/?a=1&b=2'],
    ['<mailto:a@b.ru|a@b.ru>', 'a@b.ru'],
    ['<mailto:a@b.ru>', 'a@b.ru'],
    ['<tel:+79991234567|+7 999 123-45-67>', '+7 999 123-45-67'],
    ['<tel:+79991234567>', '+79991234567'],
    ['<@U123>', 'slack:U123'],
    ['<@W123|ann>', 'slack:W123'],
    ['<#C123|ops>', 'slack:C123'],
    ['<#C123|>', 'slack:C123'],
    ['<!here>', '@here'],
    ['<!channel|channel>', 'channel'],
    ['<!subteam^S123|@ops>', '@ops'],
    ['<!subteam^S123>', '@subteam'],
    ['a &lt;b&gt; &amp;amp; c', 'a <b> &amp; c'],
    ['<http://a|b|c>', 'b|c'],
    ['“a” «b» ‘c’', '“a” «b» ‘c’'],
    ['&nbsp; &quot;', '&nbsp; &quot;'],
    ['<>', '<>'],
  ])('%s was typed as %s', (text, typed) => {
    expect(asTyped(text)).toBe(typed);
  });

  it('is what was typed, whatever that is', () => {
    const risky = fc.constantFrom('&', '<', '>', 'amp', 'lt', ';', '|', '@', '#', '!');
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'grapheme' }), fc.string({ unit: risky })), (typed) => {
        expect(asTyped(escaped(typed))).toBe(typed);
      }),
    );
  });

  it.each([
    ['`/balance`', '/balance'],
    ['```/balance```', '/balance'],
    ['``', '``'],
    ['`a` and `b`', '`a` and `b`'],
    ['/help `a`', '/help `a`'],
  ])('all in marks of code loses them: %s', (line, plain) => {
    expect(withoutCodeMarks(line)).toBe(plain);
  });
});

describe('the word --share', () => {
  it('can be put after any line with closed quotes and is taken off again', () => {
    const word = fc.stringMatching(/^[a-z0-9:.-]{1,8}$/).filter((typed) => !/^--share$/i.test(typed));
    fc.assert(
      fc.property(fc.array(word, { minLength: 1 }), (words) => {
        const line = words.join(' ');
        expect(takeShare(`${line} --share`)).toEqual({ line, isShared: true });
        expect(takeShare(line)).toEqual({ line, isShared: false });
      }),
    );
  });
});
