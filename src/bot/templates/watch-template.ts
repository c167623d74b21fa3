import type { TemplateRef } from '../../smsc/areas/operator-templates.ts';
import type { CommandContext } from '../command.ts';
import type { Block } from '../reply.ts';
import { type Watched, watchAtOnce } from '../subscriptions/watch-at-once.ts';

/** Longer texts are no filter, and one with a slash before it would be a pattern. */
const longestFilter = 200;

/** What is told of a template alone, as far as its text can be a filter; otherwise of all of its sender name. */
export function watchedOf({ sender, text: content }: TemplateRef): Watched {
  const words = content.trim().replaceAll(/\s+/gu, ' ');
  const isFilter = words !== '' && words.length <= longestFilter && !words.startsWith('/');
  return { topic: 'template', filters: { sender, ...(isFilter && { text: words }) } };
}

/**
 * Puts a template into the register and has this conversation told how it goes on.
 *
 * @returns its number, and what people are told of the watching
 * @throws StorageError
 */
export async function watchTemplate(
  context: CommandContext,
  template: TemplateRef,
): Promise<{ readonly number: number; readonly told: Block }> {
  const number = await context.templates.add(template);
  return { number, told: await watchAtOnce(context, watchedOf(template)) };
}
