import { version } from '../../version.ts';
import { type CommandContext, defineCommand } from '../command.ts';
import { failureNamed } from '../errors.ts';
import { type HealthReport, providerFailingSince, type WatcherHealth } from '../health.ts';
import type { Backlog } from '../outbox/delivery.ts';
import { type Block, fields, note, type Reply, table, text } from '../reply.ts';
import { healthTexts } from '../texts/health.ts';
import { watcherName } from '../texts/watchers.ts';

/** Nobody counts further by eye. */
const mostDead = 100;

export const health = defineCommand({
  name: 'health',
  aliases: ['здоровье'],
  parameters: {},
  role: 'viewer',
  risk: 'read',
  summary: {
    en: 'whether everything works',
    ru: 'всё ли работает',
  },
  details: {
    en: ['What is watched and when last, whether the provider and the platforms answer, and what waits to be told.'],
    ru: ['Что и когда проверялось, отвечают ли провайдер и платформы, что ждёт отправки.'],
  },
  examples: ['/health'],
  run: async (context) => {
    const { outbox } = context.notices;
    const [report, backlog, dead] = await Promise.all([
      context.health?.(),
      outbox.backlog(),
      outbox.deadLetters(mostDead),
    ]);
    return told(report, backlog, dead.length, context);
  },
});

function told(report: HealthReport | undefined, backlog: Backlog, dead: number, context: CommandContext): Reply {
  const { language, formats } = context;
  const texts = healthTexts[language];
  const isWell = report === undefined || !isTroubled(report);
  const sentence = isWell ? texts.well : texts.troubled;
  const count = formats.number(backlog.count);
  const age =
    backlog.oldestAt === undefined ? undefined : formats.duration(Math.max(0, now(context) - backlog.oldestAt));
  const shownDead = dead === mostDead ? texts.orMore(formats.number(dead)) : formats.number(dead);
  return {
    summary: sentence,
    ...(!isWell && { tone: 'warning' as const }),
    blocks: [
      text(sentence),
      ...(report === undefined ? [note(texts.unwatched)] : watching(report, context)),
      fields([
        [texts.backlog, texts.waiting(count, age)],
        [texts.held, backlog.held === 0 ? undefined : formats.number(backlog.held)],
        [texts.paused, backlog.paused === 0 ? undefined : formats.number(backlog.paused), 'warning'],
        dead === 0 ? [texts.dead, shownDead] : [texts.dead, shownDead, 'warning'],
        [texts.version, `${version}, Node ${process.version.slice(1)}`],
      ]),
    ],
  };
}

function isTroubled({ watchers, platforms, holder }: HealthReport): boolean {
  const isFailing = watchers.some(({ failingSince }) => failingSince !== undefined);
  // What nobody wants to hear of nobody has to watch.
  const isNobodyWatching = watchers.length > 0 && holder === undefined;
  return isFailing || isNobodyWatching || platforms.some(({ isConnected }) => !isConnected);
}

function watching(report: HealthReport, context: CommandContext): readonly Block[] {
  const { language } = context;
  const texts = healthTexts[language];
  const { holder, isLooking, watchers, platforms } = report;
  const connected = platforms.map(
    ({ name, isConnected }) =>
      [name, isConnected ? texts.connected : texts.cutOff, isConnected ? 'good' : 'bad'] as const,
  );
  if (watchers.length === 0) return [note(texts.unwatched), ...(connected.length === 0 ? [] : [fields(connected)])];
  const columns = [{ title: texts.watcher }, { title: texts.lastGood }, { title: texts.state }];
  const provider = providerLine(watchers, context);
  const looks = isLooking ? texts.here : holder === undefined ? texts.nobody : texts.elsewhere;
  return [
    fields([
      isProviderDown(watchers) ? [texts.provider, provider, 'bad'] : [texts.provider, provider],
      ...connected,
      holder === undefined ? [texts.looks, looks, 'warning'] : [texts.looks, looks],
    ]),
    table(
      columns,
      watchers.map((watcher) => rowOf(watcher, context)),
    ),
    ...reasons(watchers, context),
  ];
}

/** Why looks fail, and what to do: each reason once, however many fail for it. */
function reasons(watchers: readonly WatcherHealth[], { language }: CommandContext): readonly Block[] {
  const failing = watchers.filter(({ failures }) => failures > 0);
  return [...new Set(failing.map(({ reason = '' }) => reason))].flatMap((reason) => {
    const { what, todo } = failureNamed(reason, language);
    return [note(what, 'bad'), text(todo)];
  });
}

function rowOf({ name, goodAt, failures }: WatcherHealth, context: CommandContext): readonly string[] {
  const texts = healthTexts[context.language];
  const good = goodAt === undefined ? texts.never : context.formats.ago(instant(goodAt), instant(now(context)));
  return [watcherName(name, context.language), good, failures === 0 ? texts.good : texts.failing(failures)];
}

function isProviderDown(watchers: readonly WatcherHealth[]): boolean {
  return providerFailingSince(watchers) !== undefined;
}

function providerLine(watchers: readonly WatcherHealth[], context: CommandContext): string {
  const { language, formats } = context;
  const texts = healthTexts[language];
  const since = providerFailingSince(watchers);
  if (since !== undefined) {
    return texts.failingSince(formats.time(instant(since)), formats.duration(Math.max(0, now(context) - since)));
  }
  return watchers.some(({ lookedAt }) => lookedAt !== undefined) ? texts.answers : texts.notAskedYet;
}

function now({ notices }: CommandContext): number {
  return notices.now();
}

function instant(ms: number): Temporal.Instant {
  return Temporal.Instant.fromEpochMilliseconds(ms);
}
