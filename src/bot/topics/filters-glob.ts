/**
 * Whether a value fits a pattern in which `*` stands for any letters, also for none. The case of letters does not
 * matter. Takes time in proportion to the value, whatever the pattern.
 */
export function fitsGlob(value: string, glob: string): boolean {
  const [first = '', ...others] = folded(glob).split('*');
  const written = folded(value);
  const last = others.pop();
  if (last === undefined) return written === first;
  if (!written.startsWith(first)) return false;
  let position = first.length;
  for (const part of others) {
    const found = written.indexOf(part, position);
    if (found < 0) return false;
    position = found + part.length;
  }
  return written.length - last.length >= position && written.endsWith(last);
}

/** Text as it is compared: letters of one case and one way to write each, `ё` as `е`. */
export function folded(text: string): string {
  return text.normalize('NFC').toLowerCase().replaceAll('ё', 'е');
}
