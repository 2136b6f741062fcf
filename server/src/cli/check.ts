import type { Outcome } from '../core/catalog/model.js';
import { readRecord } from '../core/match/record.js';
import { paramsOf } from '../service/explanation.js';
import { reportedOutcomes } from '../service/findings.js';
import { headline } from '../service/texts.js';
import type { Command, Run } from './run.js';
import { allTexts } from './run.js';
import type { SarifLog } from './sarif.js';
import { createSarifLog } from './sarif.js';
import type { Visit } from './scan.js';
import { scanFile } from './scan.js';
import type { Colour } from './terminal.js';
import { jsonLine, plain } from './terminal.js';

export type Level = 'error' | 'warning' | 'note';

/** A line worth reporting. */
export interface CheckFinding {
  readonly file: string;
  /** Line and column from 1; the column, in UTF-16 code units, is where the message's text begins. */
  readonly line: number;
  readonly column: number;
  readonly level: Level;
  readonly product: string;
  readonly message: string;
  readonly outcome: Outcome;
  readonly text: string;
  readonly params: Readonly<Record<string, string>>;
}

/** `loglens check FILE…`: the lines that failed or warn. */
export const check: Command = async (run) => {
  const printer = printers[run.options.format === 'json' ? 'json' : run.options.format === 'sarif' ? 'sarif' : 'text'](run);
  const texts = await allTexts(run);
  const wanted = new Set(reportedOutcomes(run.options.minimum));
  const muted = new Set(run.options.mute);
  let found = false;
  printer.begin();
  for (const file of run.options.files) {
    const visit: Visit = ({ text, start, scan, number }) => {
      const { message } = scan;
      if (message?.file === undefined) return;
      // Without conditions the outcome is the message's: most lines need no closer look.
      if (message.conditions === undefined && message.outcome !== undefined && !wanted.has(message.outcome)) return;
      const record = readRecord(text, scan);
      const { outcome } = record;
      if (outcome === undefined || !wanted.has(outcome)) return;
      const product = message.product.id;
      const { id } = message.file;
      if (muted.has(`${product}/${id}`)) return;
      found = true;
      const params = paramsOf(record.params);
      printer.finding({
        file,
        line: number,
        column: record.text.start + 1,
        level: levelOf(outcome),
        product,
        message: id,
        outcome,
        text: headline(texts(product), id, params) ?? text.slice(start + record.text.start, start + record.text.end),
        params,
      });
    };
    await scanFile(run, file, visit);
  }
  await printer.end();
  return found;
};

export function levelOf(outcome: Outcome): Level {
  switch (outcome) {
    case 'failure':
      return 'error';
    case 'warning':
      return 'warning';
    case 'success':
    case 'progress':
    case 'notice':
      return 'note';
    default:
      return outcome satisfies never;
  }
}

interface Printer {
  readonly begin: () => void;
  readonly finding: (finding: CheckFinding) => void;
  readonly end: () => Promise<void>;
}

const colours: Readonly<Record<Level, Colour>> = { error: 'red', warning: 'yellow', note: 'cyan' };

const printers: Readonly<Record<'text' | 'json' | 'sarif', (run: Run) => Printer>> = {
  text: ({ output, paint }) => ({
    begin: () => undefined,
    finding: ({ file, line, column, level, product, message, text }) => {
      const place = `${plain(file)}:${String(line)}:${String(column)}:`;
      output.line(`${place} ${paint(level, colours[level])} ${product}/${message}: ${plain(text)}`);
    },
    end: () => output.flush(),
  }),
  json: ({ output }) => {
    let first = true;
    return {
      begin: () => output.write('['),
      finding: (finding) => {
        output.write(`${first ? '' : ','}\n${jsonLine(finding)}`);
        first = false;
      },
      end: () => {
        output.line(first ? ']' : '\n]');
        return output.flush();
      },
    };
  },
  sarif: (run) => {
    const log: SarifLog = createSarifLog(run);
    return { begin: log.begin, finding: log.result, end: log.end };
  },
};
