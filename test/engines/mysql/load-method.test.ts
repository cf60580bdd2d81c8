import { expect, test } from 'vitest';
import { requireRoom } from '../../../src/engines/mysql/load-method.js';

test.each([
  [40_000, 100_000, '40.0 kB free at /data; this load needs about 350 kB'],
  [3_000_000, 8_000_000, '3.0 MB free at /data; this load needs about 28.0 MB'],
  [2e9, 1e9, '2.0 GB free at /data; this load needs about 3.5 GB'],
])('too little room is told in fitting units', (bytes, csvBytes, words) => {
  const look = { freeSpace: [{ folder: '/data', bytes }] };
  expect(() => requireRoom(look, csvBytes)).toThrow(`The server's disk has ${words}.`);
});
