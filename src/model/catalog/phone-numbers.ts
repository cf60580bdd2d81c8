import { Purpose, Stream } from '../random/stream.js';

import { shuffledIndexes } from './pick.js';
import type { City } from './places.js';

interface Area {
  /** Identifies the area; its numbers are shuffled by it. */
  readonly code: number;
  /** The pattern before the number, with BLOCK, and after it. */
  readonly before: string;
  readonly after: string;
  readonly digits: number;
  /** The number of numbers in a block. */
  readonly size: number;
  given: number;
  /** The current block. */
  block: number;
  /** Its numbers, in random order, and their prefix. */
  order: Int32Array;
  beginning: string;
}

/**
 * Assigns unique telephone numbers. Those of an area code come from one block after the other, each in random order:
 * first the country's blocks reserved for fiction, then blocks that begin with 1, which no exchange has.
 */
export class PhoneNumbers {
  private readonly areas = new Map<string, Area>();
  private readonly areaOfCity = new Map<City, Area>();

  constructor(private readonly seed: number) {}

  next(city: City): string {
    const area = this.areaOfCity.get(city) ?? this.openArea(city);
    const block = Math.floor(area.given / area.size);
    const place = area.given % area.size;
    if (area.block !== block) this.openBlock(area, city.country.blocks, block);
    area.given++;
    return area.beginning + String(area.order[place]).padStart(area.digits, '0') + area.after;
  }

  /** Skips a number. */
  skip(city: City): void {
    const area = this.areaOfCity.get(city) ?? this.openArea(city);
    area.given++;
  }

  private openArea(city: City): Area {
    const pattern = city.country.phone.replace('AREA', city.areaCode);
    const area = this.areas.get(pattern) ?? readPattern(pattern);
    this.areas.set(pattern, area);
    this.areaOfCity.set(city, area);
    return area;
  }

  private openBlock(area: Area, blocks: readonly string[], block: number): void {
    const stream = new Stream(this.seed, area.code, block, Purpose.phoneNumber);
    area.block = block;
    area.order = shuffledIndexes(stream, area.size);
    area.beginning = area.before.replace('BLOCK', blockName(blocks, block));
  }
}

/** Parses a pattern in which BLOCK is the block and each # a digit of the number, which come last. */
function readPattern(pattern: string): Area {
  const [sharps = ''] = /#+/.exec(pattern) ?? [];
  const at = pattern.indexOf(sharps);
  return {
    code: Number(pattern.replace(/\D/g, '')),
    before: pattern.slice(0, at),
    after: pattern.slice(at + sharps.length),
    digits: sharps.length,
    size: Number(`1${'0'.repeat(sharps.length)}`),
    given: 0,
    block: -1,
    order: new Int32Array(0),
    beginning: '',
  };
}

function blockName(blocks: readonly string[], block: number): string {
  const digits = (blocks[0]?.length ?? 3) - 1;
  return blocks[block] ?? `1${String(block - blocks.length).padStart(digits, '0')}`;
}
