import type { createLogUpdate } from 'log-update';
import { createPalette, type Palette } from './colours.js';

/** An output for text: process.stdout, process.stderr, or a test's. */
export interface TextOutput {
  write(text: string): unknown;
}

/** The properties of a screen. */
export interface ScreenOptions {
  /** Lines can be redrawn: a terminal, unless plain lines were requested. */
  readonly live: boolean;
  readonly coloured: boolean;
}

const DEFAULT_COLUMNS = 80;

/** An output for people: permanent lines, and on a terminal a few live lines below them. */
export class Screen implements TextOutput {
  readonly live: boolean;
  readonly palette: Palette;
  private readonly stream: NodeJS.WriteStream;
  /** log-update is loaded when the first line is drawn. */
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

  /** Writes permanent text above the live lines. Precondition: it ends with a line end. */
  write(text: string): void {
    const drawn = this.drawn;
    this.draw('');
    this.stream.write(text);
    this.draw(drawn);
  }

  /** Replaces the live lines; none removes them and shows the cursor again. */
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
