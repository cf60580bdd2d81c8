/** Each way of loading by its name and title, for help; one entry for ways that differ in their number of connections. */
export const DESCRIPTIONS: readonly (readonly [name: string, title: string])[] = [
  ['insert-single', 'a prepared INSERT for each row, autocommit, into the full schema'],
  ['insert-multi', 'an INSERT for each 1,000 rows, into the full schema'],
  ['import', 'mariadb-import or mysqlimport --local into the full schema'],
  ['local-naive', 'LOAD DATA LOCAL into the full schema, checks on, table after table'],
  ['infile-naive', 'LOAD DATA INFILE into the full schema, checks on, table after table'],
  ['local-before-N', 'LOAD DATA LOCAL, checks off, indexes before the rows, over N connections: 1, 2, 4 …'],
  ['local-after-N', 'LOAD DATA LOCAL, checks off, indexes after the rows, over N connections: 1, 2, 4 …'],
  ['infile-after-N', 'LOAD DATA INFILE, checks off, indexes after the rows, over N connections: 1, 2, 4 …'],
  [
    'hand-tuned',
    'a hand-tuned script on ready-made files: bare tables side by side, one ALTER each, foreign keys',
  ],
  ['load', 'this program, from ready-made files'],
  ['stream', 'this program, from nothing: simulated while it loads'],
];
