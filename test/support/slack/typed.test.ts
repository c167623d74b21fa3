import { describe, expect, it } from 'vitest';
import { markedUp, richText } from './typed.ts';

describe('the text of a message', () => {
  it.each([
    ['a < b & c > d', 'a &lt; b &amp; c &gt; d'],
    ['<!channel> <@U1>', '&lt;!channel&gt; &lt;@U1&gt;'],
    ['@bot balance', '<@B> balance'],
    ['hi @bot, help', 'hi <@B>, help'],
    ['me@bot @botany', 'me@bot @botany'],
    ['see mywebsite.ru', 'see <http://mywebsite.ru|mywebsite.ru>'],
    ['http://a.ru/?x=1&y=2 now', '<http://a.ru/?x=1&amp;y=2> now'],
    ['anna@mywebsite.ru', '<mailto:anna@mywebsite.ru|anna@mywebsite.ru>'],
    ['+79991234567 +79997654321', '<tel:+79991234567|+79991234567> <tel:+79997654321|+79997654321>'],
    ['+7 999 123-45-67', '<tel:+79991234567|+7 999 123-45-67>'],
    ['79991234567 18.11.2026 1.5 report.csv', '79991234567 18.11.2026 1.5 report.csv'],
  ])('makes of %s what Slack makes of it', (typed, text) => {
    expect(markedUp(typed, 'B')).toBe(text);
  });

  it('stands in blocks without markup', () => {
    expect(richText('@bot <a> b.ru', 'B')).toMatchObject([
      {
        elements: [
          {
            elements: [
              { type: 'user', user_id: 'B' },
              { type: 'text', text: ' <a> ' },
              { type: 'link', url: 'http://b.ru', text: 'b.ru' },
            ],
          },
        ],
      },
    ]);
  });
});
