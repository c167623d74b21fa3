import { describe, expect, it } from 'vitest';
import { commandGroups, groupSummary } from '../../src/bot/command-groups.ts';
import { commands } from '../../src/bot/commands/index.ts';
import { languages } from '../../src/bot/language.ts';
import { groupSummaries } from '../../src/bot/texts/groups.ts';

const groups = commandGroups(commands);

describe('the groups of commands', () => {
  it('are one for each first word, in the order of the commands, and lose none', () => {
    expect(groups.map(({ word }) => word)).toEqual([...new Set(commands.map(({ name }) => name.split(' ')[0]))]);
    expect(new Set(groups.flatMap((group) => group.commands))).toEqual(new Set(commands));
  });

  it('tell which words can follow', () => {
    const following = new Map(groups.map((group) => [group.word, group.following]));

    expect(following.get('balance')).toEqual([]);
    expect(following.get('access')).toEqual(['list', 'grant', 'revoke', 'account', 'limit', 'link']);
    expect(following.get('sandbox')).toEqual(['advance', 'fault', 'mend']);
  });

  it.each(languages)('have a summary of their own wherever words can follow, and only there (%s)', (language) => {
    const wanted = groups.filter(({ following }) => following.length > 0).map(({ word }) => word);

    expect(Object.keys(groupSummaries[language]).sort()).toEqual(wanted.sort());
  });

  it.each(languages)('are summed up in a line of at most 60 letters (%s)', (language) => {
    const long = groups.filter(({ following }) => following.length > 0).map((group) => groupSummary(group, language));

    expect(long.filter((summary) => summary.length > 60)).toEqual([]);
  });

  it.each(['sandbox', 'access link'])('show the summary of a command that is alone in its own: %s', (alone) => {
    const [group] = commandGroups(commands.filter(({ name }) => name === alone));

    expect(group && groupSummary(group, 'en')).toBe(commands.find(({ name }) => name === alone)?.summary.en);
  });
});
