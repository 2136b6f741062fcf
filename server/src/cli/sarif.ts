import { pathToFileURL } from 'node:url';
import path from 'node:path';
import type { CompiledMessage } from '../core/catalog/compile.js';
import type { CheckFinding } from './check.js';
import { levelOf } from './check.js';
import { explainMessage } from './explain-message.js';
import type { Run } from './run.js';
import { allTexts } from './run.js';
import { jsonLine } from './terminal.js';

/** A SARIF 2.1.0 log, written while the findings come: what describes them stands behind them. */
export interface SarifLog {
  readonly begin: () => void;
  readonly result: (finding: CheckFinding) => void;
  readonly end: () => Promise<void>;
}

export function createSarifLog(run: Run): SarifLog {
  const { output } = run;
  const rules = new Map<string, number>();
  let first = true;
  const ruleIndex = (id: string): number => {
    const known = rules.get(id);
    if (known !== undefined) return known;
    rules.set(id, rules.size);
    return rules.size - 1;
  };
  return {
    begin: () => output.write('{"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","runs":[{"results":['),
    result: (finding) => {
      const ruleId = `${finding.product}/${finding.message}`;
      output.write(`${first ? '' : ','}\n${jsonLine(resultOf(finding, ruleId, ruleIndex(ruleId)))}`);
      first = false;
    },
    end: async () => {
      const texts = await allTexts(run);
      const messages = new Map(run.catalogs.messages.map((message) => [ruleIdOf(message), message]));
      const described = [...rules.keys()].map((id) => {
        const message = messages.get(id);
        return message === undefined ? { id } : ruleOf(run, id, message, texts);
      });
      const driver = { name: 'loglens', version: run.version, rules: described };
      output.line(
        `\n],"columnKind":"utf16CodeUnits","invocations":[${jsonLine({ executionSuccessful: !run.hasFailed() })}],"tool":${jsonLine({ driver })}}]}`,
      );
      await output.flush();
    },
  };
}

const ruleIdOf = (message: CompiledMessage): string => `${message.product.id}/${message.file?.id ?? ''}`;

function resultOf(finding: CheckFinding, ruleId: string, ruleIndex: number): object {
  return {
    ruleId,
    ruleIndex,
    level: finding.level,
    message: { text: finding.text },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: uriOf(finding.file) },
          region: { startLine: finding.line, startColumn: finding.column },
        },
      },
    ],
    properties: { product: finding.product, message: finding.message, outcome: finding.outcome, params: finding.params },
  };
}

/** A URI reference: relative for a relative path, so that a viewer finds the file from where the command ran. */
function uriOf(file: string): string {
  if (file === '-') return 'stdin';
  if (path.isAbsolute(file)) return pathToFileURL(file).href;
  const segments = file.split(path.sep).map(encodeURIComponent);
  // `a:b` would be read as the scheme `a`; encodeURIComponent has taken care of it.
  return segments.join('/');
}

function ruleOf(run: Run, id: string, message: CompiledMessage, texts: Awaited<ReturnType<typeof allTexts>>): object {
  const explanation = explainMessage(message, texts(message.product.id), run.language, run.vocabulary);
  const outcome = message.file?.outcome;
  const help = [...section(run.labels.causes, explanation.causes), ...section(run.labels.checks, explanation.checks)].join('\n');
  return {
    id,
    ...(explanation.headline === undefined ? {} : { shortDescription: { text: explanation.headline } }),
    ...(explanation.meaning === undefined ? {} : { fullDescription: { text: explanation.meaning } }),
    ...(help === '' ? {} : { help: { text: help } }),
    ...(outcome === undefined ? {} : { defaultConfiguration: { level: levelOf(outcome) } }),
    properties: { product: message.product.id, source: explanation.source },
  };
}

const section = (heading: string, items: readonly string[]): readonly string[] =>
  items.length === 0 ? [] : [`${heading}:`, ...items.map((item) => `- ${item}`)];
