import { describe, expect, it } from 'vitest';
import { mayHoldPassword } from '../../../src/bot/passwords/typed-password.ts';
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

/** A password is refused where others read along, and what follows it hangs on it. */
function inGroup({ title, steps }: Scenario): Scenario {
  const refused = steps.findIndex((step) => step.kind === 'types' && mayHoldPassword(step.line));
  const playable = refused === -1 ? steps : steps.slice(0, refused + 1);
  return { title, steps: [{ kind: 'event', words: 'in a group' }, ...playable] };
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
