import type { Done } from '../acting/action.ts';
import { defineAction } from '../acting/define-action.ts';
import { inWords } from '../acting/in-words.ts';
import type { Command, CommandContext } from '../command.ts';
import { newPassword } from '../parameters/passwords.ts';
import { word } from '../parameters/words.ts';
import { fields, note, type Reply, strong, text } from '../reply.ts';
import { buttonFor } from '../similar.ts';
import { hasSubclient } from '../subclients/has-subclient.ts';
import { type SettingValues, settingParameters, settingsMisfit } from '../subclients/setting-parameters.ts';
import { settingsBlocks } from '../subclients/settings-blocks.ts';
import { settingsOf } from '../subclients/settings-of.ts';
import { switchHelp } from '../subclients/switch-help.ts';
import { subclientChangeTexts, subclientRefusals } from '../texts/subclient-changes.ts';
import { subclientStats } from './subclient-stats.ts';

interface Addition {
  readonly login: string;
  /** Without the password, which is held elsewhere. */
  readonly settings: SettingValues;
  /** Whether the provider said, when it was asked for, that the login is nobody's. */
  readonly wasFree: boolean;
}

export const subclientAdd: Command = defineAction({
  name: 'subclient add',
  aliases: ['subclient new'],
  parameters: {
    user: word('USER', { en: 'the login of the new subclient', ru: 'логин нового субклиента' }),
    ...settingParameters,
    // The last, so that everything else is right by the time that it is asked for.
    password: newPassword('PASSWORD'),
  },
  role: 'admin',
  risk: 'change',
  summary: {
    en: 'make a subclient',
    ru: 'создать субклиента',
  },
  details: {
    en: [
      'The password is taken only where nobody reads along: in the form, or in the private chat with this bot. In a group leave it out, and it is asked for.',
      'A subclient cannot be deleted afterwards, only blocked: /subclient change USER on:blocked.',
      'The switches of on: and off: are',
      ...switchHelp('en'),
    ],
    ru: [
      'Пароль принимается только там, где никто другой не читает: в форме или в личном чате с ботом. В группе не указывайте его, и бот его спросит.',
      'Удалить субклиента потом нельзя, только заблокировать: /subclient change USER on:blocked.',
      'Переключатели для on: и off:',
      ...switchHelp('ru'),
    ],
  },
  examples: ['/subclient add sub_new kind:our-tariff-own-balance on:testMode password:Nine-Blue-7-Boats'],
  check: (values) => settingsMisfit(values),
  plan: async (context, { user: login, password, ...settings }) => {
    const isThere = await hasSubclient(context, login);
    if (isThere) return { refused: takenReply(context, login) };
    const payload: Addition = { login, settings, wasFree: isThere === false };
    return { payload, passwords: { password } };
  },
  propose: async (context, { login, settings }) => {
    const texts = subclientChangeTexts[context.language];
    return {
      summary: texts.add(login),
      blocks: [
        text(strong(texts.add(login))),
        ...settingsBlocks(context, settings),
        note(texts.passwordIsHeld),
        note(texts.noDeleting, 'warning'),
      ],
      goAhead: texts.addIt,
    };
  },
  perform: async (context, { login, settings }, id) => {
    const { password } = context.acting.vault.take(id, ['password']);
    const refusals = { 'not-saved': subclientRefusals.notAdded, 'operation-failed': subclientRefusals.notMade };
    const given = await inWords(refusals, () =>
      context.account.client.subclients.add({ ...settingsOf(settings), login, password }),
    );
    return added(context, login, given);
  },
  lookUp: async (context, { login, wasFree }) => {
    if ((await hasSubclient(context, login)) === false) return 'not-done';
    // Of a login that is nobody's the provider says so: it did, and does no more.
    return wasFree ? added(context, login) : undefined;
  },
});

function takenReply({ language }: CommandContext, login: string): Reply {
  const texts = subclientChangeTexts[language];
  const sentence = texts.taken(login);
  return {
    summary: sentence,
    tone: 'warning',
    blocks: [text(sentence)],
    buttons: [buttonFor(subclientStats, { user: login }, texts.look)],
  };
}

/** @param id - absent where nobody knows it */
function added({ language }: CommandContext, login: string, id?: string): Done {
  const texts = subclientChangeTexts[language];
  const sentence = texts.added(login);
  const told = fields([
    [texts.login, login],
    [texts.id, id],
  ]);
  return { reply: { summary: sentence, tone: 'good', blocks: [text(sentence), told] } };
}
