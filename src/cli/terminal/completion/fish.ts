import { type CompletionCommand, type CompletionOption, flatten, type Values } from './model.js';

/** Writes a completion script for fish, to be sourced. */
export function renderFish(program: CompletionCommand): string {
  const commands = flatten(program);
  const name = program.name;
  const paths = commands.flatMap(({ path }) => (path === '' ? [] : [path])).join(' ');
  return `# Completion of ${name} for fish: ${name} completion fish | source
function __${name}_at
  set -l at ''
  for word in (commandline -opc)[2..-1]
    if contains -- "$at/$word" ${paths}
      set at "$at/$word"
    end
  end
  test "$at" = "$argv[1]"
end
complete -c ${name} -f
${commands.flatMap(linesOf).join('\n')}
`;

  function linesOf({ path, options, argument, commands: below }: CompletionCommand): string[] {
    const start = `complete -c ${name} -n ${quote(`__${name}_at '${path}'`)}`;
    const words = argumentsOf(argument);
    return [
      ...below.map((command) => `${start} -a ${command.name} -d ${quote(command.description)}`),
      ...(words === '' ? [] : [`${start} ${words}`]),
      ...options.map((option) => `${start} ${optionOf(option)}`),
    ];
  }
}

function optionOf({ flags, description, values }: CompletionOption): string {
  const names = flags.map((flag) => (flag.startsWith('--') ? `-l ${flag.slice(2)}` : `-s ${flag.slice(1)}`));
  const value = values.kind === 'none' ? '' : ` ${values.kind === 'files' ? '-r' : '-x'} ${argumentsOf(values)}`;
  return `${names.join(' ')}${value} -d ${quote(description)}`;
}

function argumentsOf(values: Values): string {
  if (values.kind === 'words') return `-a ${quote(values.words.join(' '))}`;
  if (values.kind === 'files') return '-F';
  return values.kind === 'folders' ? `-a '(__fish_complete_directories)'` : '';
}

/** Quotes a text as one word of fish, where only these two characters are escaped. */
function quote(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}
