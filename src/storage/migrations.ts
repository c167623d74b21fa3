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
  {
    version: 5,
    name: 'notifications',
    statements: [
      // Who alone may do something. The row stays when it is given up, so that the epoch only grows.
      `CREATE TABLE lease (
        account text NOT NULL,
        name text NOT NULL,
        holder text NOT NULL,
        epoch bigint NOT NULL,
        beat bigint NOT NULL,
        expires_at bigint NOT NULL,
        PRIMARY KEY (account, name)
      )`,
      // What a watcher remembers as a whole, and how its looks went.
      `CREATE TABLE watch (
        account text NOT NULL,
        name text NOT NULL,
        state text NOT NULL,
        looked_at bigint NOT NULL,
        good_at bigint,
        failing_since bigint,
        failures integer NOT NULL,
        reason text NOT NULL,
        PRIMARY KEY (account, name)
      )`,
      // What is remembered of each single thing that is watched.
      `CREATE TABLE watched (
        account text NOT NULL,
        topic text NOT NULL,
        object text NOT NULL,
        state text NOT NULL,
        since bigint NOT NULL,
        PRIMARY KEY (account, topic, object)
      )`,
      `CREATE TABLE event (
        account text NOT NULL,
        id text NOT NULL,
        topic text NOT NULL,
        change text NOT NULL,
        at bigint NOT NULL,
        PRIMARY KEY (account, id)
      )`,
      'CREATE INDEX event_at ON event (account, at)',
      // `thread` is empty for a conversation without one, here and below.
      `CREATE TABLE subscription (
        account text NOT NULL,
        number bigint NOT NULL,
        platform text NOT NULL,
        conversation text NOT NULL,
        thread text NOT NULL,
        conversation_kind text NOT NULL,
        topic text NOT NULL,
        filters text NOT NULL,
        language text NOT NULL,
        created_by text NOT NULL,
        created_at bigint NOT NULL,
        fired_at bigint,
        state text NOT NULL,
        reason text NOT NULL,
        PRIMARY KEY (account, number)
      )`,
      // An empty topic stands for all of them.
      `CREATE TABLE mute (
        account text NOT NULL,
        number bigint NOT NULL,
        platform text NOT NULL,
        conversation text NOT NULL,
        thread text NOT NULL,
        conversation_kind text NOT NULL,
        topic text NOT NULL,
        filters text NOT NULL,
        created_by text NOT NULL,
        created_at bigint NOT NULL,
        ends_at bigint NOT NULL,
        PRIMARY KEY (account, number)
      )`,
      // Minutes of the day in the zone.
      `CREATE TABLE quiet_hours (
        account text NOT NULL,
        platform text NOT NULL,
        conversation text NOT NULL,
        thread text NOT NULL,
        conversation_kind text NOT NULL,
        begins integer NOT NULL,
        ends integer NOT NULL,
        zone text NOT NULL,
        except_topics text NOT NULL,
        created_by text NOT NULL,
        created_at bigint NOT NULL,
        PRIMARY KEY (account, platform, conversation, thread)
      )`,
      // How it stands with a conversation that is told things: whether it is paused, when it may be tried again, and
      // the claim that is open. `turn` grows with each claim; a claim that waits to be repeated has no `claimed_until`.
      `CREATE TABLE target (
        account text NOT NULL,
        platform text NOT NULL,
        conversation text NOT NULL,
        thread text NOT NULL,
        conversation_kind text NOT NULL,
        paused_at bigint,
        reason text NOT NULL,
        due_at bigint NOT NULL,
        failures integer NOT NULL,
        turn bigint NOT NULL,
        claim text,
        claimed_until bigint,
        PRIMARY KEY (account, platform, conversation, thread)
      )`,
      // `state` is waiting, held, sent or dead; `held` is why it was held, and stays; `due_at` is when it was to be told.
      `CREATE TABLE delivery (
        account text NOT NULL,
        number bigint NOT NULL,
        event text NOT NULL,
        subscription bigint NOT NULL,
        platform text NOT NULL,
        conversation text NOT NULL,
        thread text NOT NULL,
        conversation_kind text NOT NULL,
        topic text NOT NULL,
        kind text NOT NULL,
        state text NOT NULL,
        held text NOT NULL,
        due_at bigint NOT NULL,
        attempts integer NOT NULL,
        is_repeat integer NOT NULL,
        claim text,
        reason text NOT NULL,
        done_at bigint,
        PRIMARY KEY (account, number)
      )`,
      // Without it claiming 10 000 deliveries one by one takes minutes.
      `CREATE INDEX delivery_waiting ON delivery (account, platform, conversation, thread, number)
        WHERE state = 'waiting'`,
      "CREATE INDEX delivery_held ON delivery (account, due_at) WHERE state = 'held'",
      "CREATE INDEX delivery_dead ON delivery (account, number) WHERE state = 'dead'",
      'CREATE INDEX delivery_event ON delivery (account, event)',
      'CREATE INDEX delivery_claim ON delivery (account, claim) WHERE claim IS NOT NULL',
      // What a claim has posted, in order; `number` counts within the claim.
      `CREATE TABLE post (
        account text NOT NULL,
        claim text NOT NULL,
        number integer NOT NULL,
        platform text NOT NULL,
        conversation text NOT NULL,
        posted text NOT NULL,
        at bigint NOT NULL,
        PRIMARY KEY (account, claim, number)
      )`,
      'CREATE INDEX post_posted ON post (account, platform, conversation, posted)',
      // One message for each thing, edited as it moves on; `posted` is missing until it is posted.
      `CREATE TABLE card (
        account text NOT NULL,
        platform text NOT NULL,
        conversation text NOT NULL,
        thread text NOT NULL,
        topic text NOT NULL,
        object text NOT NULL,
        posted text,
        timeline text NOT NULL,
        changed_at bigint NOT NULL,
        PRIMARY KEY (account, platform, conversation, thread, topic, object)
      )`,
    ],
  },
  {
    version: 6,
    name: 'inbox taken, subscriptions by conversation',
    statements: [
      // When a process was last at it; `received_at` stays, as it tells when nobody waits for an answer any more.
      'ALTER TABLE inbox ADD COLUMN taken_at bigint',
      'CREATE INDEX subscription_conversation ON subscription (account, platform, conversation, thread)',
    ],
  },
  {
    version: 7,
    name: 'acting',
    statements: [
      // Rows are added and never changed; `hash` covers the row and the hash of the one before.
      `CREATE TABLE audit (
        account text NOT NULL,
        number bigint NOT NULL,
        at bigint NOT NULL,
        platform text NOT NULL,
        person text NOT NULL,
        conversation text NOT NULL,
        conversation_kind text NOT NULL,
        command text NOT NULL,
        line text NOT NULL,
        outcome text NOT NULL,
        cost text NOT NULL,
        currency text NOT NULL,
        reference text NOT NULL,
        hash text NOT NULL,
        PRIMARY KEY (account, number)
      )`,
      'CREATE INDEX audit_person ON audit (account, platform, person, number)',
      // The newest entry, so that entries that were cut off the end are missed.
      `CREATE TABLE audit_head (
        account text NOT NULL,
        number bigint NOT NULL,
        hash text NOT NULL,
        PRIMARY KEY (account)
      )`,
      // What somebody was asked to confirm. `payload` is emptied when it is over; `quote` is what it was shown with.
      `CREATE TABLE confirmation (
        account text NOT NULL,
        id text NOT NULL,
        state text NOT NULL,
        command text NOT NULL,
        line text NOT NULL,
        payload text NOT NULL,
        quote text NOT NULL,
        typed text NOT NULL,
        cost text NOT NULL,
        currency text NOT NULL,
        language text NOT NULL,
        platform text NOT NULL,
        conversation text NOT NULL,
        thread text NOT NULL,
        conversation_kind text NOT NULL,
        person text NOT NULL,
        asked_at bigint NOT NULL,
        expires_at bigint NOT NULL,
        posted text,
        needs_approval integer NOT NULL,
        approved_by text NOT NULL,
        approved_at bigint,
        asked_by text NOT NULL,
        moved_by text NOT NULL,
        begun_at bigint,
        PRIMARY KEY (account, id)
      )`,
      // Where somebody else was asked to approve of it.
      `CREATE TABLE confirmation_card (
        account text NOT NULL,
        confirmation text NOT NULL,
        platform text NOT NULL,
        conversation text NOT NULL,
        thread text NOT NULL,
        conversation_kind text NOT NULL,
        posted text NOT NULL,
        language text NOT NULL,
        PRIMARY KEY (account, confirmation, platform, conversation, thread)
      )`,
      // The ids of one human being on several platforms.
      `CREATE TABLE access_link (
        account text NOT NULL,
        platform text NOT NULL,
        person text NOT NULL,
        human text NOT NULL,
        PRIMARY KEY (account, platform, person)
      )`,
      'CREATE INDEX access_link_human ON access_link (account, human)',
      `CREATE TABLE access_link_code (
        account text NOT NULL,
        code text NOT NULL,
        platform text NOT NULL,
        person text NOT NULL,
        expires_at bigint NOT NULL,
        PRIMARY KEY (account, code),
        UNIQUE (account, platform, person)
      )`,
      'CREATE INDEX confirmation_state ON confirmation (account, state, expires_at)',
    ],
  },
  {
    version: 8,
    name: 'kept for all accounts',
    // What people chose and what platforms remember stood under the account that was the first one at that time.
    statements: [
      `INSERT INTO kept (account, space, key, value, expires)
        SELECT 'all-accounts', space, key, value, expires FROM kept
        WHERE space IN ('settings', 'buttons', 'telegram', 'private questions') ON CONFLICT DO NOTHING`,
      `DELETE FROM kept WHERE account <> 'all-accounts'
        AND space IN ('settings', 'buttons', 'telegram', 'private questions')`,
      `INSERT INTO inbox (account, platform, id, number, body, received_at, done_at, taken_at)
        SELECT 'all-accounts', platform, id, number, body, received_at, done_at, taken_at FROM inbox
        WHERE true ON CONFLICT DO NOTHING`,
      "DELETE FROM inbox WHERE account <> 'all-accounts'",
    ],
  },
];
