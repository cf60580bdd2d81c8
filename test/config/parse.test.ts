import { describe, expect, test } from 'vitest';
import { parseConfigText } from '../../src/config/parse.js';
import { formatProblem } from '../../src/config/problem.js';

const problemsOf = (text: string) => parseConfigText('c.json', text).problems.map(formatProblem);

describe('parseConfigText', () => {
  test('reads JSON with both kinds of comment, and a byte order mark', () => {
    const text = '\uFEFF{ // one\n "simulation": { /* two */ "seed": 7 }\n}\n// three';
    expect(parseConfigText('c.json', text)).toMatchObject({
      document: { simulation: { seed: 7 } },
      problems: [],
    });
  });

  test.each([
    [
      '{"a": 1,}',
      'c.json:1:9 syntax: expected a key in double quotes (after the last one there is no comma); found a }',
    ],
    ['{\n "a" 1}', 'c.json:2:6 syntax: expected a colon; found a word or number out of place'],
    ['{"a": [1 2]}', 'c.json:1:10 syntax: expected a comma; found a word or number out of place'],
    ['{"a": 1', 'c.json:1:8 syntax: expected a closing brace }; found the end of the file'],
    ['{} {}', 'c.json:1:4 syntax: expected nothing more after the closing brace; found a {'],
    ['', 'c.json:1:1 the file: expected an object in braces, {} at least; found nothing'],
    [' \n\t', 'c.json:1:1 the file: expected an object in braces, {} at least; found nothing'],
    ['[1]', 'c.json:1:1 the file: expected an object in braces; found a list'],
    ['\n 3', 'c.json:2:2 the file: expected an object in braces; found a number'],
  ])('refuses %j with its place', (text, message) => {
    expect(problemsOf(text)[0]).toBe(message);
  });

  test('refuses a key given twice, at every depth, also a comment', () => {
    const text = '{\r\n"a": {"b": 1, "b": 1},\r\n"_c": [{"d": 1, "d": 2}],\r\n"a": 2}';
    expect(problemsOf(text)).toEqual([
      'c.json:2:15 a.b: expected each key once; found the key a second time',
      'c.json:3:17 _c[0].d: expected each key once; found the key a second time',
      'c.json:4:1 a: expected each key once; found the key a second time',
    ]);
  });

  test('repeats no word of the file, for one may be a password', () => {
    expect(problemsOf('{"mysql": {"password": hunter2}}').join()).not.toContain('hunter2');
    expect(problemsOf('{"mysql": {"password" "hunter2"}}').join()).not.toContain('hunter2');
  });

  test('refuses lists nested beyond measure instead of breaking down', () => {
    expect(problemsOf('{"a":'.concat('['.repeat(200_000)))).toHaveLength(1);
  });

  test('an object cannot be given a prototype', () => {
    const { document } = parseConfigText('c.json', '{"__proto__": {"simulation": {"seed": 1}}}');
    expect(document.simulation).toBeUndefined();
  });
});
