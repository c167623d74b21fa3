/** Large answers as the provider writes them, for benchmarks: pretty-printed JSON, and XML with attributes. */

const operatorKeys = [
  'mega_step',
  'mega_int',
  'bee_step',
  'motiv_step',
  'motiv_int',
  'mts_step',
  'mts_int',
  'tele2_step',
  'tele2',
  'ua_reg',
  'ua_int',
];

export interface Written {
  readonly json: Uint8Array;
  readonly xml: Uint8Array;
}

/** Sender names with `operators=1`, as the senders page shows them. */
export function sendersAnswer(count: number): Written {
  const records = Array.from({ length: count }, (_, index) => ({
    sender: `my_shop_${index}`,
    ...Object.fromEntries(operatorKeys.map((key, place) => [key, String((index + place) % 5)])),
    id: String(900_000 - index),
  }));
  const elements = records.map(({ sender, ...attributes }) => {
    const written = Object.entries(attributes).map(([key, value]) => `${key}="${value}"`);
    return `<sender ${written.join(' ')}>${sender}</sender>`;
  });
  return both(records, elements, 'list');
}

/** Sent messages with Russian texts, as the page on the history shows them. */
export function messagesAnswer(count: number): Written {
  const records = Array.from({ length: count }, (_, index) => ({
    status: 1,
    last_date: '21.11.2026 12:01:07',
    last_timestamp: 1_795_251_667 + index,
    err: 0,
    send_date: '21.11.2026 12:01:01',
    send_timestamp: 1_795_251_661 + index,
    phone: `7999${String(index).padStart(7, '0')}`,
    cost: '3.45',
    sender_id: 'my_shop',
    status_name: 'Доставлено',
    message: `Заказ ${index} готов & ждёт вас по адресу: ул. Примерная, 12 <вход со двора>`,
    mccmnc: '25001',
    country: 'Россия',
    operator: 'МТС',
    region: 'г. Москва и Московская область',
    type: 0,
    id: 51_204 + index,
    int_id: String(814_201_610 + index),
    sms_cnt: 2,
    format: 0,
    crc: 3_982_446_130,
  }));
  const elements = records.map((record) => {
    const fields = Object.entries(record).map(([key, value]) => `<${key}>${escape(String(value))}</${key}>`);
    return `<sms>\n${fields.join('\n')}\n</sms>`;
  });
  return both(records, elements, 'list');
}

function both(records: readonly object[], elements: readonly string[], root: string): Written {
  const json = JSON.stringify(records, null, 0).replaceAll('},{', '},\n{').replaceAll('","', '",\n"');
  return { json: Buffer.from(json), xml: Buffer.from(`<${root}>\n${elements.join('\n')}\n</${root}>`) };
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
