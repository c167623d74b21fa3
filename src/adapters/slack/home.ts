import type { PostedId } from '../../bot/chat.ts';
import type { Language } from '../../bot/language.ts';
import type { Reply } from '../../bot/reply.ts';
import type { Sending } from '../sending.ts';
import { type Api, call } from './api.ts';
import { homeOf } from './conversation.ts';
import type { KeptButtons } from './kept-buttons.ts';
import { postedId } from './posted-id.ts';
import { renderHome } from './render.ts';
import { slackTexts } from './texts.ts';

export interface HomeOptions {
  readonly api: Api;
  readonly sending: Sending;
  readonly buttons: KeptButtons;
  /** Of words that are the platform's own. */
  readonly language: Language;
}

/** Makes the function that shows a reply in somebody's Home tab. It throws PostError. */
export function createHome({ api, sending, buttons, language }: HomeOptions) {
  return async (person: string, reply: Reply): Promise<PostedId> => {
    const texts = slackTexts[reply.language ?? language];
    const blocks = renderHome(reply, { buttons: await buttons.keep(homeOf(person), reply), texts });
    await sending.to(person, () =>
      call('views.publish', () => api.views.publish({ user_id: person, view: { type: 'home', blocks: [...blocks] } })),
    );
    return postedId({ kind: 'nothing' });
  };
}
