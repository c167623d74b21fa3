import type { Catalogue } from '../language.ts';

export interface MuteTexts {
  readonly everything: string;
  readonly mutedAll: (until: string, length: string) => string;
  /** Stands behind what is muted. */
  readonly muted: (until: string, length: string) => string;
  readonly afterwards: string;
  readonly until: (time: string) => string;
  readonly unmute: (number: number) => string;
  readonly forLength: (length: string) => string;
  /** Heads what is told again. */
  readonly ended: string;
  readonly nothing: string;
  /** Stands before lines to type. */
  readonly toMute: string;
  readonly noSuch: (which: string) => string;
  readonly still: string;
  readonly tooLong: string;
}

export interface QuietTexts {
  readonly set: (hours: string, zone: string) => string;
  readonly afterwards: (time: string) => string;
  readonly except: (topics: string) => string;
  readonly off: (hours: string) => string;
  readonly none: string;
  readonly toSet: string;
  readonly turnOff: string;
  /** In the list of what is held back. */
  readonly listed: (hours: string, zone: string, except: string) => string;
}

export const muteTexts: Catalogue<MuteTexts> = {
  en: {
    everything: 'everything',
    mutedAll: (until, length) => `Everything is muted here until ${until} (${length}).`,
    muted: (until, length) => `is muted here until ${until} (${length}).`,
    afterwards: 'What is held back meanwhile is told afterwards.',
    until: (time) => `until ${time}`,
    unmute: (number) => `Unmute #${number}`,
    forLength: (length) => `Mute for ${length}`,
    ended: 'Told here again:',
    nothing: 'Nothing is muted here.',
    toMute: 'To mute:',
    noSuch: (which) => `${which} is not muted here.`,
    still: 'Still muted:',
    tooLong: 'A mute lasts at most 30 days.',
  },
  ru: {
    everything: 'всё',
    mutedAll: (until, length) => `Сюда ничего не приходит до ${until} (${length}).`,
    muted: (until, length) => `не приходит сюда до ${until} (${length}).`,
    afterwards: 'Задержанное придёт потом.',
    until: (time) => `до ${time}`,
    unmute: (number) => `Вернуть #${number}`,
    forLength: (length) => `Не слать ${length}`,
    ended: 'Снова приходит сюда:',
    nothing: 'Здесь ничего не отключено.',
    toMute: 'Отключить:',
    noSuch: (which) => `${which} здесь не отключено.`,
    still: 'Всё ещё не приходит:',
    tooLong: 'Отключить можно не больше чем на 30 дней.',
  },
};

export const quietTexts: Catalogue<QuietTexts> = {
  en: {
    set: (hours, zone) => `Quiet hours here: ${hours}, every day (${zone}).`,
    afterwards: (time) => `What is held back meanwhile is told at ${time}.`,
    except: (topics) => `Told all the same: ${topics}.`,
    off: (hours) => `No more quiet hours here; they were ${hours}.`,
    none: 'There are no quiet hours here.',
    toSet: 'To set them:',
    turnOff: 'Quiet hours off',
    listed: (hours, zone, except) =>
      `Quiet hours: ${hours} (${zone})${except === '' ? '' : `; told all the same: ${except}`}`,
  },
  ru: {
    set: (hours, zone) => `Тихие часы в этом чате: ${hours}, каждый день (${zone}).`,
    afterwards: (time) => `Задержанное придёт в ${time}.`,
    except: (topics) => `Приходит и в это время: ${topics}.`,
    off: (hours) => `Тихих часов больше нет; были ${hours}.`,
    none: 'Тихих часов в этом чате нет.',
    toSet: 'Задать их:',
    turnOff: 'Без тихих часов',
    listed: (hours, zone, except) =>
      `Тихие часы: ${hours} (${zone})${except === '' ? '' : `; приходит и тогда: ${except}`}`,
  },
};
