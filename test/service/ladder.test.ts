import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { mostSteps } from '../../server/src/service/ladder.js';
import { ladderOf, laddersOf, noon, stepText, talk, talkLog } from './ladders.js';

const stepsOf = (texts: readonly string[]): readonly string[] => ladderOf(talkLog(texts)).steps.map(stepText);

describe('the ladder of one attempt', () => {
  it('has the packets of both directions, and what they built', () => {
    const texts = ['send main 1', 'got main 2', 'send main 3', 'got main 4', 'send main 5', 'got main 6', 'phase 1 up'];
    assert.deepEqual(stepsOf([...texts, 'send quick 1', 'got quick 2', 'send quick 3', 'phase 2 up, SPI c1d2e3f4 0a1b2c3d']), [
      '→ Main Mode 1',
      '← Main Mode 2',
      '→ Main Mode 3',
      '← Main Mode 4',
      '→ Main Mode 5',
      '← Main Mode 6',
      '* up1',
      '→ Quick Mode 1',
      '← Quick Mode 2',
      '→ Quick Mode 3',
      '* up2',
    ]);
  });

  it('names both ends: the device by its host and address, the peer by its address, each by its role', () => {
    const { ends, device } = ladderOf(talkLog(['send main 1', 'got main 2']));
    assert.equal(device, 'left');
    assert.deepEqual(ends.left, { name: 'gw-a', address: '192.0.2.1', logs: true, role: 'initiator' });
    assert.deepEqual(ends.right, { name: '', address: '203.0.113.9', logs: false, role: 'responder' });
  });

  it('has a device that was asked on the right', () => {
    const ladder = ladderOf(talkLog(['got main 1', 'send main 2', 'phase 1 up']));
    assert.equal(ladder.device, 'right');
    assert.deepEqual(ladder.steps.map(stepText), ['→ Main Mode 1', '← Main Mode 2', ' * up1']);
  });

  it('says of nobody who began where no line tells', () => {
    const { ends, device } = ladderOf(talkLog(['phase 1 up', 'phase 2 up, SPI c1d2e3f4 0a1b2c3d']));
    assert.equal(device, 'left');
    assert.equal(ends.left.role, undefined);
    assert.equal(ends.right.role, undefined);
  });

  it('tells of a packet once, however many lines do', () => {
    const log = ['begins main', 'send main 1 holding SA VID'].map((text) => talk(noon, 'gw-a', `west: ${text}`)).join('\n');
    const [step, ...others] = ladderOf(log).steps;
    assert.deepEqual(others, []);
    assert.ok(step?.kind === 'packet');
    assert.equal(step.count, 1);
    assert.equal(step.payload, 'SA VID');
    assert.equal(step.told.line, 0);
  });

  it('counts what was sent again, with or without saying what', () => {
    assert.deepEqual(stepsOf(['send main 1', 'send again', 'send again', 'got main 2', 'phase 1 up']), [
      '→ Main Mode 1 ×3',
      '← Main Mode 2',
      '* up1',
    ]);
    assert.deepEqual(stepsOf(['send main 1', 'send main 1', 'got main 2', 'phase 1 up']), ['→ Main Mode 1 ×2', '← Main Mode 2', '* up1']);
  });

  it('numbers packets of which a line tells only the round, by who began', () => {
    assert.deepEqual(stepsOf(['out SA', 'in SA', 'out KE']), ['→ Main Mode 1', '← Main Mode 2', '→ Main Mode 3']);
    assert.deepEqual(stepsOf(['in SA', 'out SA', 'out KE']), ['→ Main Mode 1', '← Main Mode 2', '← Main Mode 4']);
  });

  it('knows by who began what a line means that both ends log', () => {
    const quick = (first: string): string | undefined => stepsOf([first, 'quick done'])[1];
    assert.equal(quick('send quick 1'), '→ Quick Mode 3');
    assert.equal(ladderOf(talkLog(['got quick 1', 'quick done'])).steps.map(stepText)[1], '← Quick Mode 3');
  });

  it('makes one of a row of keep-alives', () => {
    const row = Array.from({ length: 50 }, () => ['ask alive', 'is alive']).flat();
    assert.deepEqual(stepsOf(['send main 1', 'got main 2', 'phase 1 up', ...row]).slice(3), ['→ Informational ×50', '← Informational ×50']);
  });

  it('marks the line that tells why the attempt failed', () => {
    assert.deepEqual(stepsOf(['send main 1', 'got main 2', 'refused: no proposal', 'no answer']), [
      '→ Main Mode 1',
      '← Main Mode 2',
      '* refused !',
      '* timeout',
    ]);
    assert.deepEqual(stepsOf(['send main 1', 'notified NO_PROPOSAL_CHOSEN', 'no answer'])[1], '← Informational !');
  });

  it('tells of a trouble that comes again and again once', () => {
    assert.deepEqual(stepsOf(['send main 1', 'network trouble', 'network trouble', 'network trouble', 'no answer']).slice(1), [
      '* trouble ×3 !',
      '* timeout',
    ]);
  });
});

describe('a packet without an answer', () => {
  const fateOfFirst = (texts: readonly string[]): string | undefined => ladderOf(talkLog(texts)).steps.map(stepText)[0];

  it('is one of which a line says so', () => {
    assert.equal(fateOfFirst(['send main 1', 'no answer']), '→ Main Mode 1 unanswered');
    assert.equal(fateOfFirst(['send main 1', 'send again', 'send again']), '→ Main Mode 1 ×3 unanswered');
  });

  it('is not one that the log leaves open', () => {
    assert.equal(fateOfFirst(['send main 1']), '→ Main Mode 1');
    assert.equal(fateOfFirst(['send main 1', 'thinking', 'no answer']), '→ Main Mode 1');
    assert.equal(fateOfFirst(['send main 1', 'refused: no proposal']), '→ Main Mode 1');
    assert.equal(fateOfFirst(['send main 1', 'notified NO_PROPOSAL_CHOSEN', 'no answer']), '→ Main Mode 1');
    assert.equal(fateOfFirst(['send main 1', 'phase 1 up']), '→ Main Mode 1');
    assert.equal(fateOfFirst(['send main 1', 'send main 3']), '→ Main Mode 1');
  });

  it('stands in the ladder though only its time-out is logged, without a time', () => {
    const { steps } = ladderOf(talkLog(['send main 1', 'got main 2', 'no answer to main 5']));
    assert.deepEqual(steps.map(stepText), ['→ Main Mode 1', '← Main Mode 2', '→ Main Mode 5 unanswered', '* timeout-5 !']);
    const third = steps[2];
    assert.ok(third?.kind === 'packet');
    assert.equal(third.sent, undefined);
    assert.equal(third.told.line, 2);
  });
});

describe('a log without packets', () => {
  it('has the steps that it tells of', () => {
    const ladder = ladderOf(talkLog(['link opens', 'link up'], 'gw-a', 'ppp0'));
    assert.deepEqual(ladder.steps.map(stepText), ['* link', '* link']);
  });
});

describe('a ladder of very many steps', () => {
  it('keeps the first and the last, and counts the others', () => {
    const rekeys = Array.from({ length: 800 }, (_, at) => [
      'send quick 1',
      `phase 2 up, SPI ${(0xc0000000 + at).toString(16)} 0a1b2c3d`,
    ]).flat();
    const [ladder] = laddersOf(talkLog(['send main 1', 'got main 2', ...rekeys]));
    assert.ok(ladder !== undefined);
    assert.equal(ladder.steps.length, mostSteps + 1);
    assert.equal(stepText(ladder.steps[0] ?? { kind: 'omitted', count: 0 }), '→ Main Mode 1');
    const omitted = ladder.steps[mostSteps / 2];
    assert.ok(omitted?.kind === 'omitted' && omitted.count > 0);
    assert.equal(stepText(ladder.steps.at(-1) ?? omitted), '* up2');
  });
});
