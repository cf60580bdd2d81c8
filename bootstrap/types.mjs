// Makes one file of the library's type declarations, dist/index.d.ts, for the package: node bootstrap/types.mjs
import { join } from 'node:path';
import { rolldown } from 'rolldown';
import { dts } from 'rolldown-plugin-dts';
import { root } from './run.mjs';

const isPackage = (/** @type {string} */ id) => !/^[./]|^[A-Za-z]:/.test(id);

const bundled = await rolldown({
  input: join(root, 'dist', 'src', 'index.d.ts'),
  plugins: [dts({ dtsInput: true })],
  external: isPackage,
});
await bundled.write({ file: join(root, 'dist', 'index.d.ts'), format: 'esm' });
await bundled.close();
