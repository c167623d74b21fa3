import type { Json, Manners } from './state.ts';
import { everyObject } from './walk.ts';

export interface Traces {
  /** Looks through something that the bot shows: the fallback text of a message, and blocks or a view. */
  readonly look: (seen: Seen) => void;
  readonly pings: () => readonly string[];
  readonly links: () => readonly string[];
  readonly emoji: () => readonly string[];
  readonly unfurls: () => readonly string[];
  readonly forget: () => void;
}

export interface Seen {
  readonly text?: string;
  readonly blocks: unknown;
  /** Absent for views. */
  readonly manners?: Manners;
  /** Whether it is a message for everybody, whose links Slack may unfold. */
  readonly canUnfurl: boolean;
}

interface Found {
  readonly pings: string[];
  readonly links: string[];
  readonly emoji: string[];
}

export function createTraces(): Traces {
  let all: Found = { pings: [], links: [], emoji: [] };
  let unfurls: string[] = [];
  return {
    look: ({ text = '', blocks, manners, canUnfurl }) => {
      const found: Found = { pings: [], links: [], emoji: [] };
      const parse = manners?.parse;
      inMarkup(text, { bareLinks: parse !== 'none', names: manners?.linkNames === true || parse === 'full' }, found);
      for (const object of everyObject(blocks)) inObject(object, found);
      all.pings.push(...found.pings);
      all.links.push(...found.links);
      all.emoji.push(...found.emoji);
      const unfolds = manners?.unfurlLinks === true || manners?.unfurlMedia === true;
      if (canUnfurl && unfolds && found.links.length > 0) unfurls.push(text);
    },
    pings: () => [...all.pings],
    links: () => [...all.links],
    emoji: () => [...all.emoji],
    unfurls: () => [...unfurls],
    forget: () => {
      all = { pings: [], links: [], emoji: [] };
      unfurls = [];
    },
  };
}

function inObject(object: Json, found: Found): void {
  const text = typeof object.text === 'string' ? object.text : '';
  switch (object.type) {
    case 'mrkdwn':
      return inMarkup(text, { bareLinks: object.verbatim !== true, names: object.verbatim !== true }, found);
    case 'markdown':
      for (const [link] of text.matchAll(/\[[^\]]*\]\([^)]*\)/g)) found.links.push(link);
      return inMarkup(text, { bareLinks: true, names: true }, found);
    case 'plain_text':
      if (object.emoji !== false) found.emoji.push(...emojiIn(text));
      return;
    case 'user':
      return void found.pings.push(`<@${String(object.user_id)}>`);
    case 'usergroup':
      return void found.pings.push(`<!subteam^${String(object.usergroup_id)}>`);
    case 'broadcast':
      return void found.pings.push(`<!${String(object.range)}>`);
    case 'channel':
      return void found.pings.push(`<#${String(object.channel_id)}>`);
    case 'emoji':
      return void found.emoji.push(`:${String(object.name)}:`);
    case 'link':
      return void found.links.push(String(object.url));
    case 'date':
      if (typeof object.url === 'string') found.links.push(object.url);
      return;
    default:
  }
}

interface Reading {
  /** Whether addresses without angle brackets become links. */
  readonly bareLinks: boolean;
  /** Whether names such as `@here` and `#general` become mentions. */
  readonly names: boolean;
}

/** What Slack's markup makes of a text. Code keeps its colons and addresses, but not its angle brackets. */
function inMarkup(text: string, { bareLinks, names }: Reading, found: Found): void {
  for (const [whole, inner = ''] of text.matchAll(/<([^<>\s][^<>]*)>/g)) {
    if (/^(?:[@#]|!(?!date\^))/.test(inner)) found.pings.push(whole);
    else if (/^[a-z][a-z0-9+.-]*:/i.test(inner) || /^!date\^.*\^https?:/.test(inner)) found.links.push(whole);
  }
  const bare = text.replaceAll(/<[^<>]*>/g, ' ').replaceAll(/```[\s\S]*?```|`[^`\n]+`/g, ' ');
  found.emoji.push(...emojiIn(bare));
  if (bareLinks)
    for (const [link] of bare.matchAll(/\b(?:https?:\/\/|mailto:|www\.)[^\s<>|]+/gi)) found.links.push(link);
  if (names) for (const [name] of bare.matchAll(/(?<![\w&])[@#][\p{L}][\p{L}\p{N}._-]*/gu)) found.pings.push(name);
}

/** `:name:` of emoji; digits alone are the time of day, except the two that Slack knows. */
function emojiIn(text: string): readonly string[] {
  return [...text.matchAll(/:[a-z0-9_+'\p{L}-]+:/gu)]
    .map(([name]) => name)
    .filter((name) => /[\p{L}]|^:(?:[+-]1|100|1234):$/u.test(name));
}
