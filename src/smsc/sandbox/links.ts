import { type Account, nextId } from './account.ts';

/** A text whose addresses are short links of the account, as `tinyurl=1` asks for (facts 7). */
export function shorten(account: Account, text: string): string {
  return text.replace(/https?:\/\/\S+/g, (target) => {
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
