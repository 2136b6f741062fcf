import type { CompiledCondition, CompiledEvent, CompiledMessage } from '../catalog/compile.js';
import type { Outcome } from '../catalog/model.js';
import type { LineScan } from './line-scan.js';
import { valueOf } from './parameters.js';

/** What a message means: its outcome, and what it says of a tunnel. */
export interface Judgement {
  readonly outcome: Outcome | undefined;
  readonly tunnel: CompiledEvent | undefined;
}

const noJudgement: Judgement = { outcome: undefined, tunnel: undefined };

/** The outcome and tunnel event of a message: of its conditions that apply, the first that states it; else what the message states. */
export function judge(message: CompiledMessage | undefined, value: (name: string) => string | undefined): Judgement {
  if (message === undefined) return noJudgement;
  if (message.conditions === undefined) return message;
  const conditions = message.conditions.filter((condition) => applies(condition, value));
  return {
    outcome: conditions.find(({ outcome }) => outcome !== undefined)?.outcome ?? message.outcome,
    tunnel: conditions.find(({ tunnel }) => tunnel !== undefined)?.tunnel ?? message.tunnel,
  };
}

/** The same of the line in `scan`, whose parameters are read only where the message has conditions. */
export function judgeLine(scan: LineScan): Judgement {
  if (scan.message?.conditions === undefined) return scan.message ?? noJudgement;
  return (scan.judgement ??= judge(scan.message, (name) => valueOf(scan, name)));
}

const applies = ({ params }: CompiledCondition, value: (name: string) => string | undefined): boolean =>
  params.every(([name, values]) => values.has(value(name)?.toLowerCase()));
