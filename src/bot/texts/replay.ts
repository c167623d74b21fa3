import { type Catalogue, plural } from '../language.ts';

export interface ReplayTexts {
  readonly nothing: (length: string) => string;
  readonly queued: (count: number) => string;
  readonly resumed: string;
  readonly marked: string;
}

export const replayTexts: Catalogue<ReplayTexts> = {
  en: {
    nothing: (length) => `This conversation missed nothing in the last ${length}.`,
    queued: (count) =>
      `${count} missed ${plural('en', count, { one: 'notification is', other: 'notifications are' })} told here once more.`,
    resumed: 'This conversation was paused; it is told everything again, with what has waited.',
    marked: 'They come in a moment. What may have been shown before is marked as a repeat.',
  },
  ru: {
    nothing: (length) => `За ${length} этот чат ничего не пропустил.`,
    queued: (count) =>
      `Снова придёт сюда: ${count} ${plural('ru', count, { one: 'пропущенное уведомление', few: 'пропущенных уведомления', other: 'пропущенных уведомлений' })}.`,
    resumed: 'Этот чат был на паузе; теперь сюда снова приходит всё, и то, что ждало.',
    marked: 'Они придут через мгновение. То, что могло быть показано раньше, помечено как повтор.',
  },
};
