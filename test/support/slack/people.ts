import { heardTyped } from '../ears.ts';
import type { Channel, Delivery, FakeSlack, GivenFile, Person, Shown } from './control.ts';
import { createDeliveries } from './deliveries.ts';
import { homeOpenedEvent, messageEvent } from './events.ts';
import type { StoredFile } from './files.ts';
import { fillIn, objections, settle, valuesOf } from './forms.ts';
import { commandPayload, pressPayload, submissionPayload, viewPressPayload } from './payloads.ts';
import { type Pressable, pressables } from './reading.ts';
import { type SocketServer, undelivered } from './sockets.ts';
import {
  type Human,
  type Json,
  type Kept,
  keep,
  nextId,
  type OpenView,
  type Room,
  roomBy,
  type World,
} from './state.ts';
import { markedUp } from './typed.ts';
import { objectsIn } from './walk.ts';

/** What people do in front of Slack, and what Slack makes of it. */
export type People = Pick<
  FakeSlack,
  'requestUrl' | 'command' | 'say' | 'press' | 'pressInView' | 'submit' | 'openHome' | 'deliver' | 'again'
>;

export function createPeople(world: World, sockets: SocketServer): People {
  const { deliver, again, requestUrl } = createDeliveries(world, sockets);

  async function submit(
    person: Person,
    typed: Readonly<Record<string, string>>,
    uploads: Readonly<Record<string, readonly GivenFile[]>> = {},
  ): Promise<Delivery> {
    const human = humanBy(world, person);
    const open = world.modals.get(person.id)?.at(-1);
    if (open === undefined) throw new Error('No modal is open.');
    const files = Object.entries(uploads).map(([block, given]) => [
      block,
      given.map((file) => stored(world, person, file, { isInForm: true })),
    ]);
    fillIn(open, typed, Object.fromEntries(files));
    const values = valuesOf(world, open);
    open.errors = objections(open, values);
    if (Object.keys(open.errors).length > 0) return undelivered;
    const delivery = await deliver('interaction', submissionPayload(world, human, open, values));
    if (delivery.acknowledged) settle(world, person.id, open, delivery.payload);
    world.changed();
    return delivery;
  }

  return {
    requestUrl,
    command: async (channel, person, command, text = '') => {
      const room = roomWith(world, channel, person);
      heardTyped(`${command} ${text}`, channel.id);
      return deliver('command', commandPayload(world, room, humanBy(world, person), command, text));
    },
    say: async (channel, person, text, more = {}) => {
      heardTyped(text.replace(/^@bot\s+/, '/'), channel.id);
      const room = roomWith(world, channel, person);
      const files = (more.files ?? []).map((file) => stored(world, person, file, { room }));
      const kept = keep(world, room, {
        user: person.id,
        text: markedUp(text, world.bot.userId),
        files,
        thread: more.thread,
      });
      world.changed();
      const event = messageEvent(world, room, humanBy(world, person), kept, text);
      return event === undefined ? undelivered : deliver('event', event);
    },
    press: async (channel, person, message, label) => {
      const room = roomWith(world, channel, person);
      const kept = keptBy(room, person, message);
      const pressed = pressableBy(kept.blocks, label);
      return deliver('interaction', pressPayload(world, room, humanBy(world, person), kept, pressed));
    },
    pressInView: async (person, view, label) => {
      const open = viewBy(world, person, view.id);
      const pressed = pressableBy(objectsIn(open.view.blocks), label);
      const values = valuesOf(world, open);
      return deliver('interaction', viewPressPayload(world, humanBy(world, person), open, pressed, values));
    },
    submit,
    openHome: async (person) => deliver('event', homeOpenedEvent(world, humanBy(world, person))),
    deliver,
    again,
  };
}

function humanBy(world: World, person: Person): Human {
  const human = world.people.get(person.id);
  if (human === undefined) throw new Error(`There is nobody with the id ${person.id}.`);
  return human;
}

/** The room that a person is in; who writes into a channel joins it, who is not in a direct chat cannot. */
function roomWith(world: World, channel: Channel, person: Person): Room {
  const room = roomBy(world, channel);
  if (room.archived) throw new Error('The channel is archived: nobody can write there.');
  if (room.kind === 'im' && !room.members.has(person.id)) throw new Error('That is a direct chat of other people.');
  room.members.add(person.id);
  return room;
}

function keptBy(room: Room, person: Person, { ts, isEphemeral }: Shown): Kept {
  const only = isEphemeral ? person.id : undefined;
  const kept = room.messages.find((message) => message.ts === ts && message.only === only);
  if (kept === undefined) throw new Error(`There is no message ${ts} that ${person.id} sees.`);
  return kept;
}

function pressableBy(blocks: readonly Json[], label: string): Pressable {
  const all = pressables(blocks);
  const found = all.find((pressable) => pressable.label === label);
  const labels = all.map((pressable) => pressable.label).join(' | ');
  if (found === undefined) throw new Error(`Nothing there is called "${label}", only: ${labels}`);
  return found;
}

/** The modal on top or the Home tab. */
function viewBy(world: World, person: Person, id: string): OpenView {
  const candidates = [world.modals.get(person.id)?.at(-1), world.homes.get(person.id)];
  const open = candidates.find((view) => view?.id === id);
  if (open === undefined) throw new Error(`The view ${id} is not in front of ${person.id}.`);
  return open;
}

function stored(
  world: World,
  person: Person,
  file: GivenFile,
  { room, isInForm }: { readonly room?: Room; readonly isInForm?: true },
): StoredFile {
  const kept: StoredFile = {
    id: nextId(world, 'F'),
    name: file.name,
    title: file.name,
    user: person.id,
    bytes: Buffer.from(file.bytes),
    createdMs: world.clock.now(),
    channels: new Set(room === undefined ? [] : [room.id]),
    ...(isInForm && { isInForm }),
  };
  world.files.stored.set(kept.id, kept);
  return kept;
}
