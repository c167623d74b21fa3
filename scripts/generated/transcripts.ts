import { renderReply } from '../../src/adapters/terminal/render.ts';
import { plainStyle } from '../../src/adapters/terminal/style.ts';
import { everyCommand } from '../../src/bot/commands/index.ts';
import type { Language } from '../../src/bot/language.ts';
import { parseLine } from '../../src/bot/line/parse.ts';
import { code, type Reply, text } from '../../src/bot/reply.ts';
import { referenceNumber } from '../../src/lib/reference.ts';
import { startBot } from '../../test/support/bot.ts';
import { coreStage } from '../../test/support/core-stage.ts';
import { readerAtNoon } from '../../test/support/message.ts';
import { type Played, play } from '../../test/support/play.ts';
import { type ScenarioFile, scenarioFiles } from '../../test/support/scenario-file.ts';
import { createSteadyIds } from './steady-ids.ts';

/** The screen that a transcript is made for. */
const columns = 100;

const heads = {
  en: '# What people type and see\n\nEvery command against the sandbox account, as the terminal shows it. Made from `test/scenarios/`.',
  ru: '# Что набирают и что видят\n\nКаждая команда на учебном аккаунте, как её показывает терминал. Сделано из `test/scenarios/`.',
} as const;

/** A page with the first scenario of each file as a transcript. */
export async function transcriptsPage(language: Language): Promise<string> {
  const parts: string[] = [];
  for (const file of inOrder(scenarioFiles())) {
    const [first] = file.scenarios;
    if (first === undefined) continue;
    await using bot = await startBot();
    const played = await play(first, language, coreStage(bot));
    parts.push(`## ${titleIn(language, file)}\n\n\`\`\`text\n${played.flatMap(lines).join('\n').trimEnd()}\n\`\`\``);
  }
  return createSteadyIds()(`${[heads[language], ...parts].join('\n\n')}\n`);
}

/** In the order of the commands that the files begin with; what is about no command comes last. */
function inOrder(files: readonly ScenarioFile[]): readonly ScenarioFile[] {
  return files.toSorted((one, other) => rank(one) - rank(other));
}

function rank({ title, scenarios }: ScenarioFile): number {
  if (!title.startsWith('/')) return everyCommand.length;
  const place = everyCommand.findIndex(({ name }) => name === commandOf(scenarios[0]?.steps));
  return place < 0 ? everyCommand.length : place;
}

/** The command that is typed first. */
function commandOf(steps: ScenarioFile['scenarios'][number]['steps'] = []): string | undefined {
  const typed = steps.find((step) => step.kind === 'types');
  const parsed = typed && parseLine(typed.line, everyCommand, readerAtNoon());
  return parsed?.kind === 'command' ? parsed.command.name : undefined;
}

function lines({ step, replies }: Played): readonly string[] {
  const shown = replies
    .filter(({ passing }) => passing !== true)
    .map((reply) => settled(`${renderReply(withSavedFiles(reply), { style: plainStyle, columns })}\n`));
  switch (step.kind) {
    case 'types':
      return [`> ${step.line}`, ...shown];
    case 'presses':
      return [`> [${step.label}]`, ...shown];
    case 'replies':
      return [`> ${step.line}`, ...shown];
    case 'told':
      return [`(${step.words})`, ...shown];
    case 'attaches':
      return [];
    case 'event':
      return [`(${step.words.replace(/^(\w+) pass$/, '+$1')})`];
  }
}

/** A title that is no command has both languages: `What is typed wrong / Что набрано не так`. */
function titleIn(language: Language, { title }: ScenarioFile): string {
  const [english = title, russian = title] = title.startsWith('/') ? [] : title.split(' / ');
  return language === 'en' ? english : russian;
}

const steady = 'k7m2qa';

/** With plain spaces; the references, codes and ids of ours are others each time. */
function settled(shown: string): string {
  const [, own] = /(?:Reference|Номер для справки): ([a-z2-9]{6})/.exec(shown) ?? [];
  return (own === undefined ? shown : shown.replaceAll(String(referenceNumber(own)), String(referenceNumber(steady))))
    .replaceAll(/[\u00a0\u202f]/g, ' ')
    .replaceAll(/(?<=(?:Reference|Номер для справки): |[₽\d] · |;RUR;|\bbot-)[a-z2-9]{6}\b/g, steady)
    .replaceAll(/(?<=\/access link )[A-Z2-9]{6}\b/g, 'X3HJ9P');
}

/** The terminal saves a file and tells its name. */
function withSavedFiles(reply: Reply): Reply {
  const blocks = reply.blocks.map((block) => (block.kind === 'file' ? text('→ ', code(`./${block.name}`)) : block));
  return { ...reply, blocks };
}
