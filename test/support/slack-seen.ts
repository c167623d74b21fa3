import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import type { Reply } from '../../src/bot/reply.ts';
import { bare, piecesOf } from './pieces.ts';
import { readPng } from './png.ts';
import type { Channel, FakeSlack, Person, Shown } from './slack/control.ts';
import { assertSendable, readFallback } from './slack-rules.ts';

/** Somebody at work: where they ask, their direct chat with the bot, and who else is there. */
export interface Scene {
  readonly place: Channel;
  readonly direct: Channel;
  readonly channel: Channel;
  readonly person: Person;
  readonly other: Person;
  readonly isGroup: boolean;
}

/** What the bot has said to the asker, in the place and in the direct chat. */
export function seenBy(slack: FakeSlack, { place, direct, person }: Scene): readonly Shown[] {
  return [...new Set([place.id, direct.id])].flatMap((id) => slack.shown({ id }, person)).filter(isOfBot);
}

/** What the bot has said to anybody else, or elsewhere. */
export function seenByOthers(slack: FakeSlack, { channel, person, other, isGroup }: Scene): readonly Shown[] {
  const toOther = [...slack.shown(channel, other), ...slack.shown(slack.direct(other), other)];
  return [...toOther, ...(isGroup ? [] : slack.shown(channel, person))].filter(isOfBot);
}

function isOfBot({ byBot }: Shown): boolean {
  return byBot;
}

/** The messages that are new or different. */
export function changed(before: readonly Shown[], now: readonly Shown[]): readonly Shown[] {
  return now.filter((message) => !before.some((old) => isDeepStrictEqual(old, message)));
}

/** Slack takes every message, and nothing in it becomes markup. */
export function assertWritten(fresh: readonly Shown[]): void {
  for (const { text, blocks } of fresh) {
    // A file stands in a message without any.
    if (blocks.length > 0) assertSendable({ text, blocks: blocks.map(withoutId) });
  }
}

/** Slack gives every block an id. */
function withoutId(block: object): object {
  return Object.fromEntries(Object.entries(block).filter(([name]) => name !== 'block_id'));
}

/** Every piece of data can be read, also where blocks cannot be shown, and every file is there byte for byte. */
export function assertShown(reply: Reply, fresh: readonly Shown[], { isGroup }: Scene): void {
  const inBlocks = bare(fresh.map(({ read }) => read).join('\n'));
  const inFallbacks = bare(fresh.map(({ text }) => readFallback(text)).join('\n'));
  for (const piece of reply.blocks.flatMap((block) => piecesOf(block, !isGroup)).map(bare)) {
    assert.ok(inBlocks.includes(piece), `nobody sees "${piece}"`);
    assert.ok(inFallbacks.includes(piece), `nobody hears "${piece}"`);
  }
  const files = fresh.flatMap((message) => message.files);
  for (const block of reply.blocks) {
    if (block.kind === 'file') {
      const file = files.find(({ name }) => name === block.name);
      assert.equal(file?.bytes.toString('utf8'), block.content);
    }
    if (block.kind === 'bars' && block.picture !== undefined && !isGroup) {
      const picture = files.find(({ name }) => name === 'chart.png');
      assert.ok(picture !== undefined && readPng(picture.bytes).width > 0, 'there is no picture');
    }
  }
}

/** What was said meanwhile stands there no more, and nothing stands there that was not said. */
export function assertOnlyAnswers(seen: readonly Reply[], fresh: readonly Shown[]): void {
  if (seen.length === 0) assert.deepEqual(fresh, []);
  for (const { summary } of seen.filter(({ passing }) => passing === true)) {
    assert.ok(!fresh.some(({ read }) => read.includes(summary)), `"${summary}" stays`);
  }
}

/**
 * In a channel an answer is for the asker alone, and only its files are in the direct chat.
 *
 * @param isForAll - whether it is a question about the account, or what became of one
 */
export function assertApart(fresh: readonly Shown[], { isGroup, place }: Scene, isForAll: boolean): void {
  for (const { channel, isEphemeral, text, files } of fresh) {
    const isInPlace = channel === place.id;
    assert.equal(isEphemeral, isGroup && isInPlace && !isForAll, `for whom is "${text}"?`);
    if (!isInPlace) assert.ok(files.length > 0, `why is "${text}" in the direct chat?`);
  }
}

/** Slack refused nothing, and nothing pings, is a link, becomes a picture or unfolds. */
export function assertHarmless(slack: FakeSlack): void {
  assert.deepEqual(slack.refused(), []);
  assert.deepEqual(slack.pings(), []);
  assert.deepEqual(slack.links(), []);
  assert.deepEqual(slack.emoji(), []);
  assert.deepEqual(slack.unfurls(), []);
}
