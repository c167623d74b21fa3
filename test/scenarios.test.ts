import { describe, expect, it } from 'vitest';
import type { Language } from '../src/bot/language.ts';
import { auditedStage } from './support/audited-stage.ts';
import { startBot } from './support/bot.ts';
import { coreStage } from './support/core-stage.ts';
import { outline } from './support/outline.ts';
import { type Played, play } from './support/play.ts';
import { readScenarios, type Scenario, scenarioFiles, writeScenarios } from './support/scenario-file.ts';
import { slackStage } from './support/slack-stage.ts';
import { telegramStage } from './support/telegram-stage.ts';
import { terminalStage } from './support/terminal-stage.ts';

const files = scenarioFiles();
const scenarios = files.flatMap(({ title, scenarios }) =>
  scenarios.map((scenario) => ({ ...scenario, name: `${title}: ${scenario.title}` })),
);

/** Nobody reads along in a terminal, and no line replies to another. */
function isForTerminals({ steps }: Scenario): boolean {
  return !steps.some((step) => step.kind === 'replies' || (step.kind === 'event' && step.words === 'in a group'));
}

describe('the scenarios', () => {
  it('are sixty or more, each with a name of its own', () => {
    expect(scenarios.length).toBeGreaterThanOrEqual(60);
    expect(new Set(scenarios.map(({ name }) => name)).size).toBe(scenarios.length);
  });

  it.each(scenarios)(
    'come out as written, in both languages, and each step leaves one entry in the audit log: $name',
    async (scenario) => {
      const seen = await inBoth(async (language) => {
        await using bot = await startBot();
        const stage = auditedStage(coreStage(bot));
        const outcomes = outcomesOf(await play(scenario, language, stage));
        stage.assertNoted();
        return outcomes;
      });

      expect(seen).toEqual(writtenOf(scenario));
    },
  );

  it.each(scenarios.filter(isForTerminals))(
    'are answered on the terminal with the same words: $name',
    async (scenario) => {
      const seen = await inBoth(async (language) => {
        await using bot = await startBot();
        await using stage = await terminalStage(bot, language);
        const outcomes = outcomesOf(await play(scenario, language, stage));
        await stage.assertShown();
        return outcomes;
      });

      expect(seen).toEqual(writtenOf(scenario));
    },
  );

  it.each(scenarios)('are answered on Telegram with the same words: $name', async (scenario) => {
    const seen = await inBoth(async (language) => {
      await using bot = await startBot();
      await using stage = await telegramStage(bot, language);
      return outcomesOf(await play(scenario, language, stage));
    });

    expect(seen).toEqual(writtenOf(scenario));
  });

  it.each(scenarios)('are answered on Slack with the same words, over a socket and HTTP: $name', async (scenario) => {
    const seen = await inBoth(async (language) => {
      await using bot = await startBot();
      await using stage = await slackStage(bot, language, language === 'en' ? 'socket' : 'http');
      return outcomesOf(await play(scenario, language, stage));
    });

    expect(seen).toEqual(writtenOf(scenario));
  });
});

async function inBoth(play: (language: Language) => Promise<readonly string[]>) {
  return { en: await play('en'), ru: await play('ru') };
}

/** What came out of each step that is answered. */
function outcomesOf(played: readonly Played[]): readonly string[] {
  return played.flatMap(({ step, replies }) => ('outcomes' in step ? [replies.map(outline).join('\n\n')] : []));
}

/** What the file says comes out, in the same form. */
function writtenOf({ steps }: Scenario) {
  const outcomes = steps.flatMap((step) => ('outcomes' in step ? [step.outcomes] : []));
  return { en: outcomes.map(({ en }) => en), ru: outcomes.map(({ ru }) => ru) };
}

describe('a scenario file', () => {
  it.each(files)('is written as it is read: $name', ({ name, title, scenarios }) => {
    const written = writeScenarios({ name, title, scenarios });

    expect(readScenarios(name, written)).toEqual({ name, title, scenarios });
  });

  it('with a line that is no part of a scenario is refused, and the line is named', () => {
    expect(() => readScenarios('x.md', '# x\n\n## y\n\n> /balance\n\nwords')).toThrow('x.md:7');
  });
});
