import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Analysis } from '../../server/src/core/analysis/analysis.js';
import { analyse } from '../../server/src/core/analysis/analysis.js';
import type { LiveAnalysis } from '../../server/src/core/analysis/live-analysis.js';
import { createLiveAnalysis } from '../../server/src/core/analysis/live-analysis.js';
import { createLines, replaceText } from '../../server/src/core/analysis/lines.js';
import { builtInCatalogs } from '../service/built-in.js';
import { reference } from './helpers.js';
import { phaseWords } from './tunnel-log.js';
import type { Ending, ProductName, Script } from './tunnel-scripts.js';
import { endings, products, restarts, simultaneous } from './tunnel-scripts.js';

interface LogLine {
  readonly text: string;
  /** Position of its script; -1 for a line that is nobody's. */
  readonly script: number;
}

/** The lines of all scripts, each in its order, mixed by the choices. */
function interleave(scripts: readonly Script[], choices: readonly number[]): readonly LogLine[] {
  const left = scripts.map(({ lines }, script) => lines.map((text) => ({ text, script })));
  const mixed: LogLine[] = [];
  for (let turn = 0; left.some((lines) => lines.length > 0); turn++) {
    const open = left.filter((lines) => lines.length > 0);
    const next = open[(choices[turn % choices.length] ?? 0) % open.length]?.shift();
    if (next !== undefined) mixed.push(next);
  }
  return mixed;
}

/** `Nov 22 10:00:05 HOST …`, a line each second. A line's text begins with its host. */
function stamped(lines: readonly LogLine[]): string {
  const clock = (second: number): string => new Date(Date.UTC(2026, 10, 22, 10, 0, second)).toISOString().slice(11, 19);
  return lines.map(({ text }, second) => `Nov 22 ${clock(second)} ${text}\n`).join('');
}

const analysed = (text: string): Analysis => analyse(builtInCatalogs(), createLines(text), reference);

/** What is found, in words that do not depend on the order of the scripts. */
const found = (analysis: Analysis): readonly string[] =>
  analysis
    .tunnels()
    .tunnels.map(({ host, name, attempts }) => `${host} ${name}: ${attempts.map(({ state }) => state).join(', ')}`)
    .sort();

const scripted = (scripts: readonly Script[]): readonly string[] =>
  scripts.map(({ host, tunnel, ending }) => `${host} ${tunnel}: ${endings[ending]}`).sort();

/** Does all that is left to do. */
function finish(live: LiveAnalysis): void {
  while (live.step());
}

function append(live: LiveAnalysis, text: string): void {
  const { lines } = live.current();
  const end = { line: lines.lineCount - 1, character: Number.MAX_SAFE_INTEGER };
  live.edit(replaceText(lines, end, end, text), reference);
  finish(live);
}

/** Everything that is told of the tunnels, by value. */
const told = (analysis: Analysis): readonly unknown[] => {
  const index = analysis.tunnels();
  return index.tunnels.map((tunnel) => ({
    ...{ name: tunnel.name, host: tunnel.host, state: tunnel.state, peer: tunnel.peer, start: tunnel.start, end: tunnel.end },
    lines: [...index.linesOfTunnel(tunnel)],
    inferred: [...index.linesOfTunnel(tunnel)].filter((line) => index.at(line)?.inferred),
    attempts: tunnel.attempts.map((attempt) => [
      ...[attempt.state, attempt.reason?.line, attempt.reason?.message.file?.id, attempt.retransmissions, attempt.rekeys],
      phaseWords(attempt),
      attempt.phases.map(({ decision }) => decision?.line),
    ]),
  }));
};

const plan = fc.array(
  fc.record({
    product: fc.constantFrom(...(Object.keys(products) as ProductName[])),
    host: fc.constantFrom('gw-a', 'gw-b'),
    ending: fc.constantFrom<Ending>(...(Object.keys(endings) as Ending[])),
  }),
  { minLength: 1, maxLength: 8 },
);
const choices = fc.array(fc.nat(), { minLength: 1, maxLength: 200 });

const played = (plans: readonly { readonly product: ProductName; readonly host: string; readonly ending: Ending }[]): readonly Script[] =>
  plans.map(({ product, host, ending }, at) => {
    // Devices count by themselves: the same names and numbers stand for different tunnels.
    const number = plans.slice(0, at).filter((each) => each.host === host && each.product === product).length + 1;
    return products[product](host, number, ending);
  });

describe('random interleavings of the products’ own lines', () => {
  it('give the tunnels that were scripted, with all of their lines', () => {
    fc.assert(
      fc.property(plan, choices, (plans, order) => {
        const scripts = played(plans);
        const lines = interleave(scripts, order);
        const analysis = analysed(stamped(lines));
        assert.deepEqual(found(analysis), scripted(scripts));
        const index = analysis.tunnels();
        for (const tunnel of index.tunnels) {
          const own = new Set([...index.linesOfTunnel(tunnel)].map((line) => lines[line]?.script));
          assert.equal(own.size, 1, `${tunnel.name} has lines of ${String(own.size)} negotiations`);
        }
      }),
    );
  });

  it('are told the same after appends in any pieces as from scratch', () => {
    fc.assert(
      fc.property(plan, choices, fc.array(fc.nat(), { maxLength: 5 }), (plans, order, cuts) => {
        const text = stamped(interleave(played(plans), order));
        const places = [...new Set([0, ...cuts.map((cut) => cut % text.length), text.length])].sort((a, b) => a - b);
        const live = createLiveAnalysis(builtInCatalogs(), createLines(''), reference);
        places.slice(1).forEach((end, at) => {
          append(live, text.slice(places[at], end));
          live.current().tunnels();
        });
        assert.deepEqual(told(live.current()), told(analysed(text)));
      }),
      { numRuns: 60 },
    );
  });

  it('change by an append nothing of tunnels that it does not speak of', () => {
    fc.assert(
      fc.property(plan, choices, fc.nat(), (plans, order, cut) => {
        const lines = interleave(played(plans), order);
        const middle = cut % lines.length;
        const text = stamped(lines);
        const head = stamped(lines.slice(0, middle));
        const live = createLiveAnalysis(builtInCatalogs(), createLines(head), reference);
        finish(live);
        const before = live.current();
        const beforeTold = told(before);
        append(live, text.slice(head.length));
        const after = live.current();
        const concerned = new Set(lines.slice(middle).map(({ script }) => script));
        const owner = (analysis: Analysis, at: number): number | undefined => {
          const tunnel = analysis.tunnels().tunnels[at];
          return tunnel === undefined ? undefined : lines[tunnel.firstLine]?.script;
        };
        const afterTold = told(after);
        before.tunnels().tunnels.forEach((_, at) => {
          const script = owner(before, at);
          if (script === undefined || concerned.has(script)) return;
          const same = after.tunnels().tunnels.findIndex((_each, position) => owner(after, position) === script);
          assert.deepEqual(afterTold[same], beforeTold[at]);
          assert.equal(after.tunnels().tunnels[same], before.tunnels().tunnels[at]);
        });
      }),
      { numRuns: 60 },
    );
  });

  it('end for a device whose daemon restarts, and for no other', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...restarts),
        fc.array(fc.constantFrom<Ending>('established', 'phase1', 'timeout'), { minLength: 1, maxLength: 5 }),
        choices,
        fc.nat(),
        (restart, ends, order, cut) => {
          const scripts = ends.map((ending, at) => products[restart.product](at % 2 === 0 ? 'gw-a' : 'gw-b', at + 1, ending));
          const lines = interleave(scripts, order);
          const middle = cut % (lines.length + 1);
          const log = [...lines.slice(0, middle), { text: `gw-a ${restart.line}`, script: -1 }];
          const { tunnels } = analysed(stamped(log)).tunnels();
          const without = analysed(stamped(lines.slice(0, middle))).tunnels().tunnels;
          assert.equal(tunnels.length, without.length);
          for (const tunnel of tunnels) {
            const { state } = without.find(({ host, name }) => host === tunnel.host && name === tunnel.name) ?? tunnel;
            const closed = { established: 'down', negotiating: 'failed', failed: 'failed', down: 'down' } as const;
            assert.equal(tunnel.state, tunnel.host === 'gw-a' ? closed[state] : state, `${tunnel.host} ${tunnel.name}`);
          }
        },
      ),
    );
  });

  it('keep the two attempts apart that both sides begin at once', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...simultaneous),
        fc.constantFrom<Ending>('established', 'timeout'),
        fc.constantFrom<Ending>('established', 'timeout'),
        choices,
        (product, ours, theirs, order) => {
          const scripts = [products[product]('gw-a', 1, ours, 'initiator'), products[product]('gw-a', 1, theirs, 'responder')];
          // Both begin before either has got anywhere.
          const begun = scripts.flatMap(({ lines }, script) => lines.slice(0, 1).map((text) => ({ text, script })));
          const rest = interleave(
            scripts.map((script) => ({ ...script, lines: script.lines.slice(1) })),
            order,
          );
          const { tunnels } = analysed(stamped([...begun, ...rest])).tunnels();
          assert.equal(tunnels.length, 1);
          assert.deepEqual(
            tunnels[0]?.attempts.map(({ state }) => state),
            scripts.map(({ ending }) => endings[ending]),
          );
        },
      ),
    );
  });
});
