import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { SCENARIOS } from '../../src/config/scenarios/list.js';
import { type BadInput, expectRefusal, wordsOf } from '../support/bad-input.js';
import { runProgram } from '../support/program.js';

const CORRECT_FLAG = 'Correct it and run the command again; --help lists every option.';
const CORRECT_FILE = 'Correct it and run the command again; dvdrental config schema describes every key.';
const NAME_FILE = 'Name a JSON file with --config; dvdrental config schema describes its keys.';
const HELP = 'Use --help for help.';

const problem = (line: string, advice = CORRECT_FLAG) =>
  `dvdrental: The configuration has a problem:\n  ${line}\n${advice}`;

/** A run of one week, so that what is not refused ends soon. */
const generate = (...args: string[]) => ['generate', '--weeks', '1', ...args];
const configured = (text: string) => ({
  args: generate('--config', 'c.json'),
  files: { 'c.json': text },
  code: 2,
});

const FLAGS: readonly BadInput[] = [
  {
    name: 'a negative number of weeks',
    args: ['--weeks', '-1'],
    code: 2,
    says: problem('--weeks: expected a whole number from 1 to 3480; found -1'),
  },
  {
    name: 'a number of weeks that is a word',
    args: ['--weeks', 'ten'],
    code: 2,
    says: problem('--weeks: expected a whole number from 1 to 3480; found "ten"'),
  },
  {
    name: 'a day that no calendar has',
    args: generate('--start-date', '2001-02-30'),
    code: 2,
    says: problem('--start-date: expected a date of the calendar, written like 2001-10-01; found "2001-02-30"'),
  },
  {
    name: 'a start before TIMESTAMP begins',
    args: generate('--start-date', '1900-01-01'),
    code: 2,
    says: problem(
      '--start-date: expected a date whose Monday is in 1971 or later: from 1971-01-04 on; found 1900-01-01',
    ),
  },
  {
    name: 'an end after TIMESTAMP ends',
    args: ['generate', '--start-date', '2037-01-01', '--weeks', '100'],
    code: 2,
    says: problem(
      '--weeks: expected at most 50 weeks from this start, since dates end on 2038-01-18; found 100 weeks from 2036-12-29, whose last return may be on 2038-12-31',
    ),
  },
  {
    name: 'a scale of nothing',
    args: generate('--scale-factor', '0'),
    code: 2,
    says: problem('--scale-factor: expected a number above 0, up to 1000; found 0'),
  },
  {
    name: 'a scale beyond all bounds',
    args: generate('-s', '1e9'),
    code: 2,
    says: problem('--scale-factor: expected a number above 0, up to 1000; found "1e9"'),
  },
  {
    name: 'several wrong values at once',
    args: ['generate', '--weeks', '0', '--seed', 'x'],
    code: 2,
    says: `dvdrental: The configuration has 2 problems:
  --weeks: expected a whole number from 1 to 3480; found 0
  --seed: expected a whole number from 0 to 4294967295; found "x"
${CORRECT_FLAG}`,
  },
  {
    name: 'a wrong value in the environment',
    args: ['generate'],
    environment: { DVDRENTAL_WEEKS: 'all' },
    code: 2,
    says: problem('DVDRENTAL_WEEKS: expected a whole number from 1 to 3480; found "all"', CORRECT_FILE),
  },
  {
    name: 'no threads',
    args: generate('--threads', '0'),
    code: 2,
    says: `dvdrental: option '--threads <n>' argument '0' is invalid. It must be a whole number from 1 to 256.\n${HELP}`,
  },
  {
    name: 'a scenario that there is not',
    args: ['scenarios', 'show', 'nowhere'],
    code: 2,
    says: `dvdrental: There is no scenario nowhere.
The scenarios are ${SCENARIOS.map((scenario) => scenario.name).join(', ')}.`,
  },
  {
    name: 'an option that there is not',
    args: generate('--sede', '1'),
    code: 2,
    says: `dvdrental: unknown option '--sede'\n(Did you mean --seed?)\n${HELP}`,
  },
  {
    name: 'a command that there is not',
    args: ['generat'],
    code: 2,
    says: `dvdrental: unknown command 'generat'\n(Did you mean generate?)\n${HELP}`,
  },
  {
    name: 'help on a command that there is not',
    args: ['generat', '--help'],
    code: 2,
    says: `dvdrental: unknown command 'generat'\n(Did you mean generate?)\n${HELP}`,
  },
  {
    name: 'options before the command',
    args: ['--weeks', '1', 'generate'],
    code: 2,
    says: `dvdrental: too many arguments for 'run'. Expected 0 arguments but got 1.
A command comes before its options: dvdrental generate --weeks 4. ${HELP}`,
  },
  {
    name: '-h alone, which is the host',
    args: ['-h'],
    code: 2,
    says: `dvdrental: -h names the host, as in MySQL’s own clients: -h HOST.\n${HELP}`,
  },
  {
    name: '-h where there is no host to give',
    args: ['generate', '-h'],
    code: 2,
    says: `dvdrental: -h names the host, as in MySQL’s own clients: -h HOST.\n${HELP}`,
  },
  {
    name: 'a URL with a password in it',
    args: ['--url', 'mysql://ann:secret@localhost/dvd'],
    code: 2,
    says: problem(
      '--url: expected a URL without a password, which goes into DVDRENTAL_PASSWORD or is asked for by -p; found a password, which other users of this machine can read',
    ),
  },
  {
    name: 'a password to be typed where nobody can type',
    args: ['--weeks', '1', '-h', 'localhost', '-p'],
    code: 2,
    says: `dvdrental: Cannot ask for the password: there is no terminal.
Put it into the environment variable DVDRENTAL_PASSWORD instead.`,
  },
];

const CONTRADICTIONS: readonly BadInput[] = [
  {
    name: 'neither files nor a database',
    args: ['--target', 'none', '--no-csv'],
    code: 2,
    says: `dvdrental: --no-csv and --target none together produce no output.
Leave out one of the two.`,
  },
  {
    name: '--weeks and --years',
    args: ['--weeks', '3', '--years', '2'],
    code: 2,
    says: problem('--weeks and --years: expected one of them; found both'),
  },
  {
    name: '--socket and --host',
    args: ['--socket', '/run/s', '--host', 'db'],
    code: 2,
    says: problem('--socket and --host: expected one of them; found both'),
  },
  {
    name: '--url and --port',
    args: ['--url', 'mysql://ann@db/dvd', '-P', '3307'],
    code: 2,
    says: problem('--url and --port: expected one of them; found both'),
  },
  {
    name: '--target none and a server',
    args: ['--target', 'none', '--url', 'mysql://ann@db/dvd'],
    code: 2,
    says: `dvdrental: --url names a server, and --target none uses none.
Leave out one of the two; the database's name alone is given with -D NAME.`,
  },
  {
    name: '--target duckdb and a server',
    args: ['--target', 'duckdb', '-h', 'db'],
    code: 2,
    says: `dvdrental: --host names a server, and --target duckdb uses none.
Leave out one of the two; the database's name alone is given with -D NAME.`,
  },
  {
    name: '--quiet and --verbose',
    args: generate('--quiet', '--verbose'),
    code: 2,
    says: `dvdrental: option '-q, --quiet' cannot be used with option '-v, --verbose'\n${HELP}`,
  },
  {
    name: '--overwrite and --resume',
    args: ['--overwrite', '--resume'],
    code: 2,
    says: `dvdrental: option '--overwrite' cannot be used with option '--resume'\n${HELP}`,
  },
];

const CONFIGURATIONS: readonly BadInput[] = [
  {
    name: 'an unknown key',
    ...configured('{\n  "generation": { "film_count": 3 }\n}'),
    says: problem('c.json:2:19 generation.film_count: found an unknown key; did you mean films_count?', CORRECT_FILE),
  },
  {
    name: 'a rate that is a word',
    ...configured('{ "generation": { "late_return_probability": "abc" } }'),
    says: problem(
      'c.json:1:19 generation.late_return_probability: expected a number from 0 to 1; found "abc"',
      CORRECT_FILE,
    ),
  },
  {
    name: 'an empty file',
    ...configured(''),
    says: problem('c.json:1:1 the file: expected an object in braces, {} at least; found nothing', CORRECT_FILE),
  },
  {
    name: 'a file that breaks off',
    ...configured('{ "generation": {'),
    says: problem('c.json:1:18 syntax: expected a closing brace }; found the end of the file', CORRECT_FILE),
  },
  {
    name: 'a folder',
    args: generate('--config', 'c'),
    files: { 'c/': '' },
    code: 2,
    says: `dvdrental: The configuration file c is a folder.\n${NAME_FILE}`,
  },
  {
    name: 'a file of which the system refuses to read a byte',
    args: generate('--config', '/proc/self/mem'),
    code: 2,
    says: `dvdrental: The configuration file /proc/self/mem cannot be read: EIO: i/o error, read.\n${NAME_FILE}`,
  },
  {
    name: 'no such file',
    args: generate('--config', 'nowhere.json'),
    code: 2,
    says: `dvdrental: The configuration file nowhere.json does not exist.\n${NAME_FILE}`,
  },
  {
    name: 'a password that is no text',
    ...configured('{ "mysql": { "password": 12345 } }'),
    says: problem(
      'c.json:1:14 mysql.password: expected one line of text, at most 1024 characters; found no text',
      CORRECT_FILE,
    ),
  },
];

const FOLDERS: readonly BadInput[] = [
  {
    name: 'an output folder that is a file',
    args: generate('-o', 'taken'),
    files: { taken: 'text' },
    code: 2,
    says: `dvdrental: <folder>/taken is a file where a folder is needed.
Nothing was changed. Name another folder with --output-dir.`,
  },
  {
    name: 'an output folder below a file, before a server is started',
    args: ['--weeks', '1', '-o', 'taken/deep/down'],
    files: { taken: 'text' },
    code: 2,
    says: `dvdrental: <folder>/taken is a file where a folder is needed.
Nothing was changed. Name another folder with --output-dir.`,
  },
  {
    name: 'an output folder with something else in it',
    args: generate('-o', 'mine', '--overwrite'),
    files: { 'mine/letter.txt': 'dear' },
    code: 2,
    says: `dvdrental: <folder>/mine holds files that are not a dataset of this program.
Nothing was changed. Name another folder with --output-dir.`,
  },
  {
    name: 'a dataset to load that is not there',
    args: ['load', 'nowhere'],
    code: 2,
    says: `dvdrental: There is no folder nowhere.
Name the folder of a dataset, or make one: dvdrental generate -o nowhere`,
  },
  {
    name: 'a folder to load that is no dataset',
    args: ['load', 'mine'],
    files: { 'mine/rental.csv': '1' },
    code: 1,
    says: `dvdrental: mine is not a whole dataset: it has no readable manifest.json.
Make one in another folder: dvdrental generate -o mine_2`,
  },
];

describe.concurrent.each([
  ['flags', FLAGS],
  ['contradictions', CONTRADICTIONS],
  ['configuration files', CONFIGURATIONS],
  ['folders', FOLDERS],
])('bad %s', (_, table) => {
  test.each(table)('$name', expectRefusal);
});

test('a dataset that was damaged since it was made is not loaded, and no server is started for it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'damaged-'));
  try {
    expect((await runProgram(generate('-o', 'data'), { folder })).code).toBe(0);
    const rental = join(folder, 'data/rental.csv');
    const { size } = statSync(rental);
    truncateSync(rental, size - 1);
    rmSync(join(folder, 'data/actor.csv'));
    const payment = join(folder, 'data/payment.csv');
    writeFileSync(payment, readFileSync(payment, 'utf8').replace('1,', '2,'));
    const ended = await runProgram(['load', 'data'], { folder });
    expect(
      wordsOf(ended.stderr, folder),
    ).toBe(`dvdrental: The dataset in data is not what its manifest.json says: actor.csv is missing; rental.csv has ${size - 1} bytes instead of ${size}; payment.csv was changed.
Nothing was changed. Bring the files back as they were, or make the dataset again, with the options it was made with: dvdrental generate --overwrite -o data`);
    expect(ended).toMatchObject({ code: 1, stdout: '' });
    expect(existsSync(join(folder, 'out'))).toBe(false);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
