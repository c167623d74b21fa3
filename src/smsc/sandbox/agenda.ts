/** Something that will happen on its own. */
export type Happening =
  | { readonly what: 'shop-sends' }
  | { readonly what: 'message-moves'; readonly id: string }
  | { readonly what: 'sms-arrives' }
  | { readonly what: 'sender-is-moderated'; readonly id: string }
  | { readonly what: 'operator-decides'; readonly id: string; readonly operator: string }
  | { readonly what: 'operator-wavers' }
  | { readonly what: 'template-is-decided'; readonly id: string }
  | { readonly what: 'mailing-sends'; readonly id: string }
  | { readonly what: 'link-is-clicked' }
  | { readonly what: 'money-arrives' };

/** When something happens; `turn` orders what happens at one moment and salts its chances. */
export type Appointment = Happening & { readonly at: number; readonly turn: number };

export interface Agenda {
  readonly seed: number;
  /** How many appointments were ever made. */
  turns: number;
  /** What is to come, soonest first. */
  readonly appointments: Appointment[];
}

export function emptyAgenda(seed: number): Agenda {
  return { seed, turns: 0, appointments: [] };
}

/** Makes an appointment. Those for one moment keep the order in which they were made. */
export function appoint(agenda: Agenda, at: number, happening: Happening): void {
  agenda.turns += 1;
  const appointment = { ...happening, at, turn: agenda.turns };
  let place = agenda.appointments.length;
  while (place > 0 && (agenda.appointments[place - 1]?.at ?? 0) > at) place -= 1;
  agenda.appointments.splice(place, 0, appointment);
}

/** Moves the next appointment of a kind to another moment. */
export function bringForward(agenda: Agenda, at: number, what: Happening['what']): void {
  const place = agenda.appointments.findIndex((appointment) => appointment.what === what);
  const [moved] = place === -1 ? [] : agenda.appointments.splice(place, 1);
  if (moved !== undefined) appoint(agenda, at, moved);
}

/** Takes the next appointment if it is due. */
export function takeDue(agenda: Agenda, now: number): Appointment | undefined {
  const next = agenda.appointments[0];
  return next !== undefined && next.at <= now ? agenda.appointments.shift() : undefined;
}
