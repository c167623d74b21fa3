/** The names of message states as the provider's panel writes them (facts 2.1). */
const names: Readonly<Record<number, string>> = {
  [-3]: 'Сообщение не найдено',
  [-2]: 'Остановлено',
  [-1]: 'Ожидает отправки',
  0: 'Передано оператору',
  1: 'Доставлено',
  2: 'Прочитано',
  3: 'Просрочено',
  4: 'Нажата ссылка',
  20: 'Невозможно доставить',
  22: 'Неверный номер',
  23: 'Запрещено',
  24: 'Недостаточно средств',
  25: 'Недоступный номер',
};

export function statusName(status: number): string {
  return names[status] ?? String(status);
}
