import { type BarsBlock, type FileBlock, note } from '../../bot/reply.ts';
import { type RenderedReply, type RenderTexts, renderReply, type SlackMessage } from './render.ts';

/** What of a reply stands beside its messages. */
export interface Beside {
  readonly charts: readonly BarsBlock[];
  readonly files: readonly FileBlock[];
}

/** The charts of a reply, and its files, of which the whole answer comes first. */
export function besideOf({ charts, files, whole }: RenderedReply): Beside {
  return { charts, files: whole === undefined ? files : [whole, ...files] };
}

/** A sentence of the platform's own, such as one in place of a file. */
export function sentenceMessages(sentence: string, texts: RenderTexts): readonly SlackMessage[] {
  const reply = { summary: sentence, blocks: [note(sentence)] };
  return renderReply(reply, { buttons: [], pictures: false, mostMessages: 1, texts }).messages;
}
