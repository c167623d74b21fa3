import { describe, expect, it } from 'vitest';
import { fallbackLine } from '../../../src/adapters/slack/render/fallback.ts';
import { renderReply } from '../../../src/adapters/slack/render.ts';
import { fields, items, note, quote, table, text } from '../../../src/bot/reply.ts';
import { plainRendering } from '../../support/slack-rendering.ts';
import { active, readFallback } from '../../support/slack-rules.ts';

const j = '\u2060';

describe('a line of the fallback text', () => {
  it.each([
    ['<!channel> & <@U1>', `&lt;!channel&gt; &amp; &lt;@${j}U1&gt;`],
    ['&lt;b&gt;', '&amp;lt;b&amp;gt;'],
    ['@here, a@mail.ru #general', `@${j}here, a@${j}mail.${j}ru #${j}general`],
    [':rocket::+1: :100:', `:${j}rocket:${j}:${j}+1: :${j}100:`],
    ['https://evil.com/x mailto:a', `https:${j}//evil.${j}com/x mailto:${j}a`],
    ['a7:7 12:30:00 UTC+03:00', `a7:${j}7 12:${j}30:00 UTC+03:${j}00`],
    ['127.0.0.1 a.1', `127.0.0.${j}1 a.${j}1`],
    ['*bold* _it_ ~no~ `code`', '∗bold∗ ˍitˍ ∼no∼ ˋcodeˋ'],
    ['> quoted > twice', `${j}&gt; quoted &gt; twice`],
  ])('makes %j harmless', (line, expected) => {
    expect(fallbackLine(line)).toBe(expected);
    expect(active(expected)).toEqual([]);
    expect(readFallback(expected)).toBe(line);
  });

  it.each(['1 871,62 ₽, 21.11.2026 12:30', 'my_shop: accepted. At MTS', '3.14 / 50 % (a-b)', 'Цена: 5 ₽…'])(
    'leaves %j as it is',
    (line) => {
      expect(fallbackLine(line)).toBe(line);
    },
  );

  it('is checked by rules that find what is not made harmless', () => {
    const found = ['<!here>', '@channel', ':rocket:', 'http://x', 'evil.com', '*b*', '_i_', '`c`', '&gt; q', '1.1.1.1'];

    expect(found.filter((one) => active(`a ${one}`).length === 0 && active(one).length === 0)).toEqual([]);
  });
});

describe('the fallback text', () => {
  it('says everything, and first the answer in one line', () => {
    const blocks = [
      fields([['Balance', '5 ₽']]),
      table([{ title: 'a' }, { title: 'b' }], [['1', '']]),
      items([{ title: 't', facts: ['f'], text: 'x\ny' }]),
      quote('q'),
      note('now'),
    ];
    const [message] = renderReply({ summary: 'You have 5 ₽', blocks }, plainRendering).messages;

    expect(message?.text).toBe('You have 5 ₽\nBalance: 5 ₽\na · b\n1 · –\nt · f\nx\ny\nq\nnow');
  });

  it('does not say its first line twice', () => {
    const [message] = renderReply({ summary: 'Nothing new', blocks: [text('Nothing new')] }, plainRendering).messages;

    expect(message?.text).toBe('Nothing new');
  });
});
