const LEAST_BEGINNING = 3;

/** The word of `known` that is nearest to `written`, or undefined when none is near. */
export function suggestWord(written: string, known: Iterable<string>): string | undefined {
  const wanted = simplify(written);
  let nearest: string | undefined;
  let least = Math.max(1, Math.floor(wanted.length / 3)) + 1;
  for (const word of known) {
    const distance = editDistance(wanted, simplify(word), least);
    if (distance < least) {
      least = distance;
      nearest = word;
    }
  }
  return nearest ?? findLonger(wanted, known);
}

/** A word that begins with what was written: flat-demand for flat. */
function findLonger(wanted: string, known: Iterable<string>): string | undefined {
  if (wanted.length < LEAST_BEGINNING) return undefined;
  return [...known].find((word) => simplify(word).startsWith(wanted));
}

function simplify(word: string): string {
  return word.toLowerCase().replace(/[-_\s]/g, '');
}

/** Levenshtein distance, or `enough` when it is at least that. */
function editDistance(from: string, to: string, enough: number): number {
  if (Math.abs(from.length - to.length) >= enough) return enough;
  let above = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let row = 1; row <= from.length; row++) {
    const current = [row];
    for (let column = 1; column <= to.length; column++) {
      const replaced = at(above, column - 1) + (from[row - 1] === to[column - 1] ? 0 : 1);
      current.push(Math.min(replaced, at(above, column) + 1, at(current, column - 1) + 1));
    }
    above = current;
  }
  return Math.min(at(above, to.length), enough);
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? 0;
}
