import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { attemptLadder } from '../../server/src/service/attempt-ladder.js';
import type { Ladder, PacketStep } from '../../server/src/service/ladder-model.js';
import { stepText } from './ladders.js';
import { sampleDocument } from './sample-document.js';

const samples = path.resolve(import.meta.dirname, '../../samples');
const files = readdirSync(samples, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.log'))
  .map((file) => file.replaceAll(path.sep, '/'))
  .sort();

interface Drawn {
  readonly place: string;
  readonly ladder: Ladder;
  readonly reasoned: boolean;
}

function laddersIn(file: string): readonly Drawn[] {
  const { analysis } = sampleDocument(file);
  return analysis.tunnels().tunnels.flatMap((tunnel) =>
    tunnel.attempts.map((attempt) => ({
      place: `${file}:${String(attempt.firstLine + 1)} ${tunnel.name}`,
      ladder: attemptLadder(analysis, tunnel, attempt),
      reasoned: attempt.reason !== undefined && (attempt.state === 'failed' || attempt.state === 'down'),
    })),
  );
}

const all = files.flatMap(laddersIn);

const packetsOf = ({ steps }: Ladder): readonly PacketStep[] => steps.filter((step) => step.kind === 'packet');

/** Exchanges of IKEv1 in which the two take turns; whoever began sends the odd ones. */
const inTurns = (packet: PacketStep): boolean => packet.exchange === 'main' || packet.exchange === 'aggressive';

describe('the ladders of the samples', () => {
  it('each have a step', () => {
    for (const { place, ladder } of all) assert.notEqual(ladder.steps.length, 0, place);
  });

  it('show why an attempt failed or went down, at one step', () => {
    for (const { place, ladder, reasoned } of all) {
      const decisive = ladder.steps.filter((step) => step.kind !== 'omitted' && step.decisive).map(stepText);
      assert.equal(decisive.length, reasoned ? 1 : 0, `${place}: ${decisive.join(', ')}`);
    }
  });

  it('have the initiator’s packets go right until something stands', () => {
    for (const { place, ladder } of all) {
      if (ladder.ends.left.role === undefined) continue;
      const established = ladder.steps.findIndex((step) => step.kind === 'note' && step.event === 'established');
      const opening = established < 0 ? ladder.steps : ladder.steps.slice(0, established);
      for (const step of opening) {
        if (step.kind !== 'packet' || step.number === undefined || !inTurns(step)) continue;
        assert.equal(step.from, step.number % 2 === 1 ? 'left' : 'right', `${place}: ${stepText(step)}`);
      }
    }
  });

  it('have packets for every product whose documents tell of packets', () => {
    const products = new Set(all.filter(({ ladder }) => packetsOf(ladder).length > 0).map(({ place }) => place.split('/')[0]));
    assert.deepEqual([...products].sort(), ['century-nxr', 'cisco-ftd', 'hillstone-stoneos', 'qno-router']);
  });

  it('have numbers in the order of the exchange where a log tells of all packets', () => {
    const text = laddersIn('qno-router/tunnel-up.log')[0]?.ladder.steps.map(stepText);
    assert.deepEqual(text, [
      '→ Main Mode 1',
      '← Main Mode 2',
      '→ Main Mode 3',
      '← Main Mode 4',
      '→ Main Mode 5',
      '← Main Mode 6',
      '* pluto.isakmp-sa-established',
      '→ Quick Mode 1',
      '← Quick Mode 2',
      '→ Quick Mode 3',
      '* pluto.ipsec-sa-established',
    ]);
  });
});
