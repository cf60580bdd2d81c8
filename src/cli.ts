#!/usr/bin/env node
import { isShortOfFiles, TOO_FEW_FILES } from './cli/open-files.js';

try {
  const { runProgram } = await import('./cli/main.js');
  await runProgram(process);
} catch (error) {
  if (!isShortOfFiles(error)) throw error;
  process.stderr.write(`dvdrental: ${TOO_FEW_FILES.message}\n${TOO_FEW_FILES.hint}\n`);
  process.exitCode = 1;
}
