import type { Command, Option } from 'commander';
import { isEmbedded } from '../config/connection.js';
import { SERVER_OPTIONS } from '../config/option-table.js';
import type { CallWriter } from '../jobs/job.js';
import { quoteWord, splitWords } from '../program-call.js';

/** The options that say where a command works, by commander's names. */
const PLACE_OPTIONS: readonly string[] = ['config', 'target', ...SERVER_OPTIONS, 'database', 'outputDir'];

/** Options of the current call that another call of it leaves out. */
const ONCE = ['--overwrite', '--resume'];

const CALL = /`dvdrental ([^`]+)`/g;

/** An option that was given on the command line; a switch has no value. */
interface Given {
  readonly name: string;
  readonly value: string | undefined;
}

/**
 * The command lines that messages offer. Each begins with what calls the program here, and repeats the options of the
 * current call that name the place: server, database, engine, folder, configuration. A password is never among them.
 */
export class Calls implements CallWriter {
  private root: Command | undefined;
  private place: readonly Given[] = [];
  private readonly program: string;
  private readonly args: readonly string[];

  /**
   * @param program - what calls begin with here: `npm start --`, or `dvdrental` where it is installed
   * @param args - the current call, without the program
   */
  constructor(program: string, args: readonly string[]) {
    this.program = program;
    this.args = args;
  }

  /** Registers the program's commands; the command that runs determines the place. */
  follow(root: Command): void {
    this.root = root;
    root.hook('preAction', (_, command) => {
      this.place = placeOf(command);
    });
  }

  /** The current call again, with further options. */
  again(...options: readonly string[]): string {
    return this.write([...this.args.filter((arg) => !ONCE.includes(arg)), ...options]);
  }

  /** The current call again, for another database, with further options. */
  againIn(database: string, ...options: readonly string[]): string {
    const args = this.args.filter(
      (arg, at) => !/^(-D|--database=)./.test(arg) && !isDatabaseFlag(arg) && !isDatabaseFlag(this.args[at - 1]),
    );
    return this.write([...args.filter((arg) => !ONCE.includes(arg)), '-D', database, ...options]);
  }

  /** Another command, on the place of the current call. */
  to(...words: readonly string[]): string {
    const command = this.root && findCommand(this.root, words);
    return this.write(command ? [...words, ...this.placeFor(command, words)] : words);
  }

  /** A message with every call in it, which `programCall` has written, made complete. */
  complete(message: string): string {
    return message.replace(CALL, (call, line: string) => {
      const words = splitWords(line);
      const command = this.root && findCommand(this.root, words);
      return command ? this.write([...words, ...this.placeFor(command, words)]) : call;
    });
  }

  private placeFor(command: Command, words: readonly string[]): string[] {
    const target = valueIn(words, '--target') ?? this.place.find(({ name }) => name === 'target')?.value;
    return this.place.flatMap(({ name, value }) => {
      const option = command.options.find((each) => each.attributeName() === name);
      if (option === undefined || isAmong(words, option)) return [];
      if (value !== undefined && option.argChoices?.includes(value) === false) return [];
      if (target !== undefined && isEmbedded(target) && (SERVER_OPTIONS as readonly string[]).includes(name)) return [];
      // A folder that the call names itself is not repeated.
      if (name === 'outputDir' && words.includes(value ?? '')) return [];
      const flag = option.short ?? option.long ?? '';
      return value === undefined ? [flag] : [flag, value];
    });
  }

  private write(words: readonly string[]): string {
    const own = words[0] === 'run' && this.program !== 'dvdrental' ? words.slice(1) : words;
    const program = own.length === 0 ? this.program.replace(/ --$/, '') : this.program;
    return [program, ...own.map(quoteWord)].join(' ');
  }
}

function placeOf(command: Command): readonly Given[] {
  return PLACE_OPTIONS.filter((name) => command.getOptionValueSource(name) === 'cli').map((name) => {
    const value: unknown = command.getOptionValue(name);
    return { name, value: typeof value === 'boolean' ? undefined : String(value) };
  });
}

function findCommand(root: Command, words: readonly string[]): Command | undefined {
  let command = root;
  for (const word of words) {
    const below = command.commands.find((each) => each.name() === word);
    if (below === undefined) break;
    command = below;
  }
  return command === root ? undefined : command;
}

function isAmong(words: readonly string[], { short, long }: Option): boolean {
  return words.some((word) => word === short || word === long || (long && word.startsWith(`${long}=`)));
}

function valueIn(words: readonly string[], flag: string): string | undefined {
  const at = words.indexOf(flag);
  return at < 0 ? undefined : words[at + 1];
}

function isDatabaseFlag(arg: string | undefined): boolean {
  return arg === '-D' || arg === '--database';
}
