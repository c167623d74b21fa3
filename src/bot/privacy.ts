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

/** `7999•••45•67`: the beginning tells the operator, the end tells one number from another; however it is written. */
function coverPhone(written: string): string {
  const [, name = '', domain] = /^([^@]*)(@.*)$/u.exec(written) ?? [];
  if (domain !== undefined) return `${name.slice(0, 1)}${bullet.repeat(3)}${domain}`;
  const digits = written.replaceAll(/\D/g, '');
  if (digits.length < shortestPhone || /\p{L}/u.test(written)) return written;
  return `${digits.slice(0, 4)}${bullet.repeat(3)}${digits.slice(-4, -2)}${bullet}${digits.slice(-2)}`;
}

/** Digits, with whatever people put between them, or a word of letters and digits: what codes look like. */
const codeLike = /\d(?:[ .\-‐-―]?\d)+|[\p{L}\d]+/gu;
/** Fewer digits are an hour, a percentage or a house number. */
const shortestCode = 3;
const longestCover = 6;

/** Too much is covered rather than too little. */
function coverText(content: string): string {
  return content.replaceAll(codeLike, (found) => {
    const digits = found.replaceAll(/\D/g, '').length;
    const isMixed = /\p{L}/u.test(found);
    if (digits === 0 || (!isMixed && digits < shortestCode) || (isMixed && found.length < shortestCode + 1))
      return found;
    return bullet.repeat(Math.min(found.length, longestCover));
  });
}
