/** The title of each method of `bench load`, by its name in `--ways`. N is a number of connections: 1, 2, 4 … */
export const METHOD_TITLES = {
  'insert-single': 'a prepared INSERT for each row, autocommit, into the full schema',
  'insert-multi': 'an INSERT for each 1,000 rows, into the full schema',
  import: 'mariadb-import or mysqlimport --local into the full schema',
  'local-naive': 'LOAD DATA LOCAL into the full schema, checks on, table after table',
  'infile-naive': 'LOAD DATA INFILE into the full schema, checks on, table after table',
  'local-before-N': 'LOAD DATA LOCAL, checks off, indexes before the rows, over N connections: 1, 2, 4 …',
  'local-after-N': 'LOAD DATA LOCAL, checks off, indexes after the rows, over N connections: 1, 2, 4 …',
  'infile-after-N': 'LOAD DATA INFILE, checks off, indexes after the rows, over N connections: 1, 2, 4 …',
  'hand-tuned': 'a hand-tuned script on ready-made files: bare tables side by side, one ALTER each, foreign keys',
  load: 'this program, from ready-made files',
  stream: 'this program, from nothing: simulated while it loads',
} as const;

/** A method without its number of connections: `local-after-N`. */
export type MethodKey = keyof typeof METHOD_TITLES;

/** Names a method and gives its title, with the number of connections where that is a part of the name. */
export function nameMethod(key: MethodKey, connections = 1): { readonly name: string; readonly title: string } {
  const over = connections === 1 ? 'one connection' : `${connections} connections`;
  return {
    name: key.replace(/-N$/, `-${connections}`),
    title: METHOD_TITLES[key].replace(/N connections: .*$/, over),
  };
}
