import { createLineScan } from '../core/match/line-scan.js';
import type { LogRecord } from '../core/match/record.js';
import { readRecord } from '../core/match/record.js';
import { paramsOf } from '../service/explanation.js';
import type { Command } from './run.js';
import type { Visit } from './scan.js';
import { scanFile } from './scan.js';
import { jsonLine } from './terminal.js';

/** `loglens parse FILE…`: every line as a JSON object on a line of its own. */
export const parse: Command = async (run) => {
  for (const file of run.options.files) {
    const visit: Visit = ({ text, scan, number }) => run.output.line(jsonLine(parsedLine(file, number, readRecord(text, scan))));
    await scanFile(run, file, visit, createLineScan());
  }
  return false;
};

/** A line as `parse` prints it. The order of the keys is part of the contract. */
function parsedLine(file: string, line: number, record: LogRecord): object {
  return {
    file,
    line,
    product: record.product?.id ?? null,
    message: record.id ?? null,
    known: record.known,
    severity: record.severity ?? null,
    outcome: record.outcome ?? null,
    time: record.envelope.isoTime ?? null,
    host: record.envelope.host ?? null,
    params: paramsOf(record.params),
    template: record.message?.file?.templates[0] ?? null,
  };
}
