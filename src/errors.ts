/** The code of an error, for programs; `main.ts` maps each to an exit code. */
export type ErrorCode =
  | 'usage'
  | 'config-invalid'
  | 'conflict'
  | 'filesystem'
  | 'connection'
  | 'connection-lost'
  | 'server'
  | 'load'
  | 'dataset-invalid'
  | 'interrupted'
  | 'internal';

export interface ErrorDetail {
  /** What to do next, as a sentence. */
  readonly hint?: string;
  readonly cause?: unknown;
}

/** The error class of this program: the message says what happened and to what, the hint what to do next. */
export class DatagenError extends Error {
  override readonly name = 'DatagenError';
  readonly code: ErrorCode;
  readonly hint: string | undefined;

  constructor(code: ErrorCode, message: string, detail: ErrorDetail = {}) {
    super(message, detail.cause === undefined ? undefined : { cause: detail.cause });
    this.code = code;
    this.hint = detail.hint;
  }
}

/** The error of a call whose signal has aborted; the signal's reason is its cause. */
export function interrupted(signal: AbortSignal | undefined, message = 'Interrupted.'): DatagenError {
  return new DatagenError('interrupted', message, { cause: signal?.reason });
}

/** Throws a DatagenError `interrupted` if the signal has aborted. */
export function throwIfAborted(signal: AbortSignal | undefined, message?: string): void {
  if (signal?.aborted === true) throw interrupted(signal, message);
}

/** An error as it is; where the signal had aborted, a DatagenError `interrupted` with the error as its cause. */
export function explainInterrupted(error: unknown, signal: AbortSignal | undefined): unknown {
  if (signal?.aborted !== true || (error instanceof DatagenError && error.code === 'interrupted')) return error;
  return new DatagenError('interrupted', 'Interrupted.', { cause: error });
}

/** The message of anything that was thrown. */
export function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}

const DISK_REASONS: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'the quota of this user is used up',
  EFBIG: 'the file would be larger than this user or this disk may have it',
  EROFS: 'the disk is read-only',
  EACCES: 'this user may not write there',
  EPERM: 'this user may not write there',
  ENOTDIR: 'a part of the path is a file, not a folder',
  ENAMETOOLONG: 'the name is too long',
  EMFILE: 'too many files are open',
  EIO: 'the disk does not answer as it should',
};

/** The reason of a file system error, in words; the system's own message if there are none. */
export function diskReason(cause: unknown): string {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  return DISK_REASONS[code] ?? messageOf(cause);
}
