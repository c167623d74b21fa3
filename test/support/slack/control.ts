import type { Clock } from '../../../src/lib/clock.ts';

export interface FakeSlackOptions {
  /** Time for `ts`, signatures, and the age of triggers and response addresses. Faults and sockets wait in real time. */
  readonly clock?: Pick<Clock, 'now'>;
  /** How many calls are kept; 10 000 by default. */
  readonly keepCalls?: number;
  /** Milliseconds of real time between the pings of a socket; 5 000 by default. */
  readonly pingMs?: number;
}

/** A person, by id. */
export interface Person {
  readonly id: string;
  readonly name: string;
}

/** A channel, a direct chat or a group, by id. */
export interface Channel {
  readonly id: string;
}

/** A file that a person sends. */
export interface GivenFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** One call that the bot made, with what Slack said. Tokens are never among the arguments. */
export interface Call {
  readonly method: string;
  readonly arguments: Readonly<Record<string, unknown>>;
  readonly at: number;
  /** `undefined` while it is being answered, or when it never is. */
  readonly answer?: { readonly ok: boolean; readonly error?: string };
}

/** What became of something that Slack delivered. */
export interface Delivery {
  /** False when the bot did not acknowledge within three seconds of real time (or a delivery was refused). */
  readonly acknowledged: boolean;
  /** Milliseconds of real time until then. */
  readonly ms: number;
  /** HTTP's status; 200 for an acknowledged envelope. */
  readonly status: number;
  /** What came with the acknowledgement, such as the errors of a form. */
  readonly payload: unknown;
}

/** A message as one person sees it now. */
export interface Shown {
  readonly channel: string;
  readonly ts: string;
  readonly thread?: string;
  /** Only this person sees it. */
  readonly isEphemeral: boolean;
  readonly byBot: boolean;
  /** The fallback text. */
  readonly text: string;
  readonly blocks: readonly Readonly<Record<string, unknown>>[];
  /** Everything that can be read in the blocks, a line each, in order; the text when there are no blocks. */
  readonly read: string;
  /** What can be pressed, in order: labels of buttons, options of overflow menus and selects. */
  readonly labels: readonly string[];
  readonly files: readonly { readonly id: string; readonly name: string; readonly bytes: Buffer }[];
}

/** A modal or a Home tab as a person sees it. */
export interface ShownView {
  readonly id: string;
  readonly title: string;
  readonly blocks: readonly Readonly<Record<string, unknown>>[];
  readonly read: string;
  readonly labels: readonly string[];
  /** Inputs by block_id: label, whether it may stay empty, and options if it has any. */
  readonly inputs: readonly {
    readonly block: string;
    readonly label: string;
    readonly optional: boolean;
    readonly options: readonly string[];
  }[];
  /** Errors under inputs, by block_id, after a refused submission. */
  readonly errors: Readonly<Record<string, string>>;
}

/** A fault of the Web API or of a response address: `times` calls (for ever when absent) of a method (of any when absent; `response_url`, `upload` and `download` count as methods). */
export interface Fault {
  readonly method?: string;
  readonly times?: number;
  readonly as:
    | { readonly kind: 'error'; readonly error: string }
    | { readonly kind: 'rate-limited'; readonly retryAfterSeconds: number }
    | { readonly kind: 'status'; readonly status: number }
    | { readonly kind: 'silence' }
    | { readonly kind: 'reset' }
    /** Done as asked, then the connection is cut before the answer. */
    | { readonly kind: 'reset-after' };
}

/** A strict Slack: Web API, Socket Mode, signed requests, response addresses, uploads; and the people in front of it. */
export interface FakeSlack {
  /** For `SLACK_API_URL`; ends in `/api/`. */
  readonly apiUrl: string;
  readonly botToken: string;
  readonly appToken: string;
  readonly signingSecret: string;
  readonly team: { readonly id: string };
  readonly bot: { readonly userId: string; readonly botId: string; readonly appId: string };

  /** @param given.team - of another workspace (Slack Connect) when it is not ours */
  addUser(given?: { readonly id?: string; readonly name?: string; readonly team?: string }): Person;
  /** @param given.bot - whether the bot is a member; true when absent */
  addChannel(given?: {
    readonly id?: string;
    readonly name?: string;
    readonly isPrivate?: boolean;
    readonly people?: readonly Person[];
    readonly bot?: boolean;
  }): Channel;
  /** The direct chat of a person with the bot. */
  direct(person: Person): Channel;
  /** A direct chat of two people, which the bot cannot write to. */
  directBetween(one: Person, other: Person): Channel;
  archive(channel: Channel): void;
  removeBot(channel: Channel): void;

  /** From now on commands, interactions and events are POSTed, signed, to this address; without it they go over Socket Mode. */
  requestUrl(url: string): void;
  /** Types a slash command, for example `/balance` and `` or `/smsc` and `balance`. */
  command(channel: Channel, person: Person, command: string, text?: string): Promise<Delivery>;
  /** Says something in a channel, thread or direct chat; `@bot` stands for a mention. Delivered as Slack would: escaped, with links and phone numbers wrapped, as app_mention and/or message.im. */
  say(
    channel: Channel,
    person: Person,
    text: string,
    more?: {
      readonly thread?: string;
      readonly files?: readonly GivenFile[];
    },
  ): Promise<Delivery>;
  /** Presses a button, or chooses an option, by its label. */
  press(channel: Channel, person: Person, message: Shown, label: string): Promise<Delivery>;
  pressInView(person: Person, view: ShownView, label: string): Promise<Delivery>;
  /** Submits the open modal with values by block_id, options by their label; what it was refused with before stays in it. */
  submit(
    person: Person,
    values: Readonly<Record<string, string>>,
    files?: Readonly<Record<string, readonly GivenFile[]>>,
  ): Promise<Delivery>;
  openHome(person: Person): Promise<Delivery>;
  /** Any payload as it stands, as a command, interaction or event, also again or of a shape that nobody knows. */
  deliver(kind: 'command' | 'interaction' | 'event', payload: unknown, more?: DeliverOptions): Promise<Delivery>;
  /** The last delivery once more, byte for byte (HTTP: the same signature; socket: the same envelope). */
  again(more?: DeliverOptions): Promise<Delivery>;

  /** What a person sees in a channel now, oldest first. */
  shown(channel: Channel, person: Person): readonly Shown[];
  /** The open modal. */
  modal(person: Person): ShownView | undefined;
  home(person: Person): ShownView | undefined;
  /** Everything that mentions somebody or a channel in what the bot ever showed, as it stood there: `<!channel>`, `<@U1>`, `#general`. */
  pings(): readonly string[];
  /** The same for addresses that can be followed; buttons with an address are not among them. */
  links(): readonly string[];
  /** The same for `:name:` that becomes a picture. */
  emoji(): readonly string[];
  /** The texts of messages for everybody whose links Slack may unfold, because the bot did not say no to both kinds. */
  unfurls(): readonly string[];
  /** Further than methods: `response_url`, `upload` and `download`. */
  calls(method?: string): readonly Call[];
  /** What the API refused, as `method: error`, with Slack's words in brackets if it has any; nothing that the bot asks for should be. */
  refused(): readonly string[];
  /** Resolves when `met` is true; looks after every call and delivery. Rejects after `withinMs` of real time (5 000). */
  until(met: () => boolean, withinMs?: number): Promise<void>;

  readonly sockets: Sockets;
  fault(fault: Fault): void;
  clearFaults(): void;
  /** Lets every call take this many milliseconds of real time longer. */
  setLatency(ms: number): void;
  forget(): void;
  close(): Promise<void>;
}

export interface DeliverOptions {
  /** Seconds that are added to the time in the signature. */
  readonly skewSeconds?: number;
  readonly signature?: string;
  /** For events: how often Slack has tried before, as it tells with a delivery that it repeats. */
  readonly retry?: number;
  /** Over Socket Mode: which of several open sockets, by age; the newest when absent. */
  readonly socket?: number;
}

export interface Sockets {
  /** How many are open now. */
  open(): number;
  /** How many were opened since the start. */
  opened(): number;
  /** Sends `disconnect` to the newest; `closes` tells whether Slack then closes its end. */
  disconnect(reason: 'warning' | 'refresh_requested' | 'link_disabled', closes: boolean): void;
  /** Cuts the newest without a word. */
  cut(): void;
  /** The newest neither sends nor answers anything from now on, but stays open; `answersPings` tells whether it does that still. */
  freeze(answersPings?: boolean): void;
  /** Sends a frame as it stands. */
  garbage(frame: string | Buffer): void;
  /** Resolves when so many are open. */
  until(open: number, withinMs?: number): Promise<void>;
}
