import { version } from '../../version.ts';
import { type CommandContext, defineCommand } from '../command.ts';
import { type HealthReport, providerFailingSince, type WatcherHealth } from '../health.ts';
import type { Backlog } from '../outbox/delivery.ts';
import { type Block, fields, note, type Reply, table, text } from '../reply.ts';
import { healthTexts } from '../texts/health.ts';

/** Nobody counts further by eye. */
const mostDead = 100;

export const health = defineCommand({
  name: 'health',
  aliases: ['здоровье'],
  parameters: {},
  role: 'viewer',
  risk: 'read',
  summary: {
    en: 'whether everything works: what is watched and when last, the provider, the platforms, what waits to be told',
    ru: 'всё ли работает: что и когда проверялось, провайдер, платформы, что ждёт отправки',
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
  return isFailing || holder === undefined || platforms.some(({ isConnected }) => !isConnected);
}

function watching(report: HealthReport, context: CommandContext): readonly Block[] {
  const { language } = context;
  const texts = healthTexts[language];
  const { holder, isLooking, watchers, platforms } = report;
  const columns = [{ title: texts.watcher }, { title: texts.lastGood }, { title: texts.state }];
  const provider = providerLine(watchers, context);
  const looks = isLooking ? texts.here : holder === undefined ? texts.nobody : texts.elsewhere;
  return [
    fields([
      isProviderDown(watchers) ? [texts.provider, provider, 'bad'] : [texts.provider, provider],
      ...platforms.map(
        ({ name, isConnected }) =>
          [name, isConnected ? texts.connected : texts.cutOff, isConnected ? 'good' : 'bad'] as const,
      ),
      holder === undefined ? [texts.looks, looks, 'warning'] : [texts.looks, looks],
    ]),
    ...(watchers.length === 0
      ? []
      : [
          table(
            columns,
            watchers.map((watcher) => rowOf(watcher, report, context)),
          ),
        ]),
  ];
}

function rowOf(
  { name, goodAt, failures, reason = '' }: WatcherHealth,
  { isLooking, holder }: HealthReport,
  context: CommandContext,
): readonly string[] {
  const texts = healthTexts[context.language];
  // When another process looked is kept only when it found something.
  const isElsewhere = !isLooking && holder !== undefined && failures === 0;
  const known = goodAt === undefined ? texts.never : context.formats.ago(instant(goodAt), instant(now(context)));
  const good = isElsewhere ? texts.elsewhere : known;
  return [name, good, failures === 0 ? texts.good : texts.failing(failures, reason)];
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
