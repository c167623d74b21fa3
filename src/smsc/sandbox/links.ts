import { type Account, nextId } from './account.ts';

const address = /https?:\/\/\S+/g;

/** A text as it would be with short links in the place of its addresses, for its price; nothing is made. */
export function shortened(account: Account, text: string): string {
  const next = shortFor(String(account.lastIds.link + 1));
  return text.replace(address, (target) => account.links.find((link) => link.target === target)?.link ?? next);
}

/** A text whose addresses are short links of the account, as `tinyurl=1` asks for (facts 7). */
export function shorten(account: Account, text: string): string {
  return text.replace(address, (target) => {
    const known = account.links.find((link) => link.target === target);
    if (known !== undefined) return known.link;
    const id = nextId(account, 'link');
    const made = { id, link: shortFor(id), target, clicks: new Map<string, number>() };
    account.links.push(made);
    return made.link;
  });
}

/** The short link with an id. */
export function shortFor(id: string): string {
  return `https://go.example/${Number(id).toString(36)}`;
}
