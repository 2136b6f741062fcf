import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Analysis } from '../../server/src/core/analysis/analysis.js';
import { analyse } from '../../server/src/core/analysis/analysis.js';
import { createLiveAnalysis } from '../../server/src/core/analysis/live-analysis.js';
import { createLines, replaceText } from '../../server/src/core/analysis/lines.js';
import type { TunnelEventKind } from '../../server/src/core/catalog/model.js';
import { createCorrelator } from '../../server/src/core/tunnel/correlator.js';
import type { Tunnel } from '../../server/src/core/tunnel/model.js';
import { catalogOf, family, message, reference } from './helpers.js';

const ike = (id: string, template: string, phase: 'ike-sa' | 'child-sa' | undefined, event: TunnelEventKind) =>
  message(id, [template], { tunnel: { kind: 'ike', event, ...(phase === undefined ? {} : { phase }) } });

const catalogs = catalogOf(
  [
    family(
      'ike',
      [
        ike('begin', 'phase 1 begins', 'ike-sa', 'begin'),
        ike('up1', 'phase 1 stands', 'ike-sa', 'established'),
        ike('begin2', 'phase 2 begins using #{parent_state_number}', 'child-sa', 'begin'),
        ike('up2', 'phase 2 stands', 'child-sa', 'established'),
        ike('refused', 'refused: {reason}', 'ike-sa', 'cause'),
        ike('refused2', 'phase 2 refused', 'child-sa', 'rejected'),
        ike('timeout', 'no answer', 'ike-sa', 'timeout'),
        ike('retransmit', 'again', 'ike-sa', 'retransmit'),
        ike('dead', 'peer is dead', 'ike-sa', 'dead'),
        ike('expired2', 'phase 2 expired', 'child-sa', 'expired'),
        ike('restart', 'daemon starts', undefined, 'restart'),
      ],
      { tags: ['iked'], prefixes: ['{connection:word} #{state_number}: '] },
    ),
  ],
  {
    tunnels: [
      {
        kind: 'ike',
        identity: [['connection']],
        phases: ['ike-sa', 'child-sa'],
        keys: [
          { space: 'state', params: ['state_number'] },
          { space: 'state', params: ['parent_state_number'], of: 'ike-sa' },
        ],
      },
    ],
  },
);

const at = (second: number): string =>
  `Nov 22 10:${String(Math.floor(second / 60)).padStart(2, '0')}:${String(second % 60).padStart(2, '0')}`;

/** A log of the lines, a second apart. */
function analysisOf(texts: readonly string[]): Analysis {
  const lines = texts.map((text, second) => `${at(second)} gw iked: ${text}`).join('\n');
  return analyse(catalogs, createLines(lines), reference);
}

const tunnelsOf = (texts: readonly string[]): readonly Tunnel[] => analysisOf(texts).tunnels().tunnels;

const only = (texts: readonly string[]): Tunnel => {
  const [tunnel, ...more] = tunnelsOf(texts);
  assert.ok(tunnel !== undefined && more.length === 0);
  return tunnel;
};

describe('tunnels', () => {
  it('stand when phase 2 does', () => {
    const tunnel = only(['a #1: phase 1 begins', 'a #1: phase 1 stands', 'a #2: phase 2 begins using #1', 'a #2: phase 2 stands']);
    assert.deepEqual([tunnel.name, tunnel.state, tunnel.attempts.length], ['a', 'established', 1]);
    assert.deepEqual(
      tunnel.attempts[0]?.phases.map(({ name, state, firstLine, lastLine }) => [name, state, firstLine, lastLine]),
      [
        ['ike-sa', 'established', 0, 1],
        ['child-sa', 'established', 2, 3],
      ],
    );
  });

  it('fail for the reason that was named, not for the time-out that follows from it', () => {
    const tunnel = only(['a #1: phase 1 begins', 'a #1: refused: no proposal chosen', 'a #1: again', 'a #1: no answer']);
    assert.equal(tunnel.state, 'failed');
    assert.equal(tunnel.attempts[0]?.reason?.line, 1);
    assert.equal(tunnel.attempts[0].reason.params['reason'], 'no proposal chosen');
    assert.equal(tunnel.attempts[0].retransmissions, 1);
  });

  it('are down, not failed, when the peer dies', () => {
    const tunnel = only([
      'a #1: phase 1 begins',
      'a #1: phase 1 stands',
      'a #2: phase 2 begins using #1',
      'a #2: phase 2 stands',
      'a #1: peer is dead',
    ]);
    assert.deepEqual([tunnel.state, tunnel.attempts[0]?.reason?.line], ['down', 4]);
  });

  it('go on through a rekey', () => {
    const tunnel = only([
      ...['a #1: phase 1 begins', 'a #1: phase 1 stands', 'a #2: phase 2 begins using #1', 'a #2: phase 2 stands'],
      ...['a #3: phase 2 begins using #1', 'a #3: phase 2 stands', 'a #2: phase 2 expired'],
    ]);
    assert.deepEqual([tunnel.state, tunnel.attempts.length, tunnel.attempts[0]?.reason], ['established', 1, undefined]);
    assert.deepEqual(
      tunnel.attempts[0]?.phases.map(({ state }) => state),
      ['established', 'down', 'established'],
    );
  });

  it('count a new attempt after a failed one', () => {
    const tunnel = only(['a #1: phase 1 begins', 'a #1: no answer', 'a #2: phase 1 begins']);
    assert.deepEqual(
      tunnel.attempts.map(({ state }) => state),
      ['failed', 'negotiating'],
    );
    assert.equal(tunnel.state, 'negotiating');
  });

  it('are closed by a restart of the daemon', () => {
    const tunnels = tunnelsOf(['a #1: phase 1 begins', 'b #2: phase 1 begins', 'daemon starts', 'a #1: phase 1 begins']);
    assert.deepEqual(
      tunnels.map(({ name, attempts }) => [name, attempts.map(({ state }) => state)]),
      [
        ['a', ['failed', 'negotiating']],
        ['b', ['failed']],
      ],
    );
  });

  it('keep two attempts at once apart by their numbers', () => {
    const tunnel = only([
      'a #1: phase 1 begins',
      'a #2: phase 1 begins',
      'a #2: refused: other side',
      'a #1: phase 1 stands',
      'a #2: no answer',
    ]);
    assert.deepEqual(
      tunnel.attempts.map(({ phases }) => phases.map(({ state }) => state)),
      [['established'], ['failed']],
    );
  });

  it('may have begun before the log', () => {
    assert.equal(only(['a #7: phase 2 expired']).state, 'down');
  });
});

describe('a tunnel that nobody mends', () => {
  it('may fail more often than a function takes arguments', () => {
    const analysis = analysisOf(['a #1: phase 1 begins', 'a #1: no answer']);
    const correlator = createCorrelator(analysis.values);
    const count = 70_000;
    for (let line = 0; line < count * 2; line++) {
      const record = analysis.tunnelRecord(line % 2);
      if (record !== undefined) correlator.add({ ...record, line });
    }
    const [tunnel] = correlator.tunnels();
    assert.deepEqual([tunnel?.attempts.length, tunnel?.firstLine, tunnel?.lastLine], [count, 0, count * 2 - 1]);
  });
});

/** One negotiation, as its lines, with how it ends. */
const script = fc.record({
  refused: fc.boolean(),
  phase1: fc.boolean(),
  phase2: fc.constantFrom('stands', 'refused', 'nothing'),
  dies: fc.boolean(),
});

interface Scripted {
  readonly lines: readonly string[];
  readonly state: string;
}

function play(
  name: string,
  number: number,
  { refused, phase1, phase2, dies }: { refused: boolean; phase1: boolean; phase2: string; dies: boolean },
): Scripted {
  const first = `${name} #${String(number)}`;
  const second = `${name} #${String(number + 1)}`;
  const lines = [`${first}: phase 1 begins`, ...(refused ? [`${first}: refused: by policy`] : [])];
  if (!phase1) return { lines: [...lines, `${first}: no answer`], state: 'failed' };
  lines.push(`${first}: phase 1 stands`);
  if (phase2 === 'nothing') return { lines, state: 'negotiating' };
  lines.push(`${second}: phase 2 begins using #${String(number)}`);
  if (phase2 === 'refused') return { lines: [...lines, `${second}: phase 2 refused`], state: 'failed' };
  lines.push(`${second}: phase 2 stands`);
  return dies ? { lines: [...lines, `${first}: peer is dead`], state: 'down' } : { lines, state: 'established' };
}

/** The lines of all scripts, each in its order, mixed by the choices. */
function interleave(scripts: readonly Scripted[], choices: readonly number[]): readonly string[] {
  const left = scripts.map(({ lines }) => [...lines]);
  const mixed: string[] = [];
  for (let turn = 0; left.some((lines) => lines.length > 0); turn++) {
    const open = left.filter((lines) => lines.length > 0);
    const next = open[(choices[turn % Math.max(1, choices.length)] ?? 0) % open.length]?.shift();
    if (next !== undefined) mixed.push(next);
  }
  return mixed;
}

describe('random interleavings', () => {
  it('give the tunnels that were scripted', () => {
    fc.assert(
      fc.property(fc.array(script, { minLength: 1, maxLength: 6 }), fc.array(fc.nat(), { minLength: 1 }), (scripts, choices) => {
        const played = scripts.map((each, at) => play(`t${String(at)}`, 1 + at * 2, each));
        const found = tunnelsOf(interleave(played, choices));
        assert.deepEqual(
          [...found].map(({ name, state }) => `${name} ${state}`).sort(),
          played.map(({ state }, at) => `t${String(at)} ${state}`).sort(),
        );
        for (const { attempts } of found) assert.equal(attempts.length, 1);
      }),
    );
  });

  it('are found the same after appends as from scratch', () => {
    const shape = (analysis: Analysis): unknown =>
      analysis
        .tunnels()
        .tunnels.map(({ name, state, attempts, firstLine, lastLine }) => [name, state, attempts.length, firstLine, lastLine]);
    fc.assert(
      fc.property(
        fc.array(script, { minLength: 1, maxLength: 4 }),
        fc.array(fc.nat(), { minLength: 1 }),
        fc.nat(),
        (scripts, choices, cut) => {
          const texts = interleave(
            scripts.map((each, index) => play(`t${String(index)}`, 1 + index * 2, each)),
            choices,
          );
          const lines = texts.map((text, second) => `${at(second)} gw iked: ${text}\n`);
          const middle = cut % lines.length;
          const live = createLiveAnalysis(catalogs, createLines(lines.slice(0, middle).join('')), reference);
          while (live.step());
          const before = live.current().lines;
          const end = { line: before.lineCount - 1, character: 0 };
          live.edit(replaceText(before, end, end, lines.slice(middle).join('')), reference);
          assert.deepEqual(shape(live.current()), shape(analyse(catalogs, createLines(lines.join('')), reference)));
        },
      ),
    );
  });
});
