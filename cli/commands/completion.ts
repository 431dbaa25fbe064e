import { Command } from 'commander';
import { FluxionError } from '../../src/index.ts';
import { EXIT, type ExitCode } from '../exit.ts';
import { list } from '../render/text.ts';

/** A subcommand with its options, as a shell needs to know it. */
interface Known {
  readonly name: string;
  readonly summary: string;
  readonly options: readonly string[];
}

const SHELLS: Readonly<Record<string, (commands: readonly Known[]) => string>> = { bash, zsh, fish };

/** `completion SHELL`: a script for the shell to complete the command line of fluxion. */
export function completionCommand(finish: (code: ExitCode) => void): Command {
  const command = new Command('completion')
    .summary('a completion script for bash, zsh or fish')
    .description('Print a script that completes the command line of fluxion.')
    .argument('<shell>', 'bash, zsh or fish')
    .action((shell: string) => {
      const script = SHELLS[shell];
      if (script === undefined || !Object.hasOwn(SHELLS, shell)) {
        throw new FluxionError('USAGE', `There is no completion for ${shell}.`, {
          suggestion: `It knows ${list(Object.keys(SHELLS))}.`,
        });
      }
      const commands = command.parent?.commands ?? [];
      process.stdout.write(script(commands.map(knownOf)));
      finish(EXIT.done);
    });
  return command;
}

function knownOf(command: Command): Known {
  const options = command.options.flatMap(({ long }) => (long ? [long] : []));
  return { name: command.name(), summary: command.summary(), options: [...options, '--help'] };
}

function bash(commands: readonly Known[]): string {
  const cases = commands.map(({ name, options }) => `    ${name}) words="${options.join(' ')}" ;;`);
  return `# fluxion completion bash >> ~/.bashrc
_fluxion() {
  local words
  case "\${COMP_WORDS[1]}" in
${cases.join('\n')}
    *) words="${commands.map(({ name }) => name).join(' ')} --help" ;;
  esac
  if [ "$COMP_CWORD" -eq 1 ]; then words="${commands.map(({ name }) => name).join(' ')} --help"; fi
  COMPREPLY=($(compgen -W "$words" -- "\${COMP_WORDS[COMP_CWORD]}"))
}
complete -F _fluxion fluxion
`;
}

function zsh(commands: readonly Known[]): string {
  const names = commands.map(({ name, summary }) => `    '${name}:${summary.replace(/'/g, '')}'`);
  const cases = commands.map(({ name, options }) => `      ${name}) compadd -- ${options.join(' ')} ;;`);
  return `#compdef fluxion
# fluxion completion zsh > "\${fpath[1]}/_fluxion"
_fluxion() {
  local -a commands
  commands=(
${names.join('\n')}
  )
  if (( CURRENT == 2 )); then
    _describe 'command' commands
  else
    case "$words[2]" in
${cases.join('\n')}
    esac
  fi
}
compdef _fluxion fluxion
`;
}

function fish(commands: readonly Known[]): string {
  const names = commands.map(
    ({ name, summary }) => `complete -c fluxion -n __fish_use_subcommand -a ${name} -d '${summary.replace(/'/g, '')}'`,
  );
  const options = commands.flatMap(({ name, options: flags }) =>
    flags.map((flag) => `complete -c fluxion -n '__fish_seen_subcommand_from ${name}' -l ${flag.slice(2)}`),
  );
  return `# fluxion completion fish > ~/.config/fish/completions/fluxion.fish
complete -c fluxion -f
${[...names, ...options].join('\n')}
`;
}
