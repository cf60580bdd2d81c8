#!/usr/bin/env node
// Draws docs/terminal.svg: a run as a terminal of 80 columns shows it half way through its indexes. Needs tmux.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const COLUMNS = 80;
const ROWS = 16;
const COMMAND = 'dvdrental run -s 10';
const WORTH_SHOWING = /^index .* [456]\d %.* left/m;
const PATIENCE_MS = 120_000;

const CELL = { width: 8.4, height: 19 };
const MARGIN = 16;
const INK = '#d6deeb';
/** What each SGR code of the program's means in SVG; 0, 22 and 39 take it back. */
const STYLES = new Map([
  ['1', 'font-weight="bold"'],
  ['2', 'opacity="0.6"'],
  ['31', 'fill="#ef5350"'],
  ['32', 'fill="#22da6e"'],
  ['33', 'fill="#ffcb6b"'],
]);

function tmux(/** @type {string[]} */ ...args) {
  const { status, stdout, stderr } = spawnSync('tmux', ['-u', '-L', 'draw-terminal', ...args], {
    encoding: 'utf8',
    env: { ...process.env, LANG: 'C.UTF-8', CI: '', NO_COLOR: '' },
  });
  if (status !== 0) throw new Error(`tmux ${args.join(' ')}: ${stderr}`);
  return stdout;
}

/** The screen with its colours, at a moment worth showing. */
async function capture() {
  const workplace = mkdtempSync(join(tmpdir(), 'draw-terminal-'));
  const program = `dvdrental() { node ${join(root, 'dist/src/cli.js')} "$@"; }`;
  const size = ['-x', String(COLUMNS), '-y', String(ROWS)];
  tmux('new-session', '-d', '-s', 'draw', ...size, '-c', workplace, 'bash --norc');
  try {
    tmux('send-keys', '-t', 'draw', `${program}; PS1='$ '; unset FORCE_COLOR; clear`, 'Enter');
    await delay(1000);
    tmux('send-keys', '-t', 'draw', COMMAND, 'Enter');
    for (const deadline = Date.now() + PATIENCE_MS; Date.now() < deadline; await delay(50)) {
      if (WORTH_SHOWING.test(tmux('capture-pane', '-t', 'draw', '-p'))) {
        return tmux('capture-pane', '-t', 'draw', '-p', '-e').replaceAll(workplace, '~');
      }
    }
    throw new Error(`The indexes never came half way:\n${tmux('capture-pane', '-t', 'draw', '-p')}`);
  } finally {
    tmux('send-keys', '-t', 'draw', 'C-c');
    await delay(5000);
    tmux('kill-server');
    rmSync(workplace, { recursive: true });
  }
}

/** A line as pieces of text, each with its place and style. */
function drawLine(/** @type {string} */ line, /** @type {number} */ row) {
  const y = (MARGIN + (row + 0.8) * CELL.height).toFixed(1);
  /** @type {Set<string>} */
  const styles = new Set();
  let column = 0;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: escape sequences are what is looked for
  return line.split(/\u001b\[([\d;]*)m/).map((piece, index) => {
    if (index % 2 === 1) {
      for (const code of (piece || '0').split(';')) {
        if (STYLES.has(code)) styles.add(code);
        else styles.clear();
      }
      return '';
    }
    const words = piece.trim();
    const x = (MARGIN + (column + piece.indexOf(words)) * CELL.width).toFixed(1);
    column += piece.length;
    const text = words.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
    const width = (words.length * CELL.width).toFixed(1);
    const style = [...styles].map((code) => STYLES.get(code)).join(' ');
    return words === ''
      ? ''
      : `<text x="${x}" y="${y}" textLength="${width}" xml:space="preserve" ${style}>${text}</text>\n`;
  });
}

function draw(/** @type {string} */ screen) {
  const lines = screen.trimEnd().split('\n');
  const width = Math.ceil(2 * MARGIN + COLUMNS * CELL.width);
  const height = 2 * MARGIN + lines.length * CELL.height;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img">
<title>${COMMAND}, half way through its indexes</title>
<rect width="100%" height="100%" rx="8" fill="#011627"/>
<g font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace" font-size="14" fill="${INK}">
${lines.flatMap(drawLine).join('')}</g>
</svg>
`;
}

writeFileSync(join(root, 'docs/terminal.svg'), draw(await capture()));
