/** A row of an answer: columns by name, values as the driver gives them. */
export type Row = Record<string, unknown>;

/**
 * What is needed to ask a database: one method. Its session must be in UTC. Dates and times come back as text
 * (2001-10-01, 2001-10-01 17:30:00), whole numbers as number, bigint or digits, decimals as number or digits.
 */
export interface QueryRunner {
  readonly engine: 'mysql' | 'mariadb' | 'duckdb';
  /** How many questions may be asked at once: 1 where the engine uses all cores for one by itself. */
  readonly lanes: number;
  rows(sql: string): Promise<Row[]>;
}
