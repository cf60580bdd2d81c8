import { expect, test } from 'vitest';
import { openConnection } from '../../../src/engines/mysql/connect.js';
import { closeConnection } from '../../../src/engines/mysql/connections.js';
import { askRows } from '../../../src/engines/mysql/query.js';
import { TableQueue } from '../../../src/pipeline/sinks/table-queue.js';
import { useDatabase } from '../../support/database.js';

const database = useDatabase();
const ROWS = 200;

/** A load from memory sends one buffer again and again; the encoder overwrites it once the queue releases it. */
test('the driver has copied a buffer by the time the queue releases it to the writer', async () => {
  const connection = await openConnection({ socket: database.socket, user: 'root' }, { localFiles: true });
  try {
    await connection.query(`USE ${database.name}`);
    await connection.query('CREATE TABLE sent (id INT PRIMARY KEY, text CHAR(12) NOT NULL)');
    const queue = new TableQueue('whole', 'tsv');
    const write = async () => {
      const buffer = Buffer.alloc(64);
      for (let id = 1; id <= ROWS; id++) {
        await queue.write(buffer.subarray(0, buffer.write(`${id}\trow ${id}\n`)), 1);
        buffer.fill('x');
      }
      queue.end();
    };
    const writing = write();
    const part = await queue.next();
    await connection.query({
      sql: "LOAD DATA LOCAL INFILE 'sent' INTO TABLE sent",
      infileStreamFactory: () => {
        if (part === undefined) throw new Error('There are no rows.');
        return part.open().stream;
      },
    });
    await writing;
    const rows = await askRows(connection, 'SELECT id, text FROM sent ORDER BY id');
    expect(rows).toEqual(Array.from({ length: ROWS }, (_, row) => ({ id: row + 1, text: `row ${row + 1}` })));
  } finally {
    await closeConnection(connection);
  }
});
