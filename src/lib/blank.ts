/** Characters that show nothing; what Telegram calls an empty text consists of these alone. */
const empty = /^[\s\u00ad\u115f\u1160\u180e\u200b-\u200f\u2060-\u2064\u2800\u3164\ufeff\ufffc\u{e0000}-\u{e007f}]*$/u;

/** Whether there is nothing to be seen. */
export function isBlank(text: string): boolean {
  return empty.test(text);
}
