import { type CompletionCommand, flatten, quoteWord, type Values } from './model.js';

/** Writes a completion script for bash 3.2 and later, to be sourced. */
export function renderBash(program: CompletionCommand): string {
  const commands = flatten(program);
  const name = program.name;
  return `# Completion of ${name} for bash: source <(${name} completion bash)
_${name}_reply() {
  local line
  while IFS= read -r line; do COMPREPLY+=("$line"); done < <(compgen "$@")
}
_${name}() {
  local current=\${COMP_WORDS[COMP_CWORD]} previous=\${COMP_WORDS[COMP_CWORD - 1]} at='' i
  if [[ $current == '=' ]]; then current=''; fi
  if [[ $previous == '=' ]]; then previous=\${COMP_WORDS[COMP_CWORD - 2]}; fi
  for ((i = 1; i < COMP_CWORD; i++)); do
    case "$at/\${COMP_WORDS[i]}" in
      ${paths(commands)}) at="$at/\${COMP_WORDS[i]}" ;;
    esac
  done
  COMPREPLY=()
  case "$at $previous" in
${commands.flatMap(optionCases).join('\n')}
  esac
  case "$at" in
${commands.map(commandCase).join('\n')}
  esac
}
complete -F _${name} ${name}
`;

  function optionCases({ path, options }: CompletionCommand): string[] {
    return options
      .filter((option) => option.values.kind !== 'none')
      .map(({ flags, values }) => {
        const patterns = flags.map((flag) => quoteWord(`${path} ${flag}`)).join('|');
        return `    ${patterns}) ${reply(values)}return ;;`;
      });
  }

  function commandCase({ path, options, argument, commands: below }: CompletionCommand): string {
    const flags = options.flatMap((option) => option.flags).join(' ');
    const names = below.map((command) => command.name);
    const words: Values = names.length > 0 ? { kind: 'words', words: names } : argument;
    return `    ${quoteWord(path)})
      if [[ $current == -* ]]; then _${name}_reply -W ${quoteWord(flags)} -- "$current"; else ${reply(words)}:; fi ;;`;
  }

  function reply(values: Values): string {
    if (values.kind === 'words') return `_${name}_reply -W ${quoteWord(values.words.join(' '))} -- "$current"; `;
    if (values.kind === 'any' || values.kind === 'none') return '';
    const kind = values.kind === 'files' ? '-f' : '-d';
    return `compopt -o filenames 2>/dev/null; _${name}_reply ${kind} -- "$current"; `;
  }
}

function paths(commands: readonly CompletionCommand[]): string {
  return commands.flatMap(({ path }) => (path === '' ? [] : [path])).join('|');
}
