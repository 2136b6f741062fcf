import type { Placement } from '../core/tunnel/correlator.js';
import { createCorrelator } from '../core/tunnel/correlator.js';
import type { Tunnel } from '../core/tunnel/model.js';
import type { ParamsReader } from '../core/tunnel/record-reader.js';
import { createRecordReader } from '../core/tunnel/record-reader.js';
import { createValues } from '../core/tunnel/values.js';
import type { Run } from './run.js';
import type { ScannedLine } from './scan.js';
import { detachedParams, scanFile } from './scan.js';

/** Sees every line. @param placement where it belongs; undefined for lines of no tunnel */
export type VisitPlaced = (line: ScannedLine, placement: Placement | undefined) => void;

/** Reads the parameters at once: the line is gone when they are asked for. */
const readNow: ParamsReader = (text, scan) => {
  const params = detachedParams(text, scan);
  return () => params;
};

/** The tunnels of one file; their lines count from 1. Undefined for a file of which nothing is known: it could not be read. */
export async function tunnelsOf(run: Run, file: string, visit?: VisitPlaced): Promise<readonly Tunnel[] | undefined> {
  const values = createValues();
  const readRecord = createRecordReader(values, readNow);
  const correlator = createCorrelator(values);
  const whole = await scanFile(run, file, (line) => {
    const record = readRecord(line.text, line.scan, line.number);
    const placement = record === undefined ? undefined : correlator.add(record);
    visit?.(line, placement);
  });
  const tunnels = correlator.tunnels();
  return whole || tunnels.length > 0 ? tunnels : undefined;
}
