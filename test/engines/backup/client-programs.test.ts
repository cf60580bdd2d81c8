import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { type ClientAccess, closeOptionFile, openOptionFile } from '../../../src/engines/backup/client-programs.js';

function optionsOf(access: ClientAccess, vendor: 'mysql' | 'mariadb' = 'mariadb'): string[] {
  const file = openOptionFile(access, vendor);
  try {
    return readFileSync(file, 'utf8').trim().split('\n');
  } finally {
    closeOptionFile(file);
  }
}

test('a socket wins over a host, and no password is no option', () => {
  expect(optionsOf({ address: { socket: '/s', host: 'db', user: 'me' }, encrypted: false })).toEqual([
    '[client]',
    'protocol = "SOCKET"',
    'socket = "/s"',
    'user = "me"',
    'skip-ssl',
  ]);
});

test('a host has the usual port and user unless others are given', () => {
  const options = optionsOf({ address: { password: '' }, encrypted: false });
  expect(options.slice(1, 6)).toEqual([
    'protocol = "TCP"',
    'host = "127.0.0.1"',
    'port = "3306"',
    'user = "root"',
    'password = ""',
  ]);
});

test('a password may hold any character', () => {
  const options = optionsOf({ address: { password: 'a"b\\c\nd\te#' }, encrypted: false });
  expect(options).toContain('password = "a\\"b\\\\c\\nd\\te#"');
});

test('a client is encrypted as this program is, and checks the server as it does', () => {
  const ssl = { mode: 'VERIFY_IDENTITY', ca: '/ca.pem' } as const;
  expect(optionsOf({ address: {}, encrypted: true }).slice(-2)).toEqual(['ssl', 'skip-ssl-verify-server-cert']);
  expect(optionsOf({ address: { ssl }, encrypted: true }).slice(-3)).toEqual([
    'ssl',
    'ssl-ca = "/ca.pem"',
    'ssl-verify-server-cert',
  ]);
  expect(optionsOf({ address: {}, encrypted: true }, 'mysql').slice(-1)).toEqual(['ssl-mode = REQUIRED']);
  expect(optionsOf({ address: {}, encrypted: false }, 'mysql').slice(-1)).toEqual(['ssl-mode = PREFERRED']);
  expect(optionsOf({ address: { ssl: { ca: '/ca.pem' } }, encrypted: true }, 'mysql').slice(-2)).toEqual([
    'ssl-mode = VERIFY_CA',
    'ssl-ca = "/ca.pem"',
  ]);
});
