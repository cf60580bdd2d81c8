import { type CompletionCommand, type CompletionOption, flatten, quoteWord, type Values } from './model.js';

/** Writes a completion script for zsh, to be sourced or kept as a file in fpath. */
export function renderZsh(program: CompletionCommand): string {
  const commands = flatten(program);
  const name = program.name;
  const paths = commands.flatMap(({ path }) => (path === '' ? [] : [path])).join('|');
  return `#compdef ${name}
# Completion of ${name} for zsh: source <(${name} completion zsh)
_${name}() {
  local previous=\${words[CURRENT-1]} at='' i
  local -a choices
  for ((i = 2; i < CURRENT; i++)); do
    case "$at/\${words[i]}" in
      (${paths}) at="$at/\${words[i]}" ;;
    esac
  done
  if [[ $PREFIX == --*=* ]]; then
    previous=\${PREFIX%%=*}
    compset -P 1 '*='
  fi
  case "$at $previous" in
${commands.flatMap(optionCases).join('\n')}
  esac
  case "$at" in
${commands.map(commandCase).join('\n')}
  esac
}
if [[ $funcstack[1] == _${name} ]]; then _${name} "$@"; else compdef _${name} ${name}; fi
`;
}

function optionCases({ path, options }: CompletionCommand): string[] {
  return options
    .filter((option) => option.values.kind !== 'none')
    .map(({ flags, values }) => {
      const patterns = flags.map((flag) => quoteWord(`${path} ${flag}`)).join('|');
      return `    (${patterns}) ${reply(values)}return ;;`;
    });
}

function commandCase({ path, options, argument, commands }: CompletionCommand): string {
  const flags = options.flatMap((option) => option.flags.map((flag) => describe(flag, option)));
  const names = commands.map((command) => describe(command.name, command));
  const words = names.length > 0 ? `choices=(${names.join(' ')}); _describe command choices` : `${reply(argument)}:`;
  return `    (${quoteWord(path)})
      if [[ $PREFIX == -* ]]; then
        choices=(${flags.join(' ')})
        _describe option choices
      else
        ${words}
      fi ;;`;
}

function describe(word: string, { description }: Pick<CompletionOption, 'description'>): string {
  return quoteWord(`${word}:${description}`);
}

function reply(values: Values): string {
  if (values.kind === 'words') return `compadd -- ${values.words.map(quoteWord).join(' ')}; `;
  if (values.kind === 'any' || values.kind === 'none') return '';
  return values.kind === 'files' ? '_files; ' : '_files -/; ';
}
