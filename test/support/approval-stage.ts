import type { Role } from '../../src/bot/access/roles.ts';
import type { ChatAdapter, Conversation } from '../../src/bot/chat.ts';
import type { Reply } from '../../src/bot/reply.ts';
import { createRouter } from '../../src/bot/router.ts';
import { startBot, type TestBot } from './bot.ts';
import { readAttached, typed } from './message.ts';
import { plainText } from './reply.ts';

/** What stands in each conversation, such as `test:-team`: its messages by id. */
type Shown = Map<string, Map<string, Reply>>;

/** How something is said; by Ann, an operator, in the team's group when nothing is told. */
interface Manner {
  readonly as?: string;
  readonly role?: Role | 'stranger';
  readonly at?: Conversation;
  readonly pressed?: string;
  readonly id?: string;
}

/** A bot on two platforms: on `other` U1 is an operator and U2 a viewer. What costs more than 1 needs an approval. */
export interface ApprovalStage extends AsyncDisposable {
  readonly bot: TestBot;
  readonly shown: Shown;
  /** Types a line, or presses a button of a message. */
  say(text: string, manner?: Manner): Promise<void>;
  /** The newest message of a conversation. */
  newest(key: string): { readonly id: string; readonly reply: Reply; readonly words: string };
  labels(key: string): readonly string[];
  /** A button of the newest message, to be pressed later. */
  press(key: string, label: RegExp): { readonly text: string; readonly pressed: string };
  pressAt(key: string, label: RegExp, manner?: Manner): Promise<void>;
  isSent(): Promise<boolean>;
}

export const team: Conversation = { platform: 'test', id: '-team', kind: 'group' };
export const line = '/send 79991234567 Hello';
export const operatorsChat: Conversation = { platform: 'other', id: 'U1', kind: 'private' };
export const operator = { as: 'U1', at: operatorsChat };

/** The reference that a button or a line carries. */
export function idIn(text: string): string {
  return /\w+$/.exec(text)?.[0] ?? '';
}

export async function startApprovalStage(): Promise<ApprovalStage> {
  const shown: Shown = new Map();
  const adapters = [platform('test', shown), platform('other', shown)];
  const bot = await startBot({ adapters });
  const { admission, acting } = bot.parts('en');
  const ada = { platform: 'test', id: 'ada' };
  await admission.grants.grant({ platform: 'other', kind: 'person', id: 'U1' }, 'operator', ada);
  await admission.grants.grant({ platform: 'other', kind: 'person', id: 'U2' }, 'viewer', ada);
  await acting.limit.set('1');
  let sent = 0;

  const stage: ApprovalStage = {
    bot,
    shown,
    say: async (text, { as = 'ann', role = 'operator', at = team, pressed, id = `m${sent + 1}` } = {}) => {
      sent += 1;
      const adapter = adapters.find((each) => each.platform === at.platform);
      if (adapter === undefined) throw new Error('no such platform');
      const message = typed(text, { id, in: at, from: { id: as }, ...(pressed !== undefined && { pressed }) });
      await createRouter(bot.parts('en', role)).handle(adapter, message);
    },
    newest: (key) => {
      const [id = '', reply] = [...(shown.get(key) ?? [])].at(-1) ?? [];
      if (reply === undefined) throw new Error(`nothing stands in ${key}`);
      return { id, reply, words: plainText(reply) };
    },
    labels: (key) => (stage.newest(key).reply.buttons ?? []).map(({ label }) => label),
    press: (key, label) => {
      const { id, reply } = stage.newest(key);
      const button = reply.buttons?.find((each) => label.test(each.label));
      if (button === undefined) throw new Error(`no button ${label} in ${key}`);
      return { text: button.command, pressed: id };
    },
    pressAt: async (key, label, manner = {}) => {
      const { text, pressed } = stage.press(key, label);
      await stage.say(text, { ...manner, pressed });
    },
    isSent: async () => {
      const { value } = await bot.client.messages.get({ phones: ['79991234567'] }, { maxAgeMs: 0 });
      return value.some(({ text }) => text === 'Hello');
    },
    [Symbol.asyncDispose]: () => bot[Symbol.asyncDispose](),
  };
  return stage;
}

/** A platform that remembers what stands where. */
function platform(name: string, shown: Shown): ChatAdapter {
  let count = 0;
  const at = ({ platform: where, id }: Conversation): Map<string, Reply> => {
    const key = `${where}:${id}`;
    const messages = shown.get(key) ?? new Map<string, Reply>();
    shown.set(key, messages);
    return messages;
  };
  return {
    platform: name,
    start: async () => undefined,
    post: async (to, reply) => {
      count += 1;
      at(to).set(`${name}-${count}`, reply);
      return `${name}-${count}`;
    },
    edit: async (to, id, reply) => void at(to).set(id, reply),
    partsOf: (id) => [id],
    remove: async () => undefined,
    privateChatOf: async (id) => ({ platform: name, id, kind: 'private' }),
    takeAway: async () => undefined,
    readFile: readAttached,
    ended: Promise.resolve(),
    stop: async () => undefined,
  };
}
