import { authorOf } from '../access/access.ts';
import { isCode } from '../access/pairing.ts';
import { nameOf } from '../access/subject.ts';
import { type Command, type CommandContext, defineCommand } from '../command.ts';
import { wrongPartReply } from '../line/wrong-part.ts';
import { optional } from '../parameters/parameter.ts';
import { word } from '../parameters/words.ts';
import { code, note, type Reply, text } from '../reply.ts';
import { linkTexts } from '../texts/access-links.ts';

export const accessLink: Command = defineCommand({
  name: 'access link',
  aliases: ['доступ связать'],
  parameters: {
    code: optional({
      ...word('CODE|off', {
        en: 'the code that you were given on the other platform, or the word off',
        ru: 'код, который вы получили на другой платформе, или слово off',
      }),
      holds: 'secret',
    }),
  },
  role: 'viewer',
  risk: 'read',
  summary: {
    en: 'be one person to the bot on several platforms',
    ru: 'быть для бота одним человеком на нескольких платформах',
  },
  examples: ['/access link', '/access link off'],
  run: async (context, { code: written }) => {
    const { admission, message, language } = context;
    const texts = linkTexts[language];
    const author = authorOf(message);
    if (written === undefined) return offer(context);
    if (written.toLowerCase() === 'off') return say((await admission.links.leave(author)) ? texts.left : texts.nobody);
    const linked = isCode(written) ? await admission.links.take(written, author) : ({ kind: 'no-such-code' } as const);
    if (linked.kind === 'linked') return say(texts.linked(linked.as.map(nameOf).join(', ')));
    const sentence = linked.kind === 'own-code' ? texts.ownCode : texts.noSuchCode;
    return wrongPartReply({ line: message.text, command: accessLink, name: 'code', written, sentence }, language);
  },
});

/** A code that anybody could type is shown to its owner alone. */
async function offer({ admission, message, language }: CommandContext): Promise<Reply> {
  const texts = linkTexts[language];
  const author = authorOf(message);
  const [, ...others] = await admission.links.of(author);
  const line = `/access link ${(await admission.links.offer(author)).toUpperCase()}`;
  return {
    summary: texts.typeThere,
    blocks: [
      ...(others.length === 0 ? [] : [text(texts.linked([author, ...others].map(nameOf).join(', ')))]),
      text(texts.typeThere, ' ', code(line)),
      note(texts.until),
    ],
    ...(message.in.kind === 'group' && { audience: 'asker' as const }),
  };
}

function say(sentence: string): Reply {
  return { summary: sentence, blocks: [text(sentence)] };
}
