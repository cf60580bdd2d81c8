import { Purpose, Stream } from '../random/stream.js';
import { shuffledIndexes } from './pick.js';

/** Deals phrases in random order, each once before any comes again. */
export class PhraseDeck {
  private rest: string[] = [];
  private rounds = 0;

  /** @param key - different for each deck of a seed */
  constructor(
    private readonly seed: number,
    private readonly key: number,
    private readonly phrases: readonly string[],
  ) {}

  /** The next phrase that suits; one that was passed over stays until the round ends. */
  next(suits: (phrase: string) => boolean): string {
    return this.take(suits) ?? this.shuffle().take(suits) ?? '';
  }

  private take(suits: (phrase: string) => boolean): string | undefined {
    const at = this.rest.findIndex(suits);
    return at < 0 ? undefined : this.rest.splice(at, 1)[0];
  }

  private shuffle(): this {
    const stream = new Stream(this.seed, this.key, this.rounds++, Purpose.phraseDeck);
    this.rest = Array.from(shuffledIndexes(stream, this.phrases.length), (index) => this.phrases[index] ?? '');
    return this;
  }
}
