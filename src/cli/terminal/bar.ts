import { formatBytes, formatCompact, formatSeconds, formatWait } from '../../format.js';
import type { Palette } from './colours.js';
import type { Reading } from './meter.js';

/** Phases are named in a column of this width, in bars and lines alike. */
export const LABEL_WIDTH = 10;

const LEAST_CELLS = 7;
const MAX_CELLS = 40;
const LEAST_ITEM = 8;
const MAX_ITEM = 40;
/** The minimum length of a bar beside a name. */
const CELLS_BESIDE_ITEM = 12;
const GAP = '  ';

/**
 * Draws a phase in one line that is shorter than the terminal is wide: name, bar, per cent, rows and bytes a second,
 * time left, what is being worked on. In a narrow terminal the last ones are left out; fields keep their places from one
 * frame to the next.
 *
 * @param columns - the terminal's width
 */
export function renderBar(label: string, reading: Reading, columns: number, palette: Palette): string {
  const name = palette.label(label.padEnd(LABEL_WIDTH));
  if (reading.fraction === undefined) {
    return `${name} ${palette.faint(`working, ${formatWait(reading.seconds)}`)}`;
  }
  // The last column stays empty, so that no terminal wraps the line; label and per cent have their places.
  let room = columns - 1 - (LABEL_WIDTH + 1) - ' 100 %'.length - LEAST_CELLS;
  const fields: string[] = [];
  for (const field of fieldsOf(reading)) {
    if (field.length + GAP.length > room) break;
    fields.push(field);
    room -= field.length + GAP.length;
  }
  let cells = Math.min(MAX_CELLS, LEAST_CELLS + Math.max(0, room));
  const itemRoom = room + LEAST_CELLS - CELLS_BESIDE_ITEM - GAP.length;
  if (reading.item !== undefined && itemRoom >= LEAST_ITEM) {
    const width = Math.min(MAX_ITEM, itemRoom);
    cells = Math.min(MAX_CELLS, room + LEAST_CELLS - GAP.length - width);
    fields.push(palette.faint(shorten(reading.item, width)));
  }
  const percent = `${Math.floor(reading.fraction * 100)} %`.padStart(6);
  return `${name} ${renderCells(reading.fraction, cells, palette)}${percent}${fields.map((field) => GAP + field).join('')}`;
}

/** In the order in which they are left out, the last first. */
function fieldsOf(reading: Reading): string[] {
  const { rowsPerSecond, bytesPerSecond, secondsLeft, fraction, seconds } = reading;
  const left =
    fraction === 1 ? formatSeconds(seconds) : secondsLeft === undefined ? '' : `${formatWait(secondsLeft)} left`;
  return [
    left.padStart('59 s left'.length),
    ...(rowsPerSecond === undefined ? [] : [`${formatCompact(rowsPerSecond)} rows/s`.padStart('1.2M rows/s'.length)]),
    ...(bytesPerSecond === undefined ? [] : [`${formatBytes(bytesPerSecond)}/s`.padStart('48.2 MB/s'.length)]),
  ];
}

function renderCells(fraction: number, cells: number, palette: Palette): string {
  const full = Math.min(cells, Math.floor(fraction * cells));
  return palette.done('█'.repeat(full)) + palette.faint('░'.repeat(cells - full));
}

function shorten(text: string, width: number): string {
  return text.length <= width ? text : `${text.slice(0, width - 1)}…`;
}
