import { clip } from '../lib/clip.ts';

/** Fields that no page names, as the provider wrote them. */
type Rest = Readonly<Record<string, string>>;

/** How much is shown of one field. */
const longestShown = 40;

/** The names of all such fields of some rows. */
export function restKeysOf(rows: readonly { readonly rest: Rest }[]): readonly string[] {
  return [...new Set(rows.flatMap(({ rest }) => Object.keys(rest)))].sort();
}

/** One fact for each field. */
export function restFacts(rest: Rest): readonly string[] {
  return Object.entries(rest).map(([key, value]) => clip(`${key} ${value}`, longestShown));
}

/** The cells of a file under `restKeysOf`. */
export function restCells(rest: Rest, keys: readonly string[]): readonly string[] {
  return keys.map((key) => (Object.hasOwn(rest, key) ? (rest[key] ?? '') : ''));
}
