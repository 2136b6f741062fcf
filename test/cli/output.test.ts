import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createProgress } from '../../server/src/cli/output.js';

/** A terminal that remembers what was written to it, and a clock that the test sets. */
function terminal(isTTY: boolean): { readonly stream: NodeJS.WriteStream; readonly written: string[] } {
  const written: string[] = [];
  const stream = {
    isTTY,
    write: (text: string) => {
      written.push(text);
      return true;
    },
  };
  // The progress uses nothing else of a stream.
  return { stream: stream as unknown as NodeJS.WriteStream, written };
}

test('progress is shown after a second, and leaves nothing behind', () => {
  const { stream, written } = terminal(true);
  const clock = { now: 0 };
  const progress = createProgress(stream, () => clock.now);
  progress.show('big.log', 0.1);
  clock.now = 900;
  progress.show('big.log', 0.2);
  progress.clear();
  assert.deepEqual(written, []);
  clock.now = 1500;
  progress.show('big.log', 0.25);
  progress.show('big.log', 0.26);
  clock.now = 1600;
  progress.show('-', undefined);
  progress.clear();
  progress.clear();
  assert.deepEqual(written, ['\r\u001b[Kbig.log 25 %', '\r\u001b[K- …', '\r\u001b[K']);
});

test('no progress is shown where stderr is no terminal', () => {
  const { stream, written } = terminal(false);
  const clock = { now: 0 };
  const progress = createProgress(stream, () => clock.now);
  clock.now = 5000;
  progress.show('big.log', 0.5);
  progress.clear();
  assert.deepEqual(written, []);
});
