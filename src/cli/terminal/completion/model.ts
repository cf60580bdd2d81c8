/** The values of an option or argument. */
export type Values =
  | { readonly kind: 'none' | 'any' | 'files' | 'folders' }
  | { readonly kind: 'words'; readonly words: readonly string[] };

export interface CompletionOption {
  /** `-s`, `--scale-factor` */
  readonly flags: readonly string[];
  readonly description: string;
  /** `none` for one that takes no value. */
  readonly values: Values;
}

export interface CompletionCommand {
  /** `/server/start`; empty for the program itself. */
  readonly path: string;
  readonly name: string;
  readonly description: string;
  readonly options: readonly CompletionOption[];
  /** Of its first argument. */
  readonly argument: Values;
  readonly commands: readonly CompletionCommand[];
}

/** A command and all below it, the top first. */
export function flatten(command: CompletionCommand): readonly CompletionCommand[] {
  return [command, ...command.commands.flatMap(flatten)];
}

/** A text as one word of a shell. */
export function quoteWord(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
