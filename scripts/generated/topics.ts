import { topicTexts } from '../../src/bot/texts/topics.ts';
import { filtersOf } from '../../src/bot/topics/filters.ts';
import { filterParameters } from '../../src/bot/topics/filters-parameters.ts';
import { topics } from '../../src/bot/topics/topic.ts';

/** The README's table of what chats can be told of. */
export function topicTable(): string {
  const rows = topics.map((topic) => {
    const filters = filtersOf[topic].map((key) => `\`${key}:${filterParameters[key].hint}\``).join(' ');
    return `| \`${topic}\` | ${topicTexts.en[topic]} | ${filters} |`;
  });
  return ['| topic | told when | filters |', '| --- | --- | --- |', ...rows].join('\n');
}
