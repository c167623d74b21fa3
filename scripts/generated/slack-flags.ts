import { type Language, languages } from '../../src/bot/language.ts';
import { webAddress } from '../../src/lib/forms.ts';
import { variables } from '../../src/variables.ts';
import type { ManifestFlags } from './slack.ts';

/** What can be given to `npm run slack:manifest`, as it was typed. */
export interface TypedFlags {
  readonly language: string;
  /** Nothing for no prefix. */
  readonly prefix: string;
  /** The public address of the bot; Socket Mode without it. */
  readonly http?: string | undefined;
}

/** Reads the flags. @returns the sentence that tells what is wrong, if anything is */
export function readManifestFlags({ language, prefix, http }: TypedFlags): ManifestFlags | string {
  if (!isLanguage(language)) return `--language (or LANGUAGE) must be one of ${languages.join(', ')}.`;
  const { form, expects } = variables.SLACK_COMMAND_PREFIX;
  if (prefix !== '' && form(prefix) === undefined) return `--prefix (or SLACK_COMMAND_PREFIX) must be ${expects}.`;
  if (http === undefined) return { language, prefix };
  const address = webAddress(http);
  if (address?.protocol !== 'https:') return '--http must be the https address of the bot.';
  return { language, prefix, address };
}

function isLanguage(word: string): word is Language {
  return languages.some((language) => language === word);
}
