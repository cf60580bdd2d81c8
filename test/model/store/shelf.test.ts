import { expect, test } from 'vitest';
import { configOf, simulateRun } from '../../support/simulate.js';

test('of the copies of a film that are in, the newest goes home', () => {
  const { chain, rentals } = simulateRun(
    configOf({
      master_simulation: {
        total_weeks: 40,
        inventory_additions: [
          [5, 60, 'new'],
          [20, 60, 'newer'],
        ],
      },
    }),
  );
  const backAt = new Map<number, number>();
  let choices = 0;
  for (const rental of rentals) {
    const film = chain.copies.filmIndex[rental.inventoryId - 1];
    const store = chain.copies.storeIndex[rental.inventoryId - 1];
    const others = Array.from({ length: chain.copies.count }, (_, i) => i + 1)
      .filter((id) => id !== rental.inventoryId && (backAt.get(id) ?? 0) <= rental.second)
      .filter((id) => chain.copies.filmIndex[id - 1] === film && chain.copies.storeIndex[id - 1] === store)
      .filter((id) => chain.copies.boughtSecond[id - 1]! < rental.second);
    expect(others.filter((id) => id > rental.inventoryId)).toEqual([]);
    if (others.length > 0) choices++;
    backAt.set(rental.inventoryId, rental.returnSecond === -1 ? Infinity : rental.returnSecond + 900);
  }
  // In many cases an older copy was in too.
  expect(choices).toBeGreaterThan(rentals.length / 4);
});
