import { createCorrelator } from '../core/tunnel/correlator.js';
import type { Tunnel } from '../core/tunnel/model.js';
import type { Run } from './run.js';
import type { Visit } from './scan.js';
import { scanFile, tunnelRecordOf } from './scan.js';

/** The tunnels of one file; their lines count from 1. @param visit also sees every line */
export async function tunnelsOf(run: Run, file: string, visit?: Visit): Promise<readonly Tunnel[]> {
  const correlator = createCorrelator();
  await scanFile(run, file, (line) => {
    visit?.(line);
    const record = tunnelRecordOf(line);
    if (record !== undefined) correlator.add(record);
  });
  return correlator.tunnels();
}
