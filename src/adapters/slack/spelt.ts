import type { Command } from '../../bot/command.ts';
import { takeAccount } from '../../bot/line/account-name.ts';
import type { Block, Button, Reply, Span } from '../../bot/reply.ts';
import { remembering } from '../../lib/remembering.ts';
import { speltLine } from './commands.ts';

type Spell = (line: string) => string;

/**
 * Makes the function that spells the commands in a reply as they can be typed in Slack: behind the prefix, and those
 * whose names Slack keeps after the one for all. What is a command is told by the structure; other text stays as it is.
 *
 * @param prefix - stands before the name of each slash command
 */
export function createSpelling(commands: readonly Command[], prefix: string): (reply: Reply) => Reply {
  const spell: Spell = (line) => speltLine(line, commands, prefix);
  // The same blocks stay the same, so that they are rendered once.
  const blocksOf = remembering((blocks: readonly Block[]) => blocks.map((block) => speltBlock(block, spell)));
  return (reply) => ({
    ...reply,
    blocks: blocksOf(reply.blocks),
    ...(reply.buttons && { buttons: reply.buttons.map((button) => speltButton(button, spell)) }),
  });
}

function speltBlock(block: Block, spell: Spell): Block {
  switch (block.kind) {
    case 'text':
      return { ...block, spans: block.spans.map((span) => speltSpan(span, spell)) };
    case 'fields': {
      const fields = block.fields.map((field) =>
        field.typed === true ? { ...field, label: spell(field.label) } : field,
      );
      return { ...block, fields };
    }
    case 'table':
    case 'items':
    case 'bars':
    case 'quote':
    case 'note':
    case 'file':
      return block;
  }
}

function speltSpan(span: Span, spell: Spell): Span {
  return typeof span === 'string' || span.style !== 'code' ? span : { ...span, text: spell(span.text) };
}

/** A label is the command itself, perhaps cut short, or has it within. */
function speltButton(button: Button, spell: Spell): Button {
  const { label } = button;
  const { line: command } = takeAccount(button.command, []);
  const isCommand = command.startsWith(label.replace(/…$/u, ''));
  return { ...button, label: isCommand ? spell(label) : label.replace(command, () => spell(command)) };
}
