import type { TextFormat } from './text-format.js';

/**
 * The format clause of every LOAD DATA statement that reads this program's CSV files, on MySQL and MariaDB.
 *
 * The backslash has to be the escape character, or the server would not know `\N` for NULL. So a CSV field that
 * holds a backslash would mean one thing here and another to any reader of RFC 4180; the encoder refuses it.
 * Quotes inside a field are doubled, as RFC 4180 says, and an unquoted NULL means NULL here, so the word is
 * quoted when it is meant as text. The literal below needs a session without NO_BACKSLASH_ESCAPES.
 */
export const LOAD_DATA_FORMAT =
  "CHARACTER SET utf8mb4 FIELDS TERMINATED BY ',' OPTIONALLY ENCLOSED BY '\"' ESCAPED BY '\\\\' " +
  "LINES TERMINATED BY '\\n'";

/** The format clause for each kind of text. Tab-separated is what LOAD DATA takes of its own accord. */
export const LOAD_DATA_FORMATS: Readonly<Record<TextFormat, string>> = {
  csv: LOAD_DATA_FORMAT,
  tsv: "CHARACTER SET utf8mb4 FIELDS TERMINATED BY '\\t' ESCAPED BY '\\\\' LINES TERMINATED BY '\\n'",
};
