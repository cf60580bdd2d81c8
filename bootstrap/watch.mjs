import { say } from './run.mjs';

/**
 * How a long task shows that it goes on.
 * @typedef {object} WatchOptions
 * @property {() => string} [soFar] - how far it is, such as `120 of 380 packages`
 * @property {NodeJS.WritableStream & {isTTY?: boolean, columns?: number}} [stream] - stderr unless given
 * @property {number} [everyMs] - how often it is shown
 */

const LIVE_MS = 200;
const PLAIN_MS = 10_000;
const CLEAR_LINE = '\r\u001b[K';

/**
 * Does a long task and shows what it is, how far it has come and how long it has taken: in one moving line on a terminal,
 * elsewhere in a line at its beginning, one every ten seconds and one at its end. What it throws is thrown on.
 * @template Result
 * @param {string} what - such as `installing packages (npm ci)`
 * @param {() => Promise<Result>} task
 * @param {WatchOptions} [options]
 * @returns {Promise<Result>}
 */
export async function watch(what, task, options = {}) {
  const { soFar = () => '', stream = process.stderr } = options;
  const isLive = stream.isTTY === true && !process.env.CI && process.env.TERM !== 'dumb';
  const began = performance.now();
  const seconds = () => `${Math.round((performance.now() - began) / 1000)} s`;
  const now = () => [what, [soFar(), seconds()].filter(Boolean).join(', ')].join(': ');
  const show = () => {
    if (!isLive) return say(now(), stream);
    const line = `dvdrental: ${now()}`;
    stream.write(`${CLEAR_LINE}${line.slice(0, (stream.columns || 80) - 1)}`);
  };
  const clear = () => void (isLive && stream.write(CLEAR_LINE));
  if (isLive) show();
  else say(what, stream);
  const timer = setInterval(show, options.everyMs ?? (isLive ? LIVE_MS : PLAIN_MS));
  process.on('exit', clear);
  try {
    return await task();
  } finally {
    clearInterval(timer);
    process.off('exit', clear);
    clear();
    say(`${what}: took ${seconds()}`, stream);
  }
}
