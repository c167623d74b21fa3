import type { Database } from '../../storage/database.ts';
import type { Conversation, PostedId } from '../chat.ts';
import type { Language } from '../language.ts';

/** A message that asks somebody to approve. */
export interface ApprovalCard {
  readonly in: Conversation;
  readonly posted: PostedId;
  readonly language: Language;
}

/** Where somebody was asked to approve of what. Each method throws StorageError. */
export interface ApprovalCards {
  keep(confirmation: string, card: ApprovalCard): Promise<void>;
  of(confirmation: string): Promise<readonly ApprovalCard[]>;
}

type Row = {
  readonly platform: string;
  readonly conversation: string;
  readonly thread: string;
  readonly conversation_kind: Conversation['kind'];
  readonly posted: string;
  readonly language: Language;
};

/** @param account - whose actions these are */
export function createApprovalCards(database: Database, account: string): ApprovalCards {
  return {
    keep: async (confirmation, { in: { platform, id, thread = '', kind }, posted, language }) => {
      await database.query(
        `INSERT INTO confirmation_card (account, confirmation, platform, conversation, thread, conversation_kind, posted,
          language) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
        ON CONFLICT (account, confirmation, platform, conversation, thread) DO UPDATE SET posted = excluded.posted`,
        [account, confirmation, platform, id, thread, kind, posted, language],
      );
    },
    of: async (confirmation) => {
      const rows = await database.query<Row>(
        `SELECT platform, conversation, thread, conversation_kind, posted, language FROM confirmation_card
        WHERE account = $1 AND confirmation = $2 ORDER BY platform, conversation, thread`,
        [account, confirmation],
      );
      return rows.map(({ platform, conversation: id, thread, conversation_kind: kind, posted, language }) => ({
        in: { platform, id, kind, ...(thread !== '' && { thread }) },
        posted,
        language,
      }));
    },
  };
}
