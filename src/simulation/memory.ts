import { MEMORY, type State } from './state.js';

/** A range of so many titles per remembered film leaves a regular enough to choose from. */
const TITLES_PER_MEMORY = 6;

/** How many films the customers of a store that opens with so many titles remember. */
export function memoryOf(titles: number): number {
  return Math.min(MEMORY, Math.floor(titles / TITLES_PER_MEMORY));
}

/** Whether a customer had a film lately. */
export function remembers(state: State, customer: number, place: number, memory: number): boolean {
  const first = customer * MEMORY;
  for (let i = first; i < first + memory; i++) if (state.taken[i] === place) return true;
  return false;
}

/** Notes that a customer takes a film home, and forgets the one taken longest ago. */
export function remember(state: State, customer: number, place: number, memory: number): void {
  if (memory === 0) return;
  const count = state.takenCount[customer]!;
  state.taken[customer * MEMORY + (count % memory)] = place;
  state.takenCount[customer] = count + 1;
}
