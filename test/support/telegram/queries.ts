/** How the bot answered a pressed button. */
export interface CallbackAnswer {
  readonly text: string;
  /** Shown in a window that must be closed, and not for a moment at the top. */
  readonly alert: boolean;
  /** The link that it opens, such as the bot's own `https://t.me/bot?start=…`. */
  readonly url: string | undefined;
}

export interface Queries {
  /** Opens a query and gives its identifier; `answered` is told once, with `undefined` when it becomes too old. */
  readonly open: (answered: (answer: CallbackAnswer | undefined) => void) => string;
  /** Answers a query; false when it was answered already, is too old or never was. */
  readonly answer: (id: string, answer: CallbackAnswer) => boolean;
  /** Makes every open query too old to be answered. */
  readonly expire: () => void;
}

/** The pressed buttons that wait for an answer. */
export function createQueries(now: () => number, lifeMs: number): Queries {
  const open = new Map<string, { readonly until: number; readonly answered: (answer?: CallbackAnswer) => void }>();
  let last = 4_382_000_000_000_000_000n;
  return {
    open: (answered) => {
      last += 7n;
      open.set(String(last), { until: now() + lifeMs, answered });
      return String(last);
    },
    answer: (id, answer) => {
      const query = open.get(id);
      open.delete(id);
      const inTime = query !== undefined && now() <= query.until;
      query?.answered(inTime ? answer : undefined);
      return inTime;
    },
    expire: () => {
      for (const { answered } of open.values()) answered();
      open.clear();
    },
  };
}
