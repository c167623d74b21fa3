import { authorOf } from '../access/access.ts';
import type { Linked } from '../access/links.ts';
import { isCode } from '../access/pairing.ts';
import { nameOf, type Person } from '../access/subject.ts';
import { type CommandContext, defineCommand } from '../command.ts';
import { optional } from '../parameters/parameter.ts';
import { word } from '../parameters/words.ts';
import { code, note, type Reply, text } from '../reply.ts';
import { type LinkTexts, linkTexts } from '../texts/access-links.ts';

export const accessLink = defineCommand({
  name: 'access link',
  aliases: ['доступ связать'],
  parameters: {
    code: optional({
      ...word('CODE|off', {
        en: 'the code from the other platform, or the word off',
        ru: 'код с другой платформы или слово off',
      }),
      holds: 'secret',
    }),
  },
  role: 'viewer',
  risk: 'change',
  summary: {
    en: 'be one person to the bot on several platforms',
    ru: 'быть для бота одним человеком на нескольких платформах',
  },
  details: {
    en: [
      'Without a code it gives you one, to be typed to the bot on the other platform in private within ten minutes. Then your highest role counts on both, and you cannot approve of what you asked for yourself.',
      'off ends it.',
    ],
    ru: [
      'Без кода — получить его, чтобы за десять минут набрать боту на другой платформе, в личном чате. После этого на обеих действует высшая из ваших ролей, и одобрить собственную просьбу вы не можете.',
      'off разрывает эту связь.',
    ],
  },
  examples: ['/access link', '/access link off'],
  run: async (context, { code: written }) => {
    const { admission, message, language } = context;
    const texts = linkTexts[language];
    const author = authorOf(message);
    if (written === undefined) return offer(context);
    if (written.toLowerCase() === 'off') return leave(context);
    const linked = isCode(written) ? await admission.links.take(written, author) : ({ kind: 'no-such-code' } as const);
    if (linked.kind === 'linked') {
      const sentence = texts.linkedThere(nameOf(author));
      const blocks = [text(sentence), text(texts.toEnd, ' ', code('/access link off'))];
      await tell(linked.giver, { summary: sentence, tone: 'warning', blocks }, context);
      return say(texts.linked(linked.as.map(nameOf).join(', ')));
    }
    // What was typed may be a code all the same, for somebody else: it is not shown.
    const sentence = wrongCode(linked.kind, texts);
    return { summary: sentence, tone: 'warning', blocks: [note(sentence, 'warning')] };
  },
});

function wrongCode(kind: Exclude<Linked['kind'], 'linked'>, texts: LinkTexts): string {
  switch (kind) {
    case 'own-code':
      return texts.ownCode;
    case 'too-many':
      return texts.tooMany;
    case 'no-such-code':
      return texts.noSuchCode;
  }
}

async function leave(context: CommandContext): Promise<Reply> {
  const texts = linkTexts[context.language];
  const author = authorOf(context.message);
  const others = await context.admission.links.leave(author);
  if (others.length === 0) return say(texts.nobody);
  const sentence = texts.leftThere(nameOf(author));
  const reply = { summary: sentence, blocks: [text(sentence), note(texts.stillOne)] };
  for (const other of others) await tell(other, reply, context);
  return { summary: texts.left, blocks: [text(texts.left), note(texts.stillOne)] };
}

/** Whoever did not do it themselves is to see that it was done in their name. */
async function tell(person: Person, reply: Reply, { acting, language, log }: CommandContext): Promise<void> {
  try {
    const chat = await acting.messenger.privateChatOf(person);
    if (chat !== undefined) await acting.messenger.post(chat, { ...reply, language });
  } catch (err) {
    log.warn({ err, platform: person.platform }, 'somebody could not be told of a link');
  }
}

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
