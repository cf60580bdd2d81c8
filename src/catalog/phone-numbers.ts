import { Stream } from '../random/stream.js';
import { shuffledIndexes } from './pick.js';
import type { City } from './places.js';
import { CatalogPurpose } from './purpose.js';

interface AreaState {
  given: number;
  /** The numbers of the block that is being given out, in random order. */
  order: Int32Array;
}

/**
 * Gives out telephone numbers, no two alike. Those of an area code come from one block, in random order, until it is
 * used up, then from the next; past a country's blocks that are free for fiction come blocks that begin with 1, which
 * no exchange has.
 */
export class PhoneNumbers {
  private readonly areas = new Map<string, AreaState>();

  constructor(private readonly seed: number) {}

  next({ country, areaCode }: City): string {
    const pattern = country.phone.replace('AREA', areaCode);
    const [sharps = ''] = /#+/.exec(pattern) ?? [];
    const size = Number(`1${'0'.repeat(sharps.length)}`);
    const area = this.areas.get(pattern) ?? { given: 0, order: new Int32Array(0) };
    this.areas.set(pattern, area);
    const block = Math.floor(area.given / size);
    const place = area.given % size;
    if (place === 0) {
      const code = Number(pattern.replace(/\D/g, ''));
      area.order = shuffledIndexes(new Stream(this.seed, code, block, CatalogPurpose.phoneNumber), size);
    }
    area.given++;
    return pattern
      .replace('BLOCK', blockName(country.blocks, block))
      .replace(sharps, String(area.order[place] ?? 0).padStart(sharps.length, '0'));
  }
}

function blockName(blocks: readonly string[], block: number): string {
  const digits = (blocks[0]?.length ?? 3) - 1;
  return blocks[block] ?? `1${String(block - blocks.length).padStart(digits, '0')}`;
}
