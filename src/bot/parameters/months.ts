/** How the names of the months begin, in both languages; long enough to tell them apart. */
const months: readonly (readonly [english: string, russian: RegExp])[] = [
  ['january', /^янв(?:ар[ьяе])?$/u],
  ['february', /^фев(?:рал[ьяе])?$/u],
  ['march', /^март?[ае]?$/u],
  ['april', /^апр(?:ел[ьяе])?$/u],
  ['may', /^ма[йяе]$/u],
  ['june', /^июн[ьяе]?$/u],
  ['july', /^июл[ьяе]?$/u],
  ['august', /^авг(?:уст[ае]?)?$/u],
  ['september', /^сен(?:т(?:ябр[ьяе])?)?$/u],
  ['october', /^окт(?:ябр[ьяе])?$/u],
  ['november', /^ноя(?:б(?:р[ьяе])?)?$/u],
  ['december', /^дек(?:абр[ьяе])?$/u],
];

/** The number of a month by its name or the beginning of it, in either language; `undefined` for any other word. */
export function monthNamed(name: string): number | undefined {
  if (name.length < 3) return undefined;
  const month = 1 + months.findIndex(([english, russian]) => english.startsWith(name) || russian.test(name));
  return month === 0 ? undefined : month;
}
