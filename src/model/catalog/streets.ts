import { Purpose, Stream } from '../random/stream.js';
import { fakerFor } from './addressed-faker.js';
import { peopleOf } from './name-lists.js';
import { type City, regionOf } from './places.js';

const STREETS_OF_CITY = 120;
const STREETS_OF_TOWN = 36;
const ATTEMPTS = 8;
const POSTAL_LETTERS = 'ABCDEFGHJLNPRSTUWXYZ';

export interface Street {
  readonly name: string;
  /** Of all its houses. */
  readonly postalCode: string;
}

/** The streets of the cities of a chain. Those of a city are named by faker when the first is asked for. */
export class Streets {
  private readonly ofCity = new Map<number, readonly Street[]>();

  constructor(
    private readonly seed: number,
    private readonly cities: readonly City[],
  ) {}

  /** The streets of a city, by its index among the chain's cities. */
  of(cityIndex: number): readonly Street[] {
    const known = this.ofCity.get(cityIndex);
    if (known) return known;
    const streets = this.layOut(cityIndex);
    this.ofCity.set(cityIndex, streets);
    return streets;
  }

  /** Streets with different names; fewer if faker has no more. */
  private layOut(cityIndex: number): readonly Street[] {
    const city = this.cities[cityIndex];
    if (!city) throw new RangeError(`no city ${cityIndex}`);
    const stream = new Stream(this.seed, cityIndex, 0, Purpose.street);
    const faker = fakerFor(peopleOf(regionOf(city)), stream);
    const names = new Set<string>();
    const count = city.isTown ? STREETS_OF_TOWN : STREETS_OF_CITY;
    for (let attempt = 0; attempt < ATTEMPTS * count && names.size < count; attempt++) {
      names.add(faker.location.street());
    }
    return Array.from(names, (name) => ({ name, postalCode: fillPattern(stream, city.postalPattern) }));
  }
}

/** Replaces each # with a digit and each @ with a letter. */
function fillPattern(stream: Stream, pattern: string): string {
  let text = '';
  for (const sign of pattern) {
    if (sign === '#') text += stream.below(10);
    else if (sign === '@') text += POSTAL_LETTERS.charAt(stream.below(POSTAL_LETTERS.length));
    else text += sign;
  }
  return text;
}
