/** A place in a document: keys and list positions from the top. */
export type Place = readonly (string | number)[];

/** Every place of a document, its parts before theirs. */
export function listPlaces(document: unknown, at: Place = []): Place[] {
  if (typeof document !== 'object' || document === null) return [at];
  const parts = Array.isArray(document)
    ? [...document.entries()]
    : (Object.entries(document) as [string | number, unknown][]);
  return [at, ...parts.flatMap(([key, part]) => listPlaces(part, [...at, key]))];
}

/** A copy of a document that holds another value at a place. */
export function plant(document: unknown, place: Place, value: unknown): unknown {
  const [key, ...rest] = place;
  if (key === undefined) return value;
  const copy = structuredClone(document) as Record<string | number, unknown>;
  copy[key] = plant(copy[key], rest, value);
  return copy;
}

/** A copy of a document without the part at a place. */
export function remove(document: unknown, place: Place): unknown {
  const [key, ...rest] = place;
  const copy = structuredClone(document) as Record<string | number, unknown>;
  if (key === undefined) return undefined;
  if (rest.length > 0) copy[key] = remove(copy[key], rest);
  else if (Array.isArray(copy)) copy.splice(Number(key), 1);
  else delete copy[key];
  return copy;
}

/** Texts that would write a file if one of them ended up in SQL, in a shell or in a path as it is. */
export function payloads(file: string): readonly string[] {
  const copy = `COPY (SELECT 1) TO '${file}'`;
  const outfile = `SELECT 1 INTO OUTFILE '${file}'`;
  return [
    `INT); ${copy}; --`,
    `none'); ${copy}; --`,
    `2001-10-01'; ${copy}; SELECT DATE '2001-10-01`,
    `2001-10-01 00:00:00'; ${outfile}; -- `,
    `x\` ; ${outfile}; -- `,
    `x'$(touch ${file})\`touch ${file}\``,
    `../../../../../..${file}`,
    `\u001b]0;PWNED\u0007`,
  ];
}
