/** What has no place in XML or in one line of text: control characters, halves of characters, changes of direction. */
const unfit =
  /[\p{Cc}\p{Cs}\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef]|\p{Noncharacter_Code_Point}/gu;
const blank = /[\t\n\r\u2028\u2029]+/g;
const marked: Readonly<Record<string, string>> = {
  '<': '&lt;',
  '>': '&gt;',
  '&': '&amp;',
  '"': '&quot;',
  "'": '&#39;',
};

/** One line of text without what could break a drawing; what is taken out leaves a mark. */
export function cleanLine(text: string): string {
  return text.replace(blank, ' ').replace(unfit, '\ufffd').trim();
}

/** Text as it is written in XML. */
export function escapeXml(text: string): string {
  return text.replace(/[<>&"']/g, (sign) => marked[sign] ?? '');
}
