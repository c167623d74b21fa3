import { clip } from '../../lib/clip.ts';
import { SmscError } from '../../smsc/error.ts';
import { defineCommand } from '../command.ts';
import { dated } from '../freshness.ts';
import { word } from '../parameters/words.ts';
import { bars, fields, text } from '../reply.ts';
import { linkTexts } from '../texts/links.ts';

/** How much is repeated of a link that does not exist. */
const longestAsked = 100;

export const link = defineCommand({
  name: 'link',
  aliases: ['ссылка'],
  parameters: {
    link: word('ID|LINK', {
      en: 'the id of a short link, or the full link behind it',
      ru: 'id короткой ссылки или полная ссылка за ней',
    }),
  },
  role: 'viewer',
  risk: 'read',
  summary: { en: 'clicks on a short link', ru: 'переходы по короткой ссылке' },
  examples: ['/link 145142', '/link mywebsite.ru'],
  run: async (context, { link: asked }) => {
    const { account, formats, language } = context;
    const texts = linkTexts[language];
    try {
      const answer = await account.client.shortLinks.get(/^\d+$/.test(asked) ? { id: asked } : { link: asked });
      const { id, link: short, total, today, yesterday, thisMonth, lastMonth } = answer.value;
      const periods = [
        [texts.today, today],
        [texts.yesterday, yesterday],
        [texts.thisMonth, thisMonth],
        [texts.lastMonth, lastMonth],
      ] as const;
      const blocks = [
        fields([
          [texts.link, short],
          [texts.id, id],
          [texts.total, formats.number(total)],
        ]),
        bars(
          periods.map(([label, value]) => ({ label, value, shown: formats.number(value) })),
          { title: texts.chart(id), as: 'rows' },
        ),
      ];
      return { summary: texts.summary(id, formats.number(total)), blocks: dated(blocks, [answer], context) };
    } catch (error) {
      if (!(error instanceof SmscError) || error.code !== 'not-found') throw error;
      const sentence = texts.notFound(clip(asked, longestAsked));
      return { summary: sentence, tone: 'warning', blocks: [text(sentence), text(texts.howToAsk)] };
    }
  },
});
