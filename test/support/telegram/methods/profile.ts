import { limits } from '../limits.ts';
import type { Arguments } from '../parameters.ts';
import { bad } from '../refusal.ts';
import type { World } from '../state.ts';
import type { Method } from './method.ts';

/** What a bot tells about itself, by language; the empty one is for everybody else. */
interface Profile {
  readonly descriptions: Map<string, string>;
  readonly shortDescriptions: Map<string, string>;
  readonly names: Map<string, string>;
}

const profiles = new WeakMap<World, Profile>();

export function profileOf(world: World): Profile {
  const found = profiles.get(world) ?? { descriptions: new Map(), shortDescriptions: new Map(), names: new Map() };
  profiles.set(world, found);
  return found;
}

/** The language that a call names: two small letters, or none. */
export function languageOf(args: Arguments): string {
  const language = args.text('language_code') ?? '';
  if (language !== '' && !/^[a-z]{2}$/.test(language)) throw bad('invalid language code specified');
  return language;
}

function setter(name: string, part: keyof Profile, most: number, tooLong: string): Method {
  return (args, world) => {
    const text = args.text(name) ?? '';
    const language = languageOf(args);
    if (text.length > most) throw bad(tooLong);
    if (text === '') profileOf(world)[part].delete(language);
    else profileOf(world)[part].set(language, text);
    return true;
  };
}

/** Telegram falls back to the text for everybody when there is none in the language. */
function getter(name: string, part: keyof Profile): Method {
  return (args, world) => {
    const texts = profileOf(world)[part];
    return { [name]: texts.get(languageOf(args)) ?? texts.get('') ?? '' };
  };
}

export const profileMethods: Readonly<Record<string, Method>> = {
  getMe: (_args, { bot, privacyMode }) => ({
    ...bot,
    can_join_groups: true,
    can_read_all_group_messages: !privacyMode,
    supports_inline_queries: false,
    can_connect_to_business: false,
    has_main_web_app: false,
  }),
  setMyDescription: setter('description', 'descriptions', limits.description, 'DESCRIPTION_TOO_LONG'),
  getMyDescription: getter('description', 'descriptions'),
  setMyShortDescription: setter('short_description', 'shortDescriptions', limits.shortDescription, 'ABOUT_TOO_LONG'),
  getMyShortDescription: getter('short_description', 'shortDescriptions'),
  setMyName: setter('name', 'names', 64, 'NAME_TOO_LONG'),
  getMyName: getter('name', 'names'),
};
