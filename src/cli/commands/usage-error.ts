import type { Calls } from '../calls.js';

const HELP = 'Use --help for help.';

/** Rewords commander's messages for a wrong call: what is wrong, then what to do. */
export function rewordUsageError(text: string, calls: Calls): { readonly message: string; readonly advice: string } {
  const message = text.trim().replace(/^error: /, 'dvdrental: ');
  if (/ '-h(,[^']*)?'( argument missing)?$/.test(message)) {
    return {
      message: 'dvdrental: -h names the host, as in MySQL’s own clients: -h HOST.',
      advice: HELP,
    };
  }
  if (/ '--password=/.test(message)) {
    return {
      message:
        'dvdrental: --password asks for the password. A password on the command line can be read by other users.',
      advice: 'Use -p alone, or the environment variable DVDRENTAL_PASSWORD.',
    };
  }
  const misplaced = message.includes("too many arguments for 'run'");
  const order = `A command comes before its options: ${calls.to('generate', '--weeks', '4')}. `;
  return { message, advice: `${misplaced ? order : ''}${HELP}` };
}
