import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Analysis } from '../../server/src/core/analysis/analysis.js';
import { analyse } from '../../server/src/core/analysis/analysis.js';
import { createLines } from '../../server/src/core/analysis/lines.js';
import type { Stretch, Tunnel } from '../../server/src/core/tunnel/model.js';
import { reference } from '../core/helpers.js';
import { builtInCatalogs } from '../service/built-in.js';
import { hostileLine, hostileText, knownLines, sampleLogs } from './hostile.js';
import { check } from './runs.js';

const tunnelLines = knownLines.filter(({ line }) => {
  const analysis = analyse(builtInCatalogs(), createLines(line), reference);
  return analysis.tunnels().tunnels.length > 0;
});

/** A time that an envelope may state: any order, none, or one that is no time. */
const clock = fc.oneof(
  fc.constantFrom('', 'Nov 22 10:00:00 gw ', 'Feb 31 24:59:60 gw ', '2026-11-22T10:00:00Z gw ', 'Nov 22 99:99:99 gw '),
  fc.integer({ min: 0, max: 86_399 }).map((second) => `Nov 22 ${new Date(second * 1000).toISOString().slice(11, 19)} gw `),
);

/** Lines that tell of tunnels, in any order, of few tunnels with few numbers so that they meet. */
const line = fc.oneof(
  { weight: 4, arbitrary: fc.nat(tunnelLines.length - 1).map((at) => tunnelLines[at]?.line ?? '') },
  {
    weight: 4,
    arbitrary: fc.tuple(clock, fc.nat(tunnelLines.length - 1)).map(([time, at]) => time + withoutTime(tunnelLines[at]?.line ?? '')),
  },
  {
    weight: 2,
    arbitrary: fc.tuple(fc.nat(tunnelLines.length - 1), fc.nat(9), hostileText).map(([at, value, text]) => {
      const known = tunnelLines[at];
      const replaced = known?.values[value % Math.max(1, known.values.length)];
      return replaced === undefined ? (known?.line ?? '') : (known?.line ?? '').replace(replaced, () => text.replace(/[\r\n]/g, ''));
    }),
  },
  { weight: 2, arbitrary: fc.tuple(fc.nat(sampleLogs.length - 1), fc.nat(80)).map(([log, at]) => sampleLogs[log]?.[at] ?? '') },
  { weight: 1, arbitrary: hostileLine().map((text) => text.replace(/[\r\n]/g, '')) },
);

const withoutTime = (text: string): string => text.replace(/^(?:<\d+>)?[A-Z][a-z]{2} +\d+ [\d:]+ \S+ /, '');

/** Lines of one product, so that they share tunnels. */
const log = fc.oneof(
  fc.array(line, { maxLength: 60 }),
  fc.constantFrom(...new Set(tunnelLines.map(({ product }) => product))).chain((product) => {
    const own = tunnelLines.filter((each) => each.product === product);
    return fc.array(
      fc.tuple(clock, fc.nat(own.length - 1)).map(([time, at]) => time + withoutTime(own[at]?.line ?? '')),
      { maxLength: 80 },
    );
  }),
);

const states = new Set(['negotiating', 'established', 'failed', 'down']);

function isSound(part: Stretch, lineCount: number): void {
  assert.ok(
    0 <= part.firstLine && part.firstLine <= part.lastLine && part.lastLine < lineCount,
    `${String(part.firstLine)}-${String(part.lastLine)}`,
  );
  assert.equal(Number.isNaN(part.start), Number.isNaN(part.end));
}

function checkTunnel(tunnel: Tunnel, analysis: Analysis): void {
  const { lineCount } = analysis.lines;
  isSound(tunnel, lineCount);
  assert.ok(states.has(tunnel.state) && tunnel.name !== '' && tunnel.attempts.length > 0);
  assert.equal(tunnel.firstLine, Math.min(...tunnel.attempts.map(({ firstLine }) => firstLine)));
  assert.equal(tunnel.lastLine, Math.max(...tunnel.attempts.map(({ lastLine }) => lastLine)));
  for (const attempt of tunnel.attempts) {
    isSound(attempt, lineCount);
    assert.ok(states.has(attempt.state));
    assert.ok(attempt.reason === undefined || attempt.state === 'failed' || attempt.state === 'down');
    assert.ok(attempt.retransmissions >= 0 && attempt.rekeys >= 0 && attempt.inferredLines >= 0);
    for (const phase of attempt.phases) {
      isSound(phase, lineCount);
      assert.ok(states.has(phase.state) && tunnel.kind.phases.includes(phase.name), `${phase.name} of ${tunnel.kind.kind}`);
      assert.ok(attempt.firstLine <= phase.firstLine && phase.lastLine <= attempt.lastLine, 'a phase lies within its attempt');
      // What was given up has failed, and what a successor took over is down, and no line of their own says so.
      assert.ok(
        phase.decision === undefined ? phase.state !== 'established' : phase.state !== 'negotiating',
        `${phase.name} ${phase.state}`,
      );
    }
  }
}

const placedLines = ({ lines, tunnels }: Analysis): readonly number[] =>
  Array.from({ length: lines.lineCount }, (_, line) => line).filter((line) => tunnels().at(line) !== undefined);

describe('lines of tunnels in any order, at any time', () => {
  it('make sound tunnels, with each line in one place at most', () => {
    check(
      150,
      fc.property(log, (lines) => {
        const analysis = analyse(builtInCatalogs(), createLines(lines.join('\n')), reference);
        const index = analysis.tunnels();
        for (const tunnel of index.tunnels) checkTunnel(tunnel, analysis);
        const placed = placedLines(analysis);
        for (const tunnel of index.tunnels) {
          const ofTunnel = [...index.linesOfTunnel(tunnel)];
          assert.ok(ofTunnel.length > 0 && ofTunnel.every((each, at) => at === 0 || (ofTunnel[at - 1] ?? -1) < each), 'lines ascend');
          assert.deepEqual(
            tunnel.attempts.flatMap((attempt) => [...index.linesOf(attempt)]).sort((a, b) => a - b),
            ofTunnel,
          );
          for (const attempt of tunnel.attempts) {
            for (const each of index.linesOf(attempt)) {
              assert.ok(attempt.firstLine <= each && each <= attempt.lastLine);
              const place = index.at(each);
              // A start of the device is a line of each kind of tunnels.
              assert.ok(
                place !== undefined &&
                  (place.attempt === attempt || place.tunnel.kind !== tunnel.kind || place.tunnel.product !== tunnel.product),
              );
            }
          }
        }
        const listed = new Set(index.tunnels.flatMap((tunnel) => [...index.linesOfTunnel(tunnel)]));
        assert.deepEqual(
          [...listed].sort((a, b) => a - b),
          placed,
        );
      }),
    );
  });
});
