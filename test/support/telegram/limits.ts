/** The Bot API's limits, in one place. Lengths are UTF-16 units unless the name says otherwise. */
export const limits = {
  text: 4096,
  caption: 1024,
  /** More are accepted; the first ones in order of the text are kept. */
  entities: 100,
  callbackDataBytes: 64,
  buttons: 100,
  buttonsInRow: 8,
  callbackAnswer: 200,
  /** How long a pressed button waits for its answer, in milliseconds of the server's clock. */
  callbackLifeMs: 60_000,
  commands: 100,
  commandName: 32,
  commandDescription: 256,
  description: 512,
  shortDescription: 120,
  documentBytes: 50 * 1024 * 1024,
  photoBytes: 10 * 1024 * 1024,
  photoSides: 10_000,
  photoRatio: 20,
  downloadBytes: 20 * 1024 * 1024,
  bodyBytes: 52 * 1024 * 1024,
  pollSeconds: 50,
  updatesAtOnce: 100,
  /** A message older than this cannot be deleted for everyone. */
  deleteWithinMs: 48 * 3_600_000,
  secretToken: 256,
} as const;
