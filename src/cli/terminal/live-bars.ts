import type { Advance } from '../../jobs/job.js';
import { renderBar } from './bar.js';
import { Meter } from './meter.js';
import type { Screen } from './screen.js';

const FRAME_MS = 100;

interface Bar {
  readonly label: string;
  readonly meter: Meter;
  readonly read: () => Advance | undefined;
}

/** The bars at the bottom of a terminal, each of a phase in progress. */
export class LiveBars {
  private readonly screen: Screen;
  private bars: Bar[] = [];
  private timer: NodeJS.Timeout | undefined;

  constructor(screen: Screen) {
    this.screen = screen;
  }

  /** Adds a bar, which reads its phase's progress ten times a second. */
  add(label: string, read: () => Advance | undefined): void {
    this.bars.push({ label, meter: new Meter(performance.now()), read });
    this.timer ??= setInterval(() => this.draw(), FRAME_MS).unref();
    this.draw();
  }

  /** Removes a phase's bar, or all bars. */
  remove(label?: string): void {
    this.bars = label === undefined ? [] : this.bars.filter((bar) => bar.label !== label);
    if (this.bars.length === 0) {
      clearInterval(this.timer);
      this.timer = undefined;
    }
    this.draw();
  }

  private draw(): void {
    const now = performance.now();
    const { columns, palette } = this.screen;
    const lines = this.bars.map(({ label, meter, read }) =>
      renderBar(label, meter.read(read(), now), columns, palette),
    );
    this.screen.draw(lines.join('\n'));
  }
}
