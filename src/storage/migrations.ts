/** One step of the schema. A step that was released is never changed; what it lacks comes in the next one. */
export interface Migration {
  /** Counts up from 1 without a gap. */
  readonly version: number;
  readonly name: string;
  /** One statement each, in the SQL that SQLite and PostgreSQL share. */
  readonly statements: readonly string[];
}

/**
 * The schema, step by step. Each table's first column is the account that a row belongs to. Each step comes with a
 * dump of a filled database, `test/fixtures/storage/schema-N.sql`, which later versions must be able to open.
 */
export const migrations: readonly Migration[] = [
  {
    version: 1,
    name: 'request ledger, pause, kept values',
    statements: [
      `CREATE TABLE request_ledger (
        account text NOT NULL,
        operation text NOT NULL,
        request text NOT NULL,
        at bigint NOT NULL,
        open integer NOT NULL,
        id text NOT NULL,
        PRIMARY KEY (id, request)
      )`,
      'CREATE INDEX request_ledger_window ON request_ledger (account, operation, request, at)',
      'CREATE INDEX request_ledger_at ON request_ledger (account, at)',
      `CREATE TABLE request_pause (
        account text NOT NULL,
        failures integer NOT NULL,
        until bigint NOT NULL,
        probe_until bigint NOT NULL,
        PRIMARY KEY (account)
      )`,
      `CREATE TABLE kept (
        account text NOT NULL,
        space text NOT NULL,
        key text NOT NULL,
        value text NOT NULL,
        expires bigint,
        PRIMARY KEY (account, space, key)
      )`,
      'CREATE INDEX kept_expires ON kept (account, expires)',
    ],
  },
  {
    version: 2,
    name: 'template register',
    statements: [
      // Holds the number that was given last, so that none is given twice, whatever is taken out of the register.
      `CREATE TABLE last_number (
        account text NOT NULL,
        space text NOT NULL,
        number bigint NOT NULL,
        PRIMARY KEY (account, space)
      )`,
      // The hash stands for sender and text: an index entry of PostgreSQL has room for 2700 bytes.
      `CREATE TABLE template_register (
        account text NOT NULL,
        number bigint NOT NULL,
        sender text NOT NULL,
        text text NOT NULL,
        hash text NOT NULL,
        added_at bigint NOT NULL,
        PRIMARY KEY (account, number),
        UNIQUE (account, hash)
      )`,
    ],
  },
  {
    version: 3,
    name: 'access',
    statements: [
      // `kind` is person or conversation; `granted_by` is PLATFORM:ID, or empty for who claimed the bot.
      `CREATE TABLE access_grant (
        account text NOT NULL,
        platform text NOT NULL,
        kind text NOT NULL,
        subject text NOT NULL,
        role text NOT NULL,
        granted_by text NOT NULL,
        granted_at bigint NOT NULL,
        PRIMARY KEY (account, platform, kind, subject)
      )`,
      // Whom the code of a request lets in: the person, or the conversation when it is a group.
      `CREATE TABLE access_request (
        account text NOT NULL,
        platform text NOT NULL,
        conversation text NOT NULL,
        person text NOT NULL,
        kind text NOT NULL,
        code text NOT NULL,
        expires_at bigint NOT NULL,
        PRIMARY KEY (account, platform, conversation, person),
        UNIQUE (account, code)
      )`,
      // Until when strangers are told nothing more in a conversation.
      `CREATE TABLE access_silence (
        account text NOT NULL,
        platform text NOT NULL,
        conversation text NOT NULL,
        ends_at bigint NOT NULL,
        PRIMARY KEY (account, platform, conversation)
      )`,
    ],
  },
  {
    version: 4,
    name: 'inbox',
    statements: [
      // What platforms delivered; `body` is emptied and `done_at` set when it has been seen to.
      `CREATE TABLE inbox (
        account text NOT NULL,
        platform text NOT NULL,
        id text NOT NULL,
        number bigint NOT NULL,
        body text NOT NULL,
        received_at bigint NOT NULL,
        done_at bigint,
        PRIMARY KEY (account, platform, id)
      )`,
      'CREATE INDEX inbox_done_at ON inbox (account, platform, done_at, number)',
    ],
  },
];
