import type { CompiledMessage } from '../core/catalog/compile.js';
import type { Outcome } from '../core/catalog/model.js';
import { createLineScan } from '../core/match/line-scan.js';
import { numberAt } from '../core/match/digits.js';
import { recognise } from '../core/match/recogniser.js';
import { readRecord } from '../core/match/record.js';
import type { Explanation } from '../service/explanation.js';
import { explain as explainRecord } from '../service/explanation.js';
import { explainMessage, withValues } from './explain-message.js';
import { InputError, openInput } from '../node/input.js';
import type { Command, Run } from './run.js';
import { referenceOf } from './scan.js';
import type { Cell, Colour } from './terminal.js';
import { jsonLine, plain, table, wrap } from './terminal.js';

/** `loglens explain ID|LINE`: what hover shows, as text. */
export const explain: Command = async (run) => {
  const explanations = await explanationsFor(run);
  if (run.options.format === 'json') {
    if (explanations.length > 0) run.output.line(jsonLine(explanations.map(jsonOf)));
  } else {
    explanations.forEach((explanation, at) => {
      if (at > 0) run.output.line('');
      for (const line of textOf(run, explanation)) run.output.line(line);
    });
  }
  await run.output.flush();
  return false;
};

async function explanationsFor(run: Run): Promise<readonly Explanation[]> {
  const { files } = run.options;
  if (files.length === 1 && files[0] === '-') {
    const line = await firstLine(run);
    return line === undefined ? [] : explainLine(run, line);
  }
  const named = files.map((id) => messagesOf(run, id));
  if (named.every((messages) => messages.length > 0)) {
    return Promise.all(
      named.flat().map(async (message) => {
        const texts = await run.texts.of(run.language, message.product.id);
        return explainMessage(message, texts, run.language, run.vocabulary);
      }),
    );
  }
  // A line without quotation marks comes as its words.
  return explainLine(run, files.join(' '));
}

async function firstLine(run: Run): Promise<string | undefined> {
  try {
    const input = await openInput('-', run.standardInput);
    for await (const { text } of input.blocks()) {
      const line = text()
        .split(/\r\n|\n|\r/)
        .find((each) => each.trim() !== '');
      if (line !== undefined) return line;
    }
    run.fail(run.words.noLine);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    run.fail(run.words.inputProblem(error.problem, run.words.standardInput, plain(error.detail)));
  }
  return undefined;
}

async function explainLine(run: Run, line: string): Promise<readonly Explanation[]> {
  const scan = createLineScan();
  recognise(run.catalogs, line, 0, line.length, referenceOf(run, { modified: undefined }), scan);
  const record = readRecord(line, scan);
  const texts = await run.texts.of(run.language, record.product?.id ?? '');
  const explanation = explainRecord(record, texts, run.language, run.vocabulary, undefined);
  // The line itself shows what its text is.
  if (explanation !== undefined) return [{ ...withValues(explanation), template: undefined }];
  run.fail(/\s/.test(line.trim()) ? run.words.unknownLine : run.words.unknownId(plain(line)));
  return [];
}

/** The messages that `715065`, `cisco-ftd/715065`, or `0x45080601` names: one of each product that has it. */
function messagesOf(run: Run, name: string): readonly CompiledMessage[] {
  const slash = name.indexOf('/');
  const product = slash < 0 ? undefined : name.slice(0, slash).toLowerCase();
  const id = name.slice(slash + 1).toLowerCase();
  return run.catalogs.products
    .filter((each) => product === undefined || each.id === product)
    .flatMap((each) => {
      // As on a line: `00642` is 642, and a hexadecimal id may be written with 0x.
      const message =
        each.messagesById.get(id) ??
        each.decimalIds.get(numberAt(id, 0, id.length, 10)) ??
        (id.startsWith('0x') ? each.hexIds.get(numberAt(id, 2, id.length, 16)) : undefined);
      return message === undefined ? [] : [message];
    });
}

const colours: Readonly<Record<Outcome, Colour>> = {
  failure: 'red',
  warning: 'yellow',
  success: 'green',
  progress: 'cyan',
  notice: 'cyan',
};

function textOf({ labels, words, paint, columns }: Run, explanation: Explanation): readonly string[] {
  const { id, product, productName, outcome } = explanation;
  const name = plain(id === undefined ? product : `${product}/${id}`);
  const fitted = (text: string): readonly string[] => wrap(plain(text), columns);
  const lines: string[] = [];
  if (outcome === undefined) {
    lines.push(plain(id === undefined ? labels.unknownText(productName) : labels.unknownId(productName, id)));
  } else {
    lines.push(paint(plain(`${labels.outcomes[outcome]}: ${explanation.headline ?? productName}`), colours[outcome]));
  }
  lines.push(paint(`${name} · ${plain(productName)}`, 'dim'));
  if (explanation.meaning !== undefined) lines.push('', ...fitted(explanation.meaning));
  const list = (heading: string, items: readonly string[]): void => {
    if (items.length > 0) lines.push('', paint(heading, 'bold'), ...items.flatMap((item) => fitted(`  - ${item}`)));
  };
  list(labels.causes, explanation.causes);
  list(labels.checks, explanation.checks);
  const rows = parameterRows(explanation);
  if (rows.length > 0) lines.push('', paint(labels.parameter, 'bold'), ...table(rows, paint));
  if (explanation.template !== undefined) lines.push('', paint(words.messageText, 'bold'), ...fitted(`  ${explanation.template}`));
  lines.push('', ...footer(explanation, labels));
  return lines;
}

/** A line's parameters with their values; of a message alone only what values may mean, for its text names the parameters. */
function parameterRows({ parameters, template }: Explanation): readonly (readonly Cell[])[] {
  const ofLine = template === undefined;
  return parameters
    .filter(({ meaning }) => ofLine || meaning !== undefined)
    .map(({ label, value, meaning }) => [
      { text: `  ${plain(label)}` },
      { text: plain(!ofLine ? (meaning ?? '') : meaning === undefined ? value : `${value}  (${meaning})`) },
    ]);
}

function footer(explanation: Explanation, labels: Run['labels']): readonly string[] {
  const { severity, defaultSeverity, related, source, sourceSection } = explanation;
  const named = (level: number): string => `${String(level)} ${labels.severities[level] ?? ''}`;
  const lines: string[] = [];
  if (severity !== undefined) {
    const catalog = defaultSeverity === undefined ? '' : ` (${labels.catalogSeverity}: ${named(defaultSeverity)})`;
    lines.push(`${labels.severity}: ${named(severity)}${catalog}`);
  }
  if (related.length > 0) lines.push(`${labels.related}:`, ...related.map(({ id, title }) => plain(`  ${id}  ${title}`).trimEnd()));
  lines.push(plain(`${labels.source}: ${source}${sourceSection === undefined ? '' : `, ${sourceSection}`}`));
  return lines;
}

function jsonOf(explanation: Explanation): object {
  const { product, id, known, outcome, severity, headline, meaning, causes, checks, parameters, template, source, sourceSection } =
    explanation;
  return {
    product,
    message: id ?? null,
    known,
    outcome: outcome ?? null,
    severity: severity ?? null,
    headline: headline ?? null,
    meaning: meaning ?? null,
    causes,
    checks,
    parameters: parameters.map(({ name, label, value, meaning: explained }) => ({ name, label, value, meaning: explained ?? null })),
    related: explanation.related,
    template: template ?? null,
    source: sourceSection === undefined ? source : `${source}, ${sourceSection}`,
  };
}
