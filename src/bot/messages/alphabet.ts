/** The GSM alphabet of 3GPP TS 23.038, and what of it takes two places. Space and line feed are in it too. */
const single =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà';
const double = '\f^{}\\[~]|€';
const gsm: ReadonlySet<string> = new Set(Array.from(single + double));

/**
 * The first character that is not in the alphabet of short 7-bit messages, so that the whole text needs UCS-2, in which a
 * part holds 70 characters instead of 160; `undefined` when there is none.
 */
export function forcesUcs2(text: string): string | undefined {
  return Array.from(text).find((character) => !gsm.has(character));
}
