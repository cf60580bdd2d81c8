import { userInfo } from 'node:os';

/** The number of the user that runs this process; -1 where users have none, as on Windows. */
export function userId(): number {
  return process.getuid?.() ?? -1;
}

/** The name of that user's account; undefined where the number has none, as in a container that runs as any number. */
export function accountName(): string | undefined {
  try {
    return userInfo().username;
  } catch {
    return undefined;
  }
}
