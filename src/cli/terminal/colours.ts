import { styleText } from 'node:util';

type Paint = (text: string) => string;

/** The colours of the program's output. */
export interface Palette {
  /** Errors. */
  readonly error: Paint;
  /** Notices. */
  readonly notice: Paint;
  /** The name of a phase. */
  readonly label: Paint;
  /** The filled part of a bar. */
  readonly done: Paint;
  /** Less important text. */
  readonly faint: Paint;
}

const painter =
  (style: Parameters<typeof styleText>[0]): Paint =>
  (text) =>
    text === '' ? text : styleText(style, text, { validateStream: false });

const plain: Paint = (text) => text;

const COLOURED: Palette = {
  error: painter('red'),
  notice: painter('yellow'),
  label: painter('bold'),
  done: painter('green'),
  faint: painter('dim'),
};

const PLAIN: Palette = { error: plain, notice: plain, label: plain, done: plain, faint: plain };

export function createPalette(coloured: boolean): Palette {
  return coloured ? COLOURED : PLAIN;
}

/**
 * Whether to write in colour: FORCE_COLOR decides first, then NO_COLOR (https://no-color.org), else a terminal that
 * can.
 */
export function wantsColour(isTerminal: boolean, environment: Readonly<Record<string, string | undefined>>): boolean {
  const { FORCE_COLOR: force, NO_COLOR: no, TERM: terminal } = environment;
  if (force !== undefined) return force !== '0' && force !== 'false';
  if (no !== undefined && no !== '') return false;
  return isTerminal && terminal !== 'dumb';
}
