import type { createLogUpdate } from 'log-update';
import { createPalette, type Palette } from './colours.js';

/** Where text goes: process.stdout, process.stderr, or a test's ear. */
export interface TextOutput {
  write(text: string): unknown;
}

/** What a screen can do, decided when it is opened. */
export interface ScreenOptions {
  /** Lines can be drawn and drawn again: a terminal, unless plain lines were asked for. */
  readonly live: boolean;
  readonly coloured: boolean;
}

const DEFAULT_COLUMNS = 80;

/** An output for people: lines that stay, and below them, on a terminal, a few that are drawn again and again. */
export class Screen implements TextOutput {
  readonly live: boolean;
  readonly palette: Palette;
  private readonly stream: NodeJS.WriteStream;
  /** Loaded when the first line is drawn, which few calls of the program do. */
  private update: ReturnType<typeof createLogUpdate> | undefined;
  private isLoading = false;
  private drawn = '';

  constructor(stream: NodeJS.WriteStream, options: ScreenOptions) {
    this.stream = stream;
    this.live = options.live;
    this.palette = createPalette(options.coloured);
  }

  get columns(): number {
    return this.stream.columns || DEFAULT_COLUMNS;
  }

  get isTerminal(): boolean {
    return this.stream.isTTY === true;
  }

  /** Writes what stays, above the live lines. The text ends with a line's end. */
  write(text: string): void {
    const drawn = this.drawn;
    this.draw('');
    this.stream.write(text);
    this.draw(drawn);
  }

  /** Puts lines in the place of the live ones; none takes them away and gives the cursor back. */
  draw(lines: string): void {
    if (!this.live || (lines === '' && this.drawn === '')) return;
    this.drawn = lines;
    if (this.update === undefined) {
      void this.load();
    } else if (lines === '') {
      this.update.clear();
      this.update.done();
    } else {
      this.update(lines);
    }
  }

  private async load(): Promise<void> {
    if (this.isLoading) return;
    this.isLoading = true;
    const { createLogUpdate } = await import('log-update');
    this.update = createLogUpdate(this.stream);
    if (this.drawn !== '') this.update(this.drawn);
  }
}
