import { expect, test } from 'vitest';
import { quoteRoles } from '../../../src/engines/mysql/inspect-server.js';

test('the roles of a session are quoted again, and what is no account is left out', () => {
  expect(quoteRoles('NONE')).toBe('');
  expect(quoteRoles('null')).toBe('');
  expect(quoteRoles('`clerk`@`%`,`till`@`localhost`')).toBe('`clerk`@`%`, `till`@`localhost`');
  expect(quoteRoles('`a``b`@`%`')).toBe('`a``b`@`%`');
  expect(quoteRoles('x; DROP TABLE rental; -- `a`@`%`')).toBe('`a`@`%`');
});
