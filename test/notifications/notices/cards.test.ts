import { describe, expect, it } from 'vitest';
import { cardReply } from '../../../src/notifications/notices/card.ts';
import { isCardChange } from '../../../src/notifications/notices/card-change.ts';
import { decisiveReply } from '../../../src/notifications/notices/decisive.ts';
import { tellingOf } from '../../../src/notifications/notices/tell.ts';
import { extendTimeline, noTimeline, type Timeline } from '../../../src/notifications/notices/timeline.ts';
import { everyChange, happened, readerOf, senderChange, templateChange } from '../../support/notices.ts';
import { plainText } from '../../support/reply.ts';

const appeared = happened(senderChange({ kind: 'appeared', moderation: { after: 0 }, isLoud: false }), 0);
const allowed = happened(senderChange({ kind: 'moderation', moderation: { before: 0, after: 1 } }), 75);
const registered = happened(
  senderChange({ operators: { mts_step: { before: 1, after: 2 }, tele2_step: { before: 1, after: 3 } } }),
  13 * 60,
);

function timelineOf(...all: readonly Parameters<typeof extendTimeline>[1][]): Timeline {
  return all.reduce(extendTimeline, noTimeline);
}

describe('a card', () => {
  it('shows how a sender name stands and what happened to it, the newest last, by day in the conversation’s zone', () => {
    const timeline = timelineOf(appeared, allowed, registered);

    const card = cardReply({ happened: registered, timeline, context: readerOf('en') });

    expect(plainText(card)).toBe(
      [
        'Sender name my_shop',
        'Moderation  allowed to use',
        '',
        'Where  Name  Status',
        'MTS    paid  ✓ accepted',
        'Tele2  paid  ✗ not accepted',
        '18 Nov 2026',
        '12:00  new; waiting for moderation',
        '13:15  allowed to use (was: waiting)',
        '',
        '19 Nov 2026',
        '01:00  Tele2 (paid) ✗ not accepted (was: sent); MTS (paid) ✓ accepted (was: sent)',
        'Event e-222780',
        '[1] Why',
        '[2] Mute 2h',
      ].join('\n'),
    );
    expect(card.summary).toBe(
      'Sender name my_shop: Tele2 (paid) ✗ not accepted; MTS (paid) ✓ accepted'.replaceAll(/(?<=[✗✓]) /g, '\u00a0'),
    );
    expect(card.tone).toBe('bad');
  });

  it('says the same in Russian', () => {
    const timeline = timelineOf(appeared, allowed, registered);

    expect(plainText(cardReply({ happened: registered, timeline, context: readerOf('ru') }))).toBe(
      [
        'Имя отправителя my_shop',
        'Модерация  разрешено',
        '',
        'Где    Имя      Статус',
        'МТС    платное  ✓ допущено',
        'Tele2  платное  ✗ не принято',
        '18.11.2026',
        '12:00  новое; ожидает модерации',
        '13:15  разрешено (ранее: ожидает)',
        '',
        '19.11.2026',
        '01:00  Tele2 (платное) ✗ не принято (ранее: отправлено); МТС (платное) ✓ допущено (ранее: отправлено)',
        'Событие e-222780',
        '[1] Почему',
        '[2] Заглушить на 2 ч',
      ].join('\n'),
    );
  });

  it('has buttons that ask why and that mute its topic', () => {
    const card = cardReply({ happened: appeared, timeline: timelineOf(appeared), context: readerOf('en') });

    expect(card.buttons?.map(({ command }) => command)).toEqual(['/why e-222220', '/mute sender 2h']);
  });

  it('comes without a sound when its news is worth none', () => {
    const timeline = timelineOf(appeared);

    expect(cardReply({ happened: appeared, timeline, context: readerOf('en') }).silent).toBe(true);
    expect(cardReply({ happened: allowed, timeline, context: readerOf('en') }).silent).toBeUndefined();
  });

  it.each([
    [1, '… and 1 earlier', '… и раньше ещё 1 событие'],
    [2, '… and 2 earlier', '… и раньше ещё 2 события'],
    [5, '… and 5 earlier', '… и раньше ещё 5 событий'],
    [11, '… and 11 earlier', '… и раньше ещё 11 событий'],
    [21, '… and 21 earlier', '… и раньше ещё 21 событие'],
  ])('tells the last 12 entries and counts the %i before them', (more, english, russian) => {
    const all = Array.from({ length: 12 + more }, (_entry, minute) =>
      happened(senderChange({ kind: 'moderation', moderation: { after: minute % 2 } }), minute),
    );
    const timeline = timelineOf(...all);
    const [card, karta] = (['en', 'ru'] as const).map((language) =>
      plainText(cardReply({ happened: all[0] ?? appeared, timeline, context: readerOf(language) })),
    );

    expect(card).toContain(english);
    expect(karta).toContain(russian);
    expect(card?.match(/^12:\d\d /gm)).toHaveLength(12);
    expect(card).toContain(`12:${11 + more}  `);
  });

  it('shows the text of a template', () => {
    const change = happened(templateChange({ operators: { soc: { after: 2 } } }));
    const card = cardReply({ happened: change, timeline: timelineOf(change), context: readerOf('en') });

    expect(plainText(card)).toContain('Your order %d is ready, %w');
  });

  it('that was perhaps shown before says so, on a locked screen too', () => {
    const card = cardReply({
      happened: { ...allowed, isRepeat: true },
      timeline: timelineOf(allowed),
      context: readerOf('ru'),
    });

    expect(card.summary).toBe('Имя отправителя my_shop: разрешено (повтор)');
    expect(plainText(card)).toContain('Возможный повтор: это могло быть уже показано.');
  });
});

describe('a decisive change', () => {
  const told: readonly (readonly [english: string, russian: string])[] = [
    ['Sender name my_shop: new; waiting for moderation', 'Имя отправителя my_shop: новое; ожидает модерации'],
    ['Sender name my_shop: allowed to use', 'Имя отправителя my_shop: разрешено'],
    ['Sender name my_shop: disabled', 'Имя отправителя my_shop: отключено'],
    [
      'Sender name my_shop: Tele2 (paid) ✗ not accepted; MTS (paid), MegaFon (paid) ✓ accepted; MOTIV (paid) → sent',
      'Имя отправителя my_shop: Tele2 (платное) ✗ не принято; МТС (платное), МегаФон (платное) ✓ допущено; МОТИВ (платное) → отправлено',
    ],
    [
      'Sender name my_shop: Ukraine (national) ! no documents; Beeline (paid) – no status any more; new_op ? code 77',
      'Имя отправителя my_shop: Украина (национальное) ! нет документов; Билайн (платное) – статуса больше нет; new_op ? код 77',
    ],
    [
      'Sender name my_shop: waiting for moderation; for 5 d already, usually 1 d',
      'Имя отправителя my_shop: ожидает модерации; уже 5 д, обычно 1 д',
    ],
    ['Sender name my_shop: no longer on the account', 'Имя отправителя my_shop: больше нет на аккаунте'],
    [
      'Template #7 of my_shop: social networks ✗ not accepted; MTS (service, authorization) ✓ accepted',
      'Шаблон #7 имени my_shop: соцсети ✗ не принят; МТС (сервисные, авторизационные) ✓ принят',
    ],
    [
      'Template #7 of my_shop: Beeline (service) → sent; for 5 d already',
      'Шаблон #7 имени my_shop: Билайн (сервисные) → отправлен; уже 5 д',
    ],
    ['Money is low: ₽480.50, lasts about 2 d 3 h', 'Мало денег: 480,50 ₽, хватит примерно на 2 д 3 ч'],
    [
      'Money is almost gone: ₽12.00, lasts about 2 d 3 h',
      'Деньги почти кончились: 12,00 ₽, хватит примерно на 2 д 3 ч',
    ],
    ['Money is still low: ₽480.50, lasts about 1 d', 'Денег всё ещё мало: 480,50 ₽, хватит примерно на 1 д'],
    [
      'There is enough money again: ₽10,000.00, lasts about 41 d',
      'Денег снова достаточно: 10 000,00 ₽, хватит примерно на 41 д',
    ],
    ['Mailing Black Friday (51204): new; 1,200 recipients', 'Рассылка Black Friday (51204): новая; 1 200 получателей'],
    [
      'Mailing Black Friday (51204): status 2 (was: status 1); 1,200 recipients, sent 600, delivered 540',
      'Рассылка Black Friday (51204): статус 2 (ранее: статус 1); 1 200 получателей, отправлено 600, доставлено 540',
    ],
    [
      'Mailing Black Friday (51204): finished; 1,200 recipients, sent 1,200, delivered 1,150',
      'Рассылка Black Friday (51204): закончена; 1 200 получателей, отправлено 1 200, доставлено 1 150',
    ],
    ['Mailing Black Friday (51204): no longer in the list', 'Рассылка Black Friday (51204): больше нет в списке'],
    ['Provider: no good answer since 18 Nov 2026, 11:50', 'Провайдер: не отвечает нормально с 18.11.2026, 11:50'],
    ['Provider: answers again, after 24 min', 'Провайдер: снова отвечает, спустя 24 мин'],
    [
      'Login at the provider: refused since 18 Nov 2026, 11:50 (error 2)',
      'Вход у провайдера: не принимается с 18.11.2026, 11:50 (ошибка 2)',
    ],
    ['Login at the provider: accepted again, after 24 min', 'Вход у провайдера: снова принимается, спустя 24 мин'],
    [
      'IP address of this machine: blocked by the provider since 18 Nov 2026, 11:50 (error 4)',
      'IP-адрес этой машины: заблокирован провайдером с 18.11.2026, 11:50 (ошибка 4)',
    ],
    [
      'IP address of this machine: no longer blocked, after 24 min',
      'IP-адрес этой машины: больше не заблокирован, спустя 24 мин',
    ],
    [
      'Watching incoming SMS: no good look since 18 Nov 2026, 11:50',
      'Наблюдение (входящие SMS): не удаётся с 18.11.2026, 11:50',
    ],
    ['Watching incoming SMS: works again, after 24 min', 'Наблюдение (входящие SMS): снова работает, спустя 24 мин'],
    [
      'Chat platform test: nothing gets through since 18 Nov 2026, 11:50',
      'Платформа test: ничего не доходит с 18.11.2026, 11:50',
    ],
    [
      'Chat platform test: messages get through again, after 24 min',
      'Платформа test: сообщения снова доходят, спустя 24 мин',
    ],
    ['Subscription #3: broken since 18 Nov 2026, 11:50', 'Подписка #3: не работает с 18.11.2026, 11:50'],
    ['Subscription #3: works again, after 24 min', 'Подписка #3: снова работает, спустя 24 мин'],
  ];

  it('is a line for a locked screen in both languages, whatever it is', () => {
    const replies = everyChange
      .filter(isCardChange)
      .map((change) =>
        (['en', 'ru'] as const).map((language) => decisiveReply(happened(change, 14), readerOf(language)).summary),
      );

    expect(replies.map((both) => both.map((line) => line.replaceAll(/[\u00a0\u202f]/g, ' ')))).toEqual(told);
  });

  it('names five operators and counts the others, unless it is for a file', () => {
    const keys = ['mts_step', 'mega_step', 'bee_step', 'motiv_step', 'tele2_step', 'ua_reg', 'other'];
    const operators = Object.fromEntries(keys.map((key) => [key, { after: 2 }]));
    const one = happened(senderChange({ operators }));

    expect(tellingOf(one, readerOf('en')).what).toContain('MOTIV (paid), Tele2 (paid) and 2 more ✓');
    expect(tellingOf(one, readerOf('en'), true).what).toContain('Ukraine (national), other ✓');
  });

  it('says what to do about money that runs low', () => {
    const low = everyChange.filter(isCardChange).find(({ topic }) => topic === 'balance');

    expect(low && plainText(decisiveReply(happened(low), readerOf('ru')))).toContain('Пополните счёт.');
  });
});
