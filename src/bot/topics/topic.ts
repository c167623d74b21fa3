/** What chats can be told of. */
export const topics = ['sender', 'template', 'inbox', 'balance', 'mailing', 'health'] as const;
export type Topic = (typeof topics)[number];
