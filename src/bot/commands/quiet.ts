import { authorOf } from '../access/access.ts';
import { type CommandContext, defineCommand } from '../command.ts';
import { optional } from '../parameters/parameter.ts';
import { code, note, type Reply, text } from '../reply.ts';
import { quietHoursParameter, writeHours, writeZone } from '../subscriptions/parse-quiet.ts';
import { zoneExcept } from '../subscriptions/parse-zone-except.ts';
import type { QuietHours } from '../subscriptions/subscription.ts';
import { subscriptionTexts } from '../texts/subscriptions.ts';

export const quiet = defineCommand({
  name: 'quiet',
  aliases: ['тихо'],
  parameters: { hours: optional(quietHoursParameter('HOURS|off')), zone: optional(zoneExcept()) },
  role: 'operator',
  risk: 'change',
  summary: {
    en: 'hours of the day in which nothing is told here',
    ru: 'часы, в которые сюда ничего не приходит',
  },
  details: {
    en: [
      'What is held back meanwhile is told when they are over. The topics behind except are told all the same.',
      'Without hours it tells the ones that are set; off ends them.',
    ],
    ru: [
      'Задержанное придёт, когда они кончатся. Темы после except приходят и в это время.',
      'Без часов — показать заданные; off отменяет их.',
    ],
  },
  examples: ['/quiet 22:00-08:00', '/quiet 22:00-08:00 Europe/Moscow except health', '/quiet off'],
  check: ({ hours, zone }) =>
    hours === 'off' && zone !== undefined
      ? {
          parameter: 'zone',
          reason: { en: 'Nothing follows after off.', ru: 'После off ничего не нужно.' },
        }
      : undefined,
  run: async (context, { hours, zone }) => {
    const { message, account, notices } = context;
    if (hours === undefined) return current(await notices.quiet.of(message.in), context);
    if (hours === 'off') return switchedOff(await notices.quiet.end(message.in), context);
    const made: QuietHours = {
      in: message.in,
      ...hours,
      zone: zone?.zone ?? account.zone,
      except: zone?.except ?? [],
      by: authorOf(message),
    };
    await notices.quiet.set(made);
    return told(made, context);
  },
});

function told(hours: QuietHours, { language }: CommandContext): Reply {
  const texts = subscriptionTexts[language].quiet;
  const sentence = texts.set(writeHours(hours), writeZone(hours.zone));
  const [, end = ''] = writeHours(hours).split('-');
  const except = hours.except.length === 0 ? [] : [note(texts.except(hours.except.join(', ')))];
  return {
    summary: sentence,
    blocks: [text(sentence), ...except, note(texts.afterwards(end))],
    buttons: [{ label: texts.turnOff, command: '/quiet off' }],
  };
}

function current(hours: QuietHours | undefined, context: CommandContext): Reply {
  if (hours !== undefined) return told(hours, context);
  const texts = subscriptionTexts[context.language].quiet;
  return { summary: texts.none, blocks: [text(texts.none), text(texts.toSet, ' ', code('/quiet 22:00-08:00'))] };
}

function switchedOff(ended: QuietHours | undefined, { language }: CommandContext): Reply {
  const texts = subscriptionTexts[language].quiet;
  const sentence = ended === undefined ? texts.none : texts.off(writeHours(ended));
  return { summary: sentence, ...(ended === undefined && { tone: 'warning' as const }), blocks: [text(sentence)] };
}
