import { describe, expect, test } from 'vitest';
import { mayAlterTables, mayReadFiles, missingPrivileges, parseGrants } from '../../../src/engines/mysql/grants.js';

describe('what a user may do on one database', () => {
  test('all privileges on the server are enough, the FILE right included', () => {
    const grants = parseGrants(['GRANT ALL PRIVILEGES ON *.* TO `root`@`localhost` WITH GRANT OPTION'], 'dvd');
    expect(missingPrivileges(grants)).toEqual([]);
    expect(mayReadFiles(grants)).toBe(true);
  });

  test('all privileges on the database are enough, without the FILE right', () => {
    const grants = parseGrants(['GRANT USAGE ON *.* TO `a`@`%`', 'GRANT ALL PRIVILEGES ON `dvd`.* TO `a`@`%`'], 'dvd');
    expect(missingPrivileges(grants)).toEqual([]);
    expect(mayReadFiles(grants)).toBe(false);
  });

  test('privileges on another database or on one table do not count', () => {
    const lines = ['GRANT ALL PRIVILEGES ON `other`.* TO `a`@`%`', 'GRANT INSERT ON `dvd`.`film` TO `a`@`%`'];
    expect(missingPrivileges(parseGrants(lines, 'dvd'))).toContain('INSERT');
  });

  test.each([
    ['dvd\\_%', 'dvd_live', true],
    ['dvd\\_%', 'dvdxlive', false],
    ['dvd_live', 'dvdxlive', true],
    ['%', 'anything', true],
    ['a.c', 'abc', false],
  ])('the database name %s covers %s: %s', (pattern, database, covered) => {
    const grants = parseGrants([`GRANT ALL PRIVILEGES ON \`${pattern}\`.* TO \`a\`@\`%\``], database);
    expect(missingPrivileges(grants).length === 0).toBe(covered);
  });

  test.each([
    ['ALTER, INDEX', true],
    ['ALTER', false],
    ['INDEX', false],
    ['ALL PRIVILEGES', true],
  ])('%s on the database: indexes can be added later: %s', (privileges, can) => {
    const grants = parseGrants([`GRANT ${privileges} ON \`dvd\`.* TO \`a\`@\`%\``], 'dvd');
    expect(mayAlterTables(grants)).toBe(can);
  });

  test('what MySQL revokes in part is missing', () => {
    const lines = [
      'GRANT SELECT, INSERT, UPDATE, CREATE, ALTER, DROP, INDEX, REFERENCES ON *.* TO `a`@`%`',
      'REVOKE DROP ON `dvd`.* FROM `a`@`%`',
    ];
    expect(missingPrivileges(parseGrants(lines, 'dvd'))).toEqual(['DROP']);
  });
});
