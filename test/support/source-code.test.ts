import { expect, test } from 'vitest';
import { parseSource } from './source-code.js';

const sample = `
  import type { A } from '../config/a.js';
  import { type B, type C } from './b.js';
  import { type D, e } from './d.js';
  import * as f from 'node:fs';
  import 'side-effect';
  export { g } from './g.js';
  const h = await import('./h.js'); // import './not.js'
  /* Date.now() ** 2 */ const text = 'Math.random()', pattern = /'[/]/, url = "http://x";
  const power = 2 ** 3;
`;

test('sees every kind of import and tells types from values', () => {
  expect(parseSource('src/x/y.ts', sample).imports).toEqual([
    { target: 'src/config/a.ts', isOurs: true, isType: true },
    { target: 'src/x/b.ts', isOurs: true, isType: true },
    { target: 'src/x/d.ts', isOurs: true, isType: false },
    { target: 'node:fs', isOurs: false, isType: false },
    { target: 'side-effect', isOurs: false, isType: false },
    { target: 'src/x/g.ts', isOurs: true, isType: false },
    { target: 'src/x/h.ts', isOurs: true, isType: false },
  ]);
});

test('blanks out comments and texts and leaves the code', () => {
  const { code } = parseSource('src/x/y.ts', sample);
  expect(code).not.toMatch(/Date|Math|not\.js|example/);
  expect(code.match(/\*\*/g)).toHaveLength(1);
  expect(code).toContain('const power = 2 ** 3');
});
