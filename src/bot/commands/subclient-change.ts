import { present } from '../../lib/present.ts';
import type { Done } from '../acting/action.ts';
import { defineAction } from '../acting/define-action.ts';
import { inWords } from '../acting/in-words.ts';
import type { Passwords } from '../acting/vault.ts';
import type { Command, CommandContext } from '../command.ts';
import type { Language } from '../language.ts';
import { printCommand } from '../line/print.ts';
import { keyed, optional } from '../parameters/parameter.ts';
import { currentPassword, newPassword } from '../parameters/passwords.ts';
import { word } from '../parameters/words.ts';
import { fields, note, strong, text } from '../reply.ts';
import { hasSubclient } from '../subclients/has-subclient.ts';
import { noneSuch } from '../subclients/none-such.ts';
import { type SettingValues, settingParameters, settingsMisfit } from '../subclients/setting-parameters.ts';
import { settingsBlocks } from '../subclients/settings-blocks.ts';
import { settingsOf } from '../subclients/settings-of.ts';
import { conversationTexts } from '../texts/conversation.ts';
import { subclientChangeTexts, subclientRefusals } from '../texts/subclient-changes.ts';

interface Change {
  readonly login: string;
  readonly newLogin: string | null;
  readonly settings: SettingValues;
  /** Which passwords were given; they are held elsewhere. */
  readonly passwords: readonly PasswordName[];
}

type PasswordName = 'password' | 'currentpassword';

export const subclientChange: Command = defineAction({
  name: 'subclient change',
  aliases: [],
  parameters: {
    user: word('USER', { en: 'the login of a subclient', ru: 'логин субклиента' }),
    login: optional(keyed(word('LOGIN', { en: 'a new login', ru: 'новый логин' }))),
    ...settingParameters,
    currentpassword: optional(currentPassword('PASSWORD')),
    password: optional(newPassword('PASSWORD')),
  },
  role: 'admin',
  risk: 'change',
  summary: {
    en: 'change a subclient: login, settings, password',
    ru: 'изменить субклиента: логин, настройки, пароль',
  },
  details: {
    en: [
      'What is not named stays as it is. A password is taken only where nobody reads along: in the form, or in the private chat with this bot.',
    ],
    ru: [
      'Что не названо, остаётся как есть. Пароль принимается только там, где никто другой не читает: в форме или в личном чате с ботом.',
    ],
  },
  examples: [
    '/subclient change sub_shop tariff:2 prefixes:7,-77 on:blocked',
    '/subclient change sub_alex login:sub_alexander off:testMode,smpp',
  ],
  check: (values) => settingsMisfit(values),
  plan: async (context, { user: login, login: newLogin = null, password, currentpassword, ...values }) => {
    const settings: SettingValues = present(values);
    const passwords = present({ password, currentpassword });
    const names = passwordNames.filter((name) => passwords[name] !== undefined);
    if (newLogin === null && password === undefined && Object.keys(settings).length === 0) {
      return { refused: nothingReply(context, login) };
    }
    if ((await hasSubclient(context, login)) === false) return { refused: noneSuch(context, login) };
    const payload: Change = { login, newLogin, settings, passwords: names };
    return { payload, ...(names.length > 0 && { passwords }) };
  },
  propose: async (context, { login, newLogin, settings, passwords }) => {
    const texts = subclientChangeTexts[context.language];
    const said = fields([
      [texts.newLogin, newLogin ?? undefined],
      [texts.password, passwords.includes('password') ? texts.newOne : undefined],
    ]);
    return {
      summary: texts.change(login),
      blocks: [
        text(strong(texts.change(login))),
        ...(said.fields.length === 0 ? [] : [said]),
        ...settingsBlocks(context, settings),
        ...(passwords.length === 0 ? [] : [note(texts.passwordIsHeld)]),
      ],
      goAhead: texts.changeIt,
    };
  },
  perform: async (context, { login, newLogin, settings, passwords }, id) => {
    const { password, currentpassword: current }: Passwords = context.acting.vault.take(id, passwords);
    const refusals = {
      'no-such-subclient': subclientRefusals.gone,
      'not-saved': subclientRefusals.notChanged,
      'operation-failed': subclientRefusals.notDone,
    };
    const change = present({ newLogin: newLogin ?? undefined, password, currentPassword: current });
    await inWords(refusals, () =>
      context.account.client.subclients.change({ ...settingsOf(settings), ...change, login }),
    );
    return changed(context.language, newLogin ?? login);
  },
  lookUp: async (context, { login, newLogin }) => {
    // The provider tells nothing else of a subclient than that it is there.
    if (newLogin === null) return undefined;
    // Of a login that is nobody's the provider says so, and it did not of the old one when this was asked for.
    const isOldGone = (await hasSubclient(context, login)) === false;
    const isNewMissing = (await hasSubclient(context, newLogin)) === false;
    if (isOldGone === isNewMissing) return undefined;
    return isOldGone ? changed(context.language, newLogin) : 'not-done';
  },
  lookAt: ({ language }) => [text(subclientChangeTexts[language].lookAtSettings)],
});

const passwordNames: readonly PasswordName[] = ['password', 'currentpassword'];

/** The form has the password too, where a platform has forms. */
function nothingReply({ language }: CommandContext, login: string) {
  const sentence = subclientChangeTexts[language].saysNothing;
  return {
    summary: sentence,
    tone: 'warning',
    blocks: [text(sentence)],
    buttons: [
      {
        label: conversationTexts[language].fillIn,
        command: printCommand(subclientChange, { user: login }),
        form: true,
      },
    ],
  } as const;
}

function changed(language: Language, login: string): Done {
  const sentence = subclientChangeTexts[language].changed(login);
  return { reply: { summary: sentence, tone: 'good', blocks: [text(sentence)] } };
}
