/**
 * Why the storage could not do what was asked:
 * - `unavailable`: no connection, or the server went away
 * - `unwritable`: the folder or file cannot be made or written
 * - `full`: the disk is full
 * - `damaged`: the file is no database, or its content is broken
 * - `busy`: another process held it for too long, or transactions kept colliding
 * - `newer`: the data was written by a newer version of this program
 * - `invalid`: a value that cannot be kept, such as a text with a NUL character
 * - `failed`: anything else; the cause tells
 */
export type StorageErrorCode =
  | 'unavailable'
  | 'unwritable'
  | 'full'
  | 'damaged'
  | 'busy'
  | 'newer'
  | 'invalid'
  | 'failed';

/** The storage failed. Never an empty answer: whoever asks for what was seen must not take a failure for "nothing". */
export class StorageError extends Error {
  override readonly name = 'StorageError';
  readonly code: StorageErrorCode;

  constructor(code: StorageErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
