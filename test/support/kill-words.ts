/** The words that are looked for in what the bot says; nothing else that it says looks like them. */
const letters = 'bcdfghjkmnpqrstv';
const ofSms = /\bzq[b-v]{4}\b/g;
const ofName = /\bvn[b-v]{4}\b/g;
const ofAnswer = /\be-zz[b-v]{4}\b/g;
const allowed = 'allowed to use';

/** A word that stands for a number, without digits, as those may be covered in groups. */
export function wordOf(kind: 'zq' | 'vn' | 'e-zz', number: number): string {
  const digits = number.toString(16).padStart(4, '0');
  return kind + Array.from(digits, (digit) => letters[Number.parseInt(digit, 16)]).join('');
}

/** What is told when a sender name is allowed, as a word. */
export function allowedWord(name: string): string {
  return `${name} allowed`;
}

/** What is told in its order: the SMS among themselves, and the changes of each name. */
export function streamOf(word: string): string {
  return word.startsWith('zq') ? 'sms' : word.slice(0, 'vn????'.length);
}

/** The words of SMS and of changes that a message tells, each once. */
export function toldIn(text: string): readonly string[] {
  const sms = text.match(ofSms) ?? [];
  const [first = ''] = text.split('\n', 1);
  const [name] = first.match(ofName) ?? [];
  // A card has the name in its first line and its newest change below; everything else tells each change in one line.
  const isCard = name !== undefined && first === `Sender name ${name}`;
  const changes = isCard ? [changeIn(name, text)] : text.split('\n').flatMap(lineChanges);
  return [...new Set([...sms, ...changes])];
}

/** The words that a message repeats in answer to lines. */
export function answeredIn(text: string): readonly string[] {
  return [...new Set(text.match(ofAnswer) ?? [])];
}

function changeIn(name: string, text: string): string {
  return text.includes(allowed) ? allowedWord(name) : name;
}

function lineChanges(line: string): readonly string[] {
  return (line.match(ofName) ?? []).map((name) => changeIn(name, line));
}
