import { defineCommand } from '../command.ts';
import { languages } from '../language.ts';
import { optional } from '../parameters/parameter.ts';
import { choice } from '../parameters/words.ts';
import { code, text } from '../reply.ts';
import { languageTexts } from '../texts/language.ts';

export const language = defineCommand({
  name: 'language',
  aliases: ['lang', 'язык'],
  parameters: { language: optional(choice('LANGUAGE', languages)), where: optional(choice('WHERE', ['here'])) },
  role: 'viewer',
  risk: 'change',
  summary: {
    en: 'the language of the answers, for you or for everybody here',
    ru: 'язык ответов — для вас или для всех в этом чате',
  },
  examples: ['/language ru', '/language en here'],
  run: async ({ message, language: current, settings }, { language: chosen, where }) => {
    if (chosen === undefined) {
      const texts = languageTexts[current];
      return {
        summary: texts.current,
        blocks: [text(texts.current), text(texts.change, ' ', code('/language ru'), ', ', code('/language en'))],
      };
    }
    const sentence = where === undefined ? languageTexts[chosen].forYou : languageTexts[chosen].forEverybody;
    await (where === undefined ? settings.choose(message, chosen) : settings.chooseHere(message, chosen));
    return { summary: sentence, language: chosen, blocks: [text(sentence)] };
  },
});
