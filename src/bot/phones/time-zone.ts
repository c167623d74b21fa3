/**
 * The distance from Greenwich that the provider's time zone of a number means, such as `+03:00`. Its page does not say
 * how it is written, so hours with or without a sign, with `UTC` or `GMT` in front, are read, and nothing is guessed.
 */
export function offsetOf(written: string): string | undefined {
  const [, sign = '+', hours = '', minutes = '00'] =
    /^(?:UTC|GMT)?\s*([+-])?(\d{1,2})(?::([0-5]\d))?$/i.exec(written.trim()) ?? [];
  if (hours === '' || Number(hours) > 14) return undefined;
  return `${sign}${hours.padStart(2, '0')}:${minutes}`;
}
