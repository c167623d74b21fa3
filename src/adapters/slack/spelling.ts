import { nameOf } from '../../bot/access/subject.ts';
import { platform } from './conversation.ts';

const entities: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>' };

/** Text as it was typed, where Slack escaped its three characters. */
export function unescaped(text: string): string {
  return text.replaceAll(/&(?:amp|lt|gt);/g, (entity) => entities[entity] ?? entity);
}

/**
 * A message as it was typed: Slack wraps addresses, phone numbers, people and channels. A person or a channel becomes
 * `slack:ID`, as roles are given to them; a link becomes what is seen of it.
 *
 * @see https://docs.slack.dev/messaging/formatting-message-text#retrieving-messages
 */
export function asTyped(text: string): string {
  return unescaped(text.replaceAll(/<([^<>]+)>/g, (_whole, inside: string) => unwrapped(inside)));
}

function unwrapped(inside: string): string {
  const [, kind = '', target = '', label] = /^([@#!]?)([^|]*)(?:\|(.*))?$/su.exec(inside) ?? [];
  switch (kind) {
    case '@':
    case '#':
      return nameOf({ platform, id: target });
    case '!':
      return label || `@${target.split('^')[0]}`;
    default:
      return label || target.replace(/^(?:mailto|tel):/, '');
  }
}

/** A line without the marks of code around all of it, which comes along when an example is copied. */
export function withoutCodeMarks(line: string): string {
  return /^(`{3}|`)([^`]+)\1$/.exec(line)?.[2]?.trim() ?? line;
}
