import { expect, test } from 'vitest';
import { renderTable } from '../../../src/cli/terminal/table.js';

test('a column is as wide as its text on the terminal, where a Chinese character takes two places', () => {
  const text = renderTable(
    [{ title: 'genre' }, { title: 'films', align: 'right' }],
    [
      ['動作', '7'],
      ['Drama', '12'],
    ],
  );
  expect(text.split('\n').slice(2)).toEqual(['動作       7', 'Drama     12']);
});
