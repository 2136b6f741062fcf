import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import fc from 'fast-check';
import { check } from '../../server/src/cli/check.js';
import { explain } from '../../server/src/cli/explain.js';
import { parse } from '../../server/src/cli/parse.js';
import type { Command, Run } from '../../server/src/cli/run.js';
import { summary } from '../../server/src/cli/summary.js';
import { painter } from '../../server/src/cli/terminal.js';
import { tunnels } from '../../server/src/cli/tunnels.js';
import { words } from '../../server/src/cli/words.js';
import type { Language } from '../../server/src/core/catalog/model.js';
import { languages } from '../../server/src/core/catalog/model.js';
import { labels } from '../../server/src/service/labels.js';
import { reference } from '../core/helpers.js';
import { builtInCatalogs, builtInSet, builtInTexts, builtInVocabulary } from '../service/built-in.js';
import { hostileLine, hostileLog } from './hostile.js';
import { unseen } from './literal.js';
import { checkAsync } from './runs.js';

interface Written {
  readonly output: string;
  readonly errors: string;
}

/** Runs a command as on a terminal with colours. */
async function written(command: Command, files: readonly string[], format: string, language: Language, attempt?: number): Promise<Written> {
  const pieces: string[] = [];
  const errors: string[] = [];
  const write = (text: string): void => void pieces.push(text);
  const run: Run = {
    options: { command: 'check', files, format, language, catalogs: [], reference, minimum: 'notice', mute: [], ladder: attempt },
    language,
    words: words[language],
    labels: labels[language],
    set: builtInSet,
    catalogs: builtInCatalogs(),
    folder: 'dist',
    vocabulary: builtInVocabulary,
    texts: builtInTexts(),
    standardInput: process.stdin,
    output: { write, line: (text) => write(`${text}\n`), flush: () => Promise.resolve() },
    progress: { show: () => undefined, clear: () => undefined },
    paint: painter(true),
    columns: 80,
    unicode: true,
    now: () => reference,
    version: '0.0.0',
    fail: (text) => errors.push(text),
    hasFailed: () => errors.length > 0,
  };
  await command(run);
  return { output: pieces.join(''), errors: errors.join('\n') };
}

/** Our colours: SGR 1, 2, 22, 31 to 36 and 39. */
const ownColours = new RegExp(`${String.fromCharCode(27)}\\[(?:[12]|22|3[1-69])m`, 'g');

const isPlain = (text: string): void => {
  assert.doesNotMatch(text.replace(ownColours, '').replaceAll('\n', ''), unseen);
};

describe('what a hostile log writes on a terminal', () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'fuzz-'));
  });
  after(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('is text without control characters, in all commands and formats', async () => {
    const file = (): string => path.join(folder, 'a.log');
    await checkAsync(
      15,
      fc.asyncProperty(hostileLog(20), fc.constantFrom(...languages), async (lines, language) => {
        writeFileSync(file(), lines.join('\n'));
        for (const command of [check, tunnels, summary]) {
          const { output, errors } = await written(command, [file()], 'text', language);
          isPlain(output);
          isPlain(errors);
        }
        for (const format of ['text', 'json']) {
          const { output, errors } = await written(tunnels, [file()], format, language, 1);
          isPlain(output);
          isPlain(errors);
        }
        for (const [command, format] of [
          [check, 'json'],
          [check, 'sarif'],
          [tunnels, 'json'],
          [summary, 'json'],
        ] as const) {
          const { output } = await written(command, [file()], format, language);
          if (output === '') continue;
          isPlain(output);
          JSON.parse(output);
        }
        const { output } = await written(parse, [file()], 'ndjson', language);
        isPlain(output);
        for (const line of output.split('\n')) if (line !== '') JSON.parse(line);
      }),
    );
  });

  it('is text in an explanation, and in what is said of a line that nobody knows', async () => {
    await checkAsync(
      60,
      fc.asyncProperty(hostileLine(), fc.constantFrom('text', 'json'), async (line, format) => {
        // The line is an argument; `-` would be standard input.
        if (line.trim() === '-') return;
        const { output, errors } = await written(explain, [line], format, 'en');
        isPlain(output);
        isPlain(errors);
        if (format === 'json' && output !== '') JSON.parse(output);
      }),
    );
  });
});
