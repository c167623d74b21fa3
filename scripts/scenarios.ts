import { writeFileSync } from 'node:fs';
import { startBot } from '../test/support/bot.ts';
import { coreStage } from '../test/support/core-stage.ts';
import { outline } from '../test/support/outline.ts';
import { play } from '../test/support/play.ts';
import {
  type Scenario,
  type ScenarioFile,
  type Step,
  scenarioFiles,
  scenarioPath,
  writeScenarios,
} from '../test/support/scenario-file.ts';

/** Plays every scenario and writes down what comes out now; what changed is then read in the diff. */
const wanted = process.argv.slice(2);
for (const file of scenarioFiles()) {
  if (wanted.length > 0 && !wanted.includes(file.name.replace('.md', ''))) continue;
  const scenarios: Scenario[] = [];
  for (const scenario of file.scenarios) scenarios.push({ ...scenario, steps: await playedSteps(scenario) });
  const written: ScenarioFile = { ...file, scenarios };
  writeFileSync(scenarioPath(file.name), writeScenarios(written));
}

async function playedSteps(scenario: Scenario): Promise<readonly Step[]> {
  const en = await outcomesIn(scenario, 'en');
  const ru = await outcomesIn(scenario, 'ru');
  return scenario.steps.map((step, index) =>
    'outcomes' in step ? { ...step, outcomes: { en: en[index] ?? '', ru: ru[index] ?? '' } } : step,
  );
}

async function outcomesIn(scenario: Scenario, language: 'en' | 'ru'): Promise<readonly string[]> {
  await using bot = await startBot();
  const played = await play(scenario, language, coreStage(bot));
  return played.map(({ replies }) => replies.map(outline).join('\n\n'));
}
