import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createOnigScanner, createOnigString, loadWASM } from 'vscode-oniguruma';
import { INITIAL, parseRawGrammar, Registry, type IGrammar, type IOnigLib, type OnigScanner } from 'vscode-textmate';

/** One token: `start` and `end` are UTF-16 offsets into the line, `end` exclusive. */
export interface Token {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Outermost first, without the grammar's root scope. */
  readonly scopes: readonly string[];
}

export interface Tokenizer {
  /** Tokens of each line, in order. Every line starts in the state that the one before left. */
  readonly lines: (lines: readonly string[]) => readonly (readonly Token[])[];
  /** Scanner searches made so far: the tokenizer's unit of work, independent of the machine. */
  readonly searches: () => number;
}

const PROJECT = join(__dirname, '..', '..');
export const GRAMMAR_PATH = join(PROJECT, 'syntaxes', 'vendor-log.tmLanguage.json');
const ROOT_SCOPE = 'text.vendor-log';
const FALLBACK = new Map([
  [ROOT_SCOPE, GRAMMAR_PATH],
  ['text.log', join(__dirname, 'text-log.tmLanguage.json')],
]);

let wasm: Promise<void> | undefined;

/** The engine can be loaded once a process. */
function engine(): Promise<void> {
  wasm ??= loadWASM(new Uint8Array(readFileSync(require.resolve('vscode-oniguruma/release/onig.wasm'))).buffer);
  return wasm;
}

/** Loads the grammar as an editor does. `withTextLog: false` is an editor that has no `text.log`. */
export async function loadTokenizer(options: { readonly withTextLog: boolean }): Promise<Tokenizer> {
  await engine();
  let searches = 0;
  const onigLib: IOnigLib = {
    createOnigString,
    createOnigScanner: (patterns) => {
      const scanner: OnigScanner = createOnigScanner(patterns);
      return {
        findNextMatchSync: (text, position, flags) => {
          searches += 1;
          return scanner.findNextMatchSync(text, position, flags);
        },
        dispose: () => scanner.dispose?.(),
      };
    },
  };
  const registry = new Registry({
    onigLib: Promise.resolve(onigLib),
    loadGrammar: (scope) => {
      const path = scope === ROOT_SCOPE || options.withTextLog ? FALLBACK.get(scope) : undefined;
      return Promise.resolve(path === undefined ? null : parseRawGrammar(readFileSync(path, 'utf8'), path));
    },
  });
  const grammar = await registry.loadGrammar(ROOT_SCOPE);
  if (grammar === null) throw new Error(`no grammar for ${ROOT_SCOPE}`);
  return { lines: (lines) => tokenizeLines(grammar, lines), searches: () => searches };
}

function tokenizeLines(grammar: IGrammar, lines: readonly string[]): readonly (readonly Token[])[] {
  let state = INITIAL;
  return lines.map((line) => {
    const result = grammar.tokenizeLine(line, state);
    state = result.ruleStack;
    return result.tokens.map(({ startIndex, endIndex, scopes }) => {
      // The tokenizer counts the line end that it adds itself.
      const end = Math.min(endIndex, line.length);
      return { start: startIndex, end, text: line.slice(startIndex, end), scopes: scopes.slice(1) };
    });
  });
}
