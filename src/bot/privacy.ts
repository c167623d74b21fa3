import type { ChatMessage } from './chat.ts';

/** How much of what came from outside is shown in a conversation. */
export interface Privacy {
  /** A phone number, or a name or address in its place. */
  phone(written: string): string;
  /** The text of an SMS. */
  text(content: string): string;
}

/** Everything as it is: for the asker alone. */
export const open: Privacy = { phone: (written) => written, text: (content) => content };

/** For a conversation in which others read along: phone numbers and what may be a one-time code are covered. */
export const covered: Privacy = { phone: coverPhone, text: coverText };

/** What the answer to a message may show where it stands. */
export function privacyOf(message: ChatMessage): Privacy {
  return message.in.kind === 'private' ? open : covered;
}

const bullet = '•';
/** Fewer digits make a short number of a service, which tells nothing about a person. */
const shortestPhone = 7;

/** `7999•••45•67`: the beginning tells the operator, the end tells one number from another. */
function coverPhone(written: string): string {
  const [, name = '', domain] = /^([^@]*)(@.*)$/u.exec(written) ?? [];
  if (domain !== undefined) return `${name.slice(0, 1)}${bullet.repeat(3)}${domain}`;
  const digits = written.replaceAll(/\D/g, '');
  if (digits.length < shortestPhone || !/^\+?\d+$/.test(written)) return written;
  return `${digits.slice(0, 4)}${bullet.repeat(3)}${digits.slice(-4, -2)}${bullet}${digits.slice(-2)}`;
}

/** Three or more digits, or a word of capitals and digits: too much is covered rather than too little. */
const codeLike = /(?<![\p{L}\d])(?=[\p{Lu}-]*\d)[\p{Lu}\d]{3,}(?:[- ]?\d{2,})*(?![\p{L}\d])|\d{3,}/gu;

function coverText(content: string): string {
  return content.replaceAll(codeLike, (found) => bullet.repeat(Math.min(found.length, 6)));
}
