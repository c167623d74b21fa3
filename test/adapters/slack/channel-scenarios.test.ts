import { describe, expect, it } from 'vitest';
import { startBot } from '../../support/bot.ts';
import { coreStage } from '../../support/core-stage.ts';
import { outline } from '../../support/outline.ts';
import { type Played, play } from '../../support/play.ts';
import { type Scenario, scenarioFiles } from '../../support/scenario-file.ts';
import { slackStage } from '../../support/slack-stage.ts';

/** The scenarios that say nothing of where they are played. */
const scenarios = scenarioFiles()
  .flatMap(({ title, scenarios }) => scenarios.map((each) => ({ ...each, name: `${title}: ${each.title}` })))
  .filter(({ steps }) => !steps.some((step) => step.kind === 'event' && step.words === 'in a group'));

function inGroup(scenario: Scenario): Scenario {
  return { ...scenario, steps: [{ kind: 'event', words: 'in a group' }, ...scenario.steps] };
}

function outlinesOf(played: readonly Played[]): readonly string[] {
  return played.map(({ replies }) => replies.map(outline).join('\n\n'));
}

describe('in a channel', () => {
  it('are scenarios to be played', () => {
    expect(scenarios.length).toBeGreaterThanOrEqual(60);
  });

  it.each(scenarios)('the asker alone is answered as anywhere where others read along: $name', async (scenario) => {
    await using bot = await startBot();
    await using stage = await slackStage(bot, 'ru', 'socket');
    await using other = await startBot();

    const seen = outlinesOf(await play(inGroup(scenario), 'ru', stage));

    expect(seen).toEqual(outlinesOf(await play(inGroup(scenario), 'ru', coreStage(other))));
  });
});
