/** What a SELECT reads. A query with UNIONs or subqueries has several. */
export interface Select {
  /** The SELECT whose subquery this is. */
  readonly around: Select | undefined;
  /** The tables after FROM and JOIN, by the names that the SELECT calls them; also those of WITH. */
  readonly tables: Map<string, string>;
  /** The names of its subqueries after FROM and JOIN. */
  readonly subqueries: Set<string>;
  /** The names that it gives with AS. */
  readonly defined: Set<string>;
  /** Columns with the name of a table before them. */
  readonly qualified: (readonly [alias: string, column: string])[];
  /** Columns without; after the list, none that AS has given. */
  readonly bare: string[];
}

/** A SELECT that is being read. */
interface Open {
  select: Select;
  begun: boolean;
  /** The words are those before FROM. */
  listing: boolean;
}

/**
 * Takes a query of sql/ apart. It knows the form in which they are written: keywords in capitals, names in small letters
 * and without quotes, tables after FROM and JOIN.
 */
export function readSelects(sql: string): readonly Select[] {
  const words = withoutNoise(sql).match(/[A-Za-z_][\w.]*|[()]/g) ?? [];
  const selects: Select[] = [];
  const begin = (around: Select | undefined): Select => {
    const select = createSelect(around);
    selects.push(select);
    return select;
  };
  const start = (around: Select | undefined): Open => ({
    select: begin(around),
    begun: false,
    listing: false,
  });
  let open = start(undefined);
  const parents: Open[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    const next = words[at + 1] ?? '';
    if (word === '(') {
      parents.push(open);
      if (next === 'SELECT' || next === 'WITH') open = start(open.select);
    } else if (word === ')') {
      open = parents.pop() ?? open;
    } else if (word === 'SELECT') {
      // After a UNION the next SELECT of the same query has other tables.
      if (open.begun) open.select = begin(open.select.around);
      open.begun = true;
      open.listing = true;
    } else if (word === 'FROM' || word === 'JOIN') {
      open.listing = false;
      if (next === '(') open.select.subqueries.add(nameAfter(words, closingOf(words, at + 1)));
      else at = readTable(words, at + 1, open.select);
    } else if (word === 'AS') {
      open.select.defined.add(next);
      at++;
    } else if (isName(word) && next !== '(') {
      readColumn(word, open);
    }
  }
  return selects;
}

function createSelect(around: Select | undefined): Select {
  return {
    around,
    tables: new Map(),
    subqueries: new Set(),
    defined: new Set(),
    qualified: [],
    bare: [],
  };
}

/** Without comments and texts, and without the FROM of EXTRACT(YEAR FROM …). */
function withoutNoise(sql: string): string {
  return sql
    .replace(/--[^\n]*/g, '')
    .replace(/'(?:[^']|'')*'/g, "''")
    .replace(/\bEXTRACT\s*\(\s*[A-Z]+\s+FROM\b/g, 'EXTRACT(');
}

/** Reads a table and the name that it is given; returns the place of its last word. */
function readTable(words: readonly string[], at: number, select: Select): number {
  const table = words[at] ?? '';
  const named = words[at + 1] === 'AS' ? at + 2 : at + 1;
  const alias = words[named] ?? '';
  select.tables.set(isName(alias) ? alias : table, table);
  return isName(alias) ? named : at;
}

/** The name that follows a closing bracket, with AS or without. */
function nameAfter(words: readonly string[], closing: number): string {
  const next = words[closing + 1] ?? '';
  return next === 'AS' ? (words[closing + 2] ?? '') : next;
}

function closingOf(words: readonly string[], opening: number): number {
  let depth = 0;
  for (let at = opening; at < words.length; at++) {
    if (words[at] === '(') depth++;
    else if (words[at] === ')' && --depth === 0) return at;
  }
  return words.length;
}

function readColumn(word: string, { select, listing }: Open): void {
  const [first = '', second] = word.split('.');
  if (second !== undefined) select.qualified.push([first, second]);
  else if (listing || !select.defined.has(first)) select.bare.push(first);
}

function isName(word: string): boolean {
  return /^[a-z_][a-z0-9_.]*$/.test(word);
}
