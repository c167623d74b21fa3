import { describe, expect, it } from 'vitest';
import { languages } from '../src/bot/language.ts';
import { startBot } from './support/bot.ts';
import { coreStage } from './support/core-stage.ts';
import { outline } from './support/outline.ts';
import { play } from './support/play.ts';
import { readScenarios, scenarioFiles, writeScenarios } from './support/scenario-file.ts';
import { terminalStage } from './support/terminal-stage.ts';

const files = scenarioFiles();
const scenarios = files.flatMap(({ title, scenarios }) =>
  scenarios.map((scenario) => ({ ...scenario, name: `${title}: ${scenario.title}` })),
);

describe('the scenarios', () => {
  it('are sixty or more, each with a name of its own', () => {
    expect(scenarios.length).toBeGreaterThanOrEqual(60);
    expect(new Set(scenarios.map(({ name }) => name)).size).toBe(scenarios.length);
  });

  it.each(scenarios)('come out as written, in both languages: $name', async (scenario) => {
    for (const language of languages) {
      await using bot = await startBot();

      const played = await play(scenario, language, coreStage(bot));

      for (const { step, replies } of played) {
        if ('outcomes' in step) expect(replies.map(outline).join('\n\n')).toBe(step.outcomes[language]);
      }
    }
  });

  it.each(scenarios)('are answered on the terminal with the same words: $name', async (scenario) => {
    for (const language of languages) {
      await using bot = await startBot();
      await using stage = await terminalStage(bot, language);

      const played = await play(scenario, language, stage);

      for (const { step, replies } of played) {
        if ('outcomes' in step) expect(replies.map(outline).join('\n\n')).toBe(step.outcomes[language]);
      }
      stage.assertShown();
    }
  });
});

describe('a scenario file', () => {
  it.each(files)('is written as it is read: $name', ({ name, title, scenarios }) => {
    const written = writeScenarios({ name, title, scenarios });

    expect(readScenarios(name, written)).toEqual({ name, title, scenarios });
  });

  it('with a line that is no part of a scenario is refused, and the line is named', () => {
    expect(() => readScenarios('x.md', '# x\n\n## y\n\n> /balance\n\nwords')).toThrow('x.md:7');
  });
});
