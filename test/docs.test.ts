import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { commandTable } from '../scripts/generated/commands.ts';
import { terminalPicture } from '../scripts/generated/picture.ts';
import { withSection } from '../scripts/generated/sections.ts';
import { exampleManifest, withSlackSections } from '../scripts/generated/slack.ts';
import { slackGallery, slackGalleryPage } from '../scripts/generated/slack-gallery.ts';
import { storageTable } from '../scripts/generated/storage.ts';
import { telegramGallery, telegramGalleryPage } from '../scripts/generated/telegram-gallery.ts';
import { topicTable } from '../scripts/generated/topics.ts';
import { pictureLines, transcript } from '../scripts/generated/transcript.ts';
import { transcriptsPage } from '../scripts/generated/transcripts.ts';
import { envExample, variableTable } from '../scripts/generated/variables.ts';
import { commands, everyCommand } from '../src/bot/commands/index.ts';
import { languages } from '../src/bot/language.ts';
import { takeAccount } from '../src/bot/line/account-name.ts';
import { parseLine } from '../src/bot/line/parse.ts';
import { variables } from '../src/variables.ts';
import { readerAtNoon } from './support/message.ts';

const root = join(import.meta.dirname, '..');
const read = (file: string): string => readFileSync(join(root, file), 'utf8');
const decisions = readdirSync(join(root, 'docs/decisions')).map((file) => `docs/decisions/${file}`);
const pages = [
  'README.md',
  'ARCHITECTURE.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  'docs/operations.md',
  'docs/slack.md',
  'docs/telegram.md',
  ...decisions,
];
const scripts = Object.keys((JSON.parse(read('package.json')) as { scripts: Record<string, string> }).scripts);

/** What stands between backticks, in prose and in tables. */
function quoted(page: string): string[] {
  const prose = read(page).replaceAll(/```[\s\S]*?```/g, '');
  return [...prose.matchAll(/`([^`\n]+)`/g)].map(([, text = '']) => text);
}

/** Lines of fenced blocks. */
function fenced(page: string): string[] {
  return [...read(page).matchAll(/```\w*\n([\s\S]*?)```/g)].flatMap(([, block = '']) => block.split('\n'));
}

describe.each(pages)('%s', (page) => {
  it('names only paths that exist', () => {
    const inline = quoted(page).filter((text) => /^(?:src|test|bench|scripts|docs|\.ci)\/[\w./-]*$/.test(text));
    const links = [...read(page).matchAll(/\]\((?!https?:)([^)#]+)/g)].map(([, path = '']) => join(page, '..', path));

    expect([...inline, ...links].filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });

  it('names only scripts that package.json has', () => {
    const named = [...read(page).matchAll(/npm run ([\w:-]+)/g)].map(([, name = '']) => name);

    expect(named.filter((name) => !scripts.includes(name))).toEqual([]);
  });

  it('names only commands that can be typed', () => {
    const typed = [...quoted(page), ...fenced(page)].filter(
      (text) => /^\/[a-z]+(?: |$)/.test(text) && !/[[\]]/.test(text),
    );
    // Slack's own wrapping: the command that takes every command, and the word that shows an answer to everybody.
    const ours = typed.map((line) => line.replace(/^\/smsc(?: |$)/, '/').replace(/ --share$/, ''));
    const lines = ours.map((line) => takeAccount(line, everyCommand).line);
    const misread = lines.filter((line) => {
      if (line === '/') return false;
      const { kind } = parseLine(line, everyCommand, readerAtNoon());
      const isUsage = everyCommand.some((command) => line.startsWith(`/${command.name}`) && /[A-Z]{3}/.test(line));
      const isGroup = everyCommand.some((command) => command.name === line.slice(1));
      return kind !== 'command' && !isUsage && !isGroup;
    });

    expect(misread).toEqual([]);
  });

  it('names only variables that are in the table', () => {
    const named = [...read(page).matchAll(/\b(?:SMSC|TELEGRAM|SLACK|DATA|DATABASE|HTTP|POLL|LOG)_[A-Z_]+\b/g)].map(
      ([name]) => name,
    );
    const known = Object.keys(variables).flatMap((name) => [name, `${name}_FILE`]);

    expect(named.filter((name) => !known.includes(name))).toEqual([]);
  });
});

describe('the tree in ARCHITECTURE.md', () => {
  it('names files and folders that exist, at their place', () => {
    const [block = ''] = [...read('ARCHITECTURE.md').matchAll(/```text\n(src\/[\s\S]*?)```/g)].map(
      ([, text = '']) => text,
    );
    const parents: string[] = [];
    const paths = block.split('\n').flatMap((line) => {
      const entry = /^( *)([\w./-]+)/.exec(line);
      if (entry === null) return [];
      const [, indent = '', name = ''] = entry;
      parents.length = indent.length / 2;
      parents.push(name);
      return [parents.join('')];
    });

    expect(paths.length).toBeGreaterThan(20);
    expect(paths.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });

  it('shows every folder of src down to the second level', () => {
    const page = read('ARCHITECTURE.md');
    const folders = readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true })
      .filter(
        (entry) => entry.isDirectory() && join(entry.parentPath, entry.name).slice(root.length).split('/').length <= 4,
      )
      .map((entry) => `${entry.name}/`);

    expect(folders.filter((name) => !page.includes(name))).toEqual([]);
  });
});

describe('generated parts', () => {
  it('.env.example is what the table of variables makes', () => {
    expect(read('.env.example')).toBe(envExample(variables));
  });

  it('the README has the tables that the variables, the commands and the topics make', () => {
    const page = read('README.md');

    expect(withSection(page, 'variables', variableTable(variables))).toBe(page);
    expect(withSection(page, 'commands', commandTable(commands))).toBe(page);
    expect(withSection(page, 'topics', topicTable())).toBe(page);
  });

  it('the page about operations has the table that the words and exit codes make', () => {
    const page = read('docs/operations.md');

    expect(withSection(page, 'storage', storageTable())).toBe(page);
  });

  it('the page about Slack has the tables that the manifest makes, and the example is what is printed', () => {
    const page = read('docs/slack.md');

    expect(withSlackSections(page)).toBe(page);
    expect(read('docs/slack-manifest.json')).toBe(exampleManifest());
  });
});

describe('the picture in the README', () => {
  it('shows what the bot answers today', async () => {
    expect(read('docs/terminal.svg')).toBe(terminalPicture(await transcript(pictureLines, 'en')));
  });
});

describe.each(languages)('the transcript in the docs (%s)', (language) => {
  it('shows what the bot answers today', async () => {
    expect(read(`docs/transcript.${language}.md`)).toBe(await transcriptsPage(language));
  });

  it('has every command', () => {
    const page = read(`docs/transcript.${language}.md`);
    const typed = [...page.matchAll(/^> (\/.+)$/gm)].map(([, line = '']) => parseLine(line, commands, readerAtNoon()));
    const names = new Set(typed.map((parsed) => (parsed.kind === 'command' ? parsed.command.name : parsed.kind)));

    expect(commands.filter(({ name }) => !names.has(name)).map(({ name }) => name)).toEqual([]);
  });
});

describe('the gallery', () => {
  it('shows what the bot shows on Telegram and in Slack today', async () => {
    const drawn: string[] = [];
    const old: string[] = [];
    for (const gallery of [telegramGallery, slackGallery]) {
      for await (const [name, png] of gallery()) {
        drawn.push(`${name}.png`);
        if (!readFileSync(join(root, 'docs/gallery', `${name}.png`)).equals(png)) old.push(name);
      }
    }

    expect(old).toEqual([]);
    expect(readdirSync(join(root, 'docs/gallery')).sort()).toEqual([...drawn, 'slack.md', 'telegram.md'].sort());
  });

  it('has a page with all that Telegram shows', () => {
    const page = read('docs/gallery/telegram.md');
    const pictures = readdirSync(join(root, 'docs/gallery')).filter((name) => /^(?!slack-).*png$/.test(name));

    expect(page).toBe(telegramGalleryPage());
    expect(pictures.filter((name) => !page.includes(`](${name})`))).toEqual([]);
  });

  it('has a page with all that Slack shows', () => {
    const page = read('docs/gallery/slack.md');
    const pictures = readdirSync(join(root, 'docs/gallery')).filter((name) => /^slack-.*png$/.test(name));

    expect(page).toBe(slackGalleryPage());
    expect(pictures.filter((name) => !page.includes(`](${name})`))).toEqual([]);
  });
});

describe('CONTRIBUTING.md', () => {
  it('lists every script that a person runs', () => {
    const page = read('CONTRIBUTING.md');
    const partsOfCheck = ['format:check', 'lint', 'types', 'unused'];
    const missing = scripts.filter(
      (name) => !partsOfCheck.includes(name) && !new RegExp(`npm (?:run )?${name}\\b`).test(page),
    );

    expect(missing).toEqual([]);
  });
});
