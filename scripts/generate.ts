import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { commands } from '../src/bot/commands/index.ts';
import { languages } from '../src/bot/language.ts';
import { variables } from '../src/variables.ts';
import { commandTable } from './generated/commands.ts';
import { terminalPicture } from './generated/picture.ts';
import { withSection } from './generated/sections.ts';
import { exampleManifest, withSlackSections } from './generated/slack.ts';
import { storageTable } from './generated/storage.ts';
import { topicTable } from './generated/topics.ts';
import { pictureLines, transcript } from './generated/transcript.ts';
import { transcriptsPage } from './generated/transcripts.ts';
import { envExample, variableTable } from './generated/variables.ts';

const root = join(import.meta.dirname, '..');

let readme = readFileSync(join(root, 'README.md'), 'utf8');
readme = withSection(readme, 'variables', variableTable(variables));
readme = withSection(readme, 'commands', commandTable(commands));
readme = withSection(readme, 'topics', topicTable());
writeFileSync(join(root, 'README.md'), readme);
writeFileSync(join(root, '.env.example'), envExample(variables));
writeFileSync(join(root, 'docs/slack-manifest.json'), exampleManifest());
writeFileSync(join(root, 'docs/slack.md'), withSlackSections(readFileSync(join(root, 'docs/slack.md'), 'utf8')));
writeFileSync(
  join(root, 'docs/operations.md'),
  withSection(readFileSync(join(root, 'docs/operations.md'), 'utf8'), 'storage', storageTable()),
);
writeFileSync(join(root, 'docs/terminal.svg'), terminalPicture(await transcript(pictureLines, 'en')));
for (const language of languages) {
  writeFileSync(join(root, `docs/transcript.${language}.md`), await transcriptsPage(language));
}
