import type { Placement } from '../core/tunnel/correlator.js';
import { createCorrelator } from '../core/tunnel/correlator.js';
import type { Tunnel } from '../core/tunnel/model.js';
import type { Run } from './run.js';
import type { ScannedLine } from './scan.js';
import { scanFile, tunnelRecordOf } from './scan.js';

/** Sees every line. @param placement where it belongs; undefined for lines of no tunnel */
export type VisitPlaced = (line: ScannedLine, placement: Placement | undefined) => void;

/** The tunnels of one file; their lines count from 1. */
export async function tunnelsOf(run: Run, file: string, visit?: VisitPlaced): Promise<readonly Tunnel[]> {
  const correlator = createCorrelator();
  await scanFile(run, file, (line) => {
    const record = tunnelRecordOf(line);
    const placement = record === undefined ? undefined : correlator.add(record);
    visit?.(line, placement);
  });
  return correlator.tunnels();
}
