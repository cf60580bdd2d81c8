import { lastLines } from './last-lines.mjs';

/** The reasons that npm's messages show, and the remedies. The first match is used. */
const ADVICE = [
  {
    sign: /ENOSPC|no space left/i,
    text: 'The disk is full. Free some space in this folder and in npm’s cache (npm config get cache), then try again.',
  },
  {
    sign: /ECONNREFUSED|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|ECONNRESET|ERR_SOCKET_TIMEOUT|CERT_|E40[137]\b/,
    text: 'npm can’t get packages from its registry (npm config get registry). Check the network, and the proxy if there is one (npm config set proxy URL), then try again.',
  },
  {
    sign: /gyp ERR!|node-gyp/,
    text: 'A package has no ready-made program for this system, and there is no compiler to make one. Install a C++ compiler, make and Python 3, then try again.',
  },
  {
    sign: /EACCES|EPERM/,
    text: 'This user may not write into this folder or into npm’s cache (npm config get cache).',
  },
  {
    sign: /spawn npm ENOENT/,
    text: 'npm is not installed, or not on the PATH. It comes with Node; some systems have it in a package of its own.',
  },
];

/** Lines of a stack trace, and empty ones. */
const STACK = /^npm (error|ERR!)?\s*(at .*)?$/;

/**
 * Says why packages could not be installed: what npm printed last, and what helps.
 * @param {string} output - all that npm printed
 */
export function explainFailure(output) {
  const said = output.split('\n').filter((line) => !STACK.test(line));
  const advice = ADVICE.find(({ sign }) => sign.test(output));
  return ['npm ci failed. It says:', lastLines(said.join('\n')), ...(advice ? [advice.text] : [])].join('\n');
}
