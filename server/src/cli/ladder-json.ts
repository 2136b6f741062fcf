import type { Attempt, Tunnel } from '../core/tunnel/model.js';
import type { LadderRow } from '../protocol.js';
import type { Ladder, LogSide, Moment, Participant, Step } from '../service/ladder-model.js';
import { packetLabel } from '../service/ladder-words.js';
import { reportedKind } from '../service/tunnel-words.js';
import { isoTime } from './terminal.js';

/** One attempt as the command line numbers it. */
export interface NumberedAttempt {
  readonly number: number;
  readonly file: string;
  readonly tunnel: Tunnel;
  readonly attempt: Attempt;
}

/** The ladder as an object: what `--format json` prints. Times are those of the logs. @param rows the same steps in words */
export function ladderJson(ladder: Ladder, rows: readonly LadderRow[], own: NumberedAttempt, peer: NumberedAttempt | undefined): object {
  const { tunnel, attempt } = own;
  const files: Readonly<Record<LogSide, string>> = { own: own.file, peer: peer?.file ?? '' };
  const moment = (at: Moment | undefined): object | null =>
    at === undefined ? null : { file: files[at.log], line: at.line, time: isoTime(at.time) };
  return {
    attempt: own.number,
    file: own.file,
    kind: reportedKind(tunnel),
    product: tunnel.product.id,
    name: tunnel.name,
    state: attempt.state,
    startLine: attempt.firstLine,
    endLine: attempt.lastLine,
    merged:
      ladder.clock === undefined || peer === undefined
        ? null
        : {
            attempt: peer.number,
            file: peer.file,
            clockOffset: ladder.clock.milliseconds / 1000,
            basis: ladder.clock.by === 'packets' ? 'packets' : 'spis',
            pairs: ladder.clock.pairs,
          },
    ends: { left: endJson(ladder.ends.left), right: endJson(ladder.ends.right) },
    steps: ladder.steps.map((step, at) => stepJson(step, rows[at]?.label ?? '', moment)),
  };
}

const endJson = ({ name, address, role, logs }: Participant): object => ({
  name: name === '' ? null : name,
  address: address ?? null,
  role: role ?? null,
  log: logs,
});

function stepJson(step: Step, text: string, moment: (at: Moment | undefined) => object | null): object {
  switch (step.kind) {
    case 'packet':
      return {
        kind: 'packet',
        from: step.from,
        label: packetLabel(step),
        exchange: step.exchange,
        number: step.number ?? null,
        payload: step.payload ?? null,
        count: step.count,
        fate: step.fate,
        decisive: step.decisive,
        sent: moment(step.sent),
        received: moment(step.received),
        line: step.told.line,
      };
    case 'note':
      return {
        kind: 'note',
        at: step.at,
        text,
        event: step.event,
        phase: step.phase ?? null,
        product: step.tells.message.product.id,
        message: step.tells.message.file?.id ?? null,
        count: step.count,
        decisive: step.decisive,
        told: moment(step.told),
      };
    case 'omitted':
      return { kind: 'omitted', count: step.count };
    default:
      return step satisfies never;
  }
}
