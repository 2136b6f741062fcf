import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { analyse } from '../../server/src/core/analysis/analysis.js';
import { createLines } from '../../server/src/core/analysis/lines.js';
import type { Settings } from '../../server/src/protocol.js';
import { diagnostics } from '../../server/src/service/diagnostics.js';
import { documentContext } from '../../server/src/service/document.js';
import { defaultSettings } from '../../server/src/service/settings.js';
import { reference } from '../core/helpers.js';
import { builtInCatalogs, builtInTexts, wordsOf } from './built-in.js';

const failed = (peer: string): string =>
  `<134>[2026-11-22 13:04:11] EFW: IKE: prio=2 id=419 event=failed_to_establish_ike_sa remoteip=${peer} reason="Timed out"`;
const dead = (peer: string): string => `<134>[2026-11-22 13:04:12] EFW: IKE: prio=2 id=803 event=peer_is_dead remoteip=${peer}`;

async function problemsOf(lines: readonly string[], settings: Partial<Settings['problems']> = {}) {
  const document = documentContext(
    'file:///a.log',
    analyse(builtInCatalogs(), createLines(lines.join('\n')), reference),
    'en',
    builtInTexts(),
  );
  return diagnostics(document, { ...defaultSettings.problems, ...settings });
}

describe('diagnostics', () => {
  it('are one for each failing line, with product, id and the line’s own values', async () => {
    const [problem, ...more] = await problemsOf([failed('192.0.2.7'), 'noise']);
    assert.equal(more.length, 0);
    assert.deepEqual([problem?.source, problem?.code, problem?.severity], ['clavister-cos-stream', '419', 1]);
    assert.match(wordsOf(problem), /192\.0\.2\.7/);
  });

  it('leave out what is muted or below the minimum', async () => {
    assert.equal((await problemsOf([failed('192.0.2.7')], { mute: ['clavister-cos-stream/419'] })).length, 0);
    assert.equal((await problemsOf([dead('192.0.2.7')], { minimum: 'failure' })).length, 1);
  });

  it('fold those alike into one with count and lines when they are too many, and say so', async () => {
    const lines = Array.from({ length: 30 }, (_, at) => (at % 2 === 0 ? failed('192.0.2.7') : failed('192.0.2.8')));
    const [note, ...folded] = await problemsOf(lines, { maximum: 10 });
    assert.match(wordsOf(note), /30 problems are more than 10/);
    assert.equal(folded.length, 2);
    assert.match(wordsOf(folded[0]), /15 times, lines 1 to 29/);
    assert.match(wordsOf(folded[1]), /15 times, lines 2 to 30/);
  });

  it('say how many kinds are left out when even those are too many', async () => {
    const lines = Array.from({ length: 30 }, (_, at) => failed(`192.0.2.${String(at)}`));
    const problems = await problemsOf(lines, { maximum: 10 });
    assert.equal(problems.length, 12);
    assert.ok(problems.some((problem) => /20 more kinds/.test(wordsOf(problem))));
  });
});
