import type { Node, ParseError } from 'jsonc-parser';
import { findNodeAtLocation, parseTree, printParseErrorCode } from 'jsonc-parser';
import type { ValidationError, Validator } from './user-catalogs-validator.js';

/** Something wrong in a catalog of the user's own. */
export interface UserCatalogProblem {
  /** Path of the file, or of the folder that could not be read. */
  readonly file: string;
  /** From 1; columns in UTF-16 code units. */
  readonly line: number;
  readonly column: number;
  readonly text: string;
}

/** A file of a catalog, read and valid; `place` finds where in it something stands. */
export interface JsonFile {
  readonly value: unknown;
  readonly problemAt: (path: readonly (string | number)[], text: string, offset?: number) => UserCatalogProblem;
}

/** Problems of one file that are told. The first ones usually explain the others. */
const maximumProblems = 20;

/**
 * Reads JSON and validates it.
 * @returns the value, or what is wrong with it
 */
export function readJsonFile(
  file: string,
  content: string,
  validate: Validator,
): { readonly kind: 'valid'; readonly json: JsonFile } | { readonly kind: 'invalid'; readonly problems: readonly UserCatalogProblem[] } {
  const source = content.startsWith('\uFEFF') ? ` ${content.slice(1)}` : content;
  const errors: ParseError[] = [];
  const tree = parseTree(source, errors, { disallowComments: true, allowTrailingComma: false });
  const syntax = errors.map(({ error, offset }) => problem(file, source, offset, `is no JSON: ${wordsOf(printParseErrorCode(error))}`));
  if (tree === undefined || syntax.length > 0) {
    return { kind: 'invalid', problems: limited(syntax.length > 0 ? syntax : [problem(file, source, 0, 'is empty')]) };
  }
  const value: unknown = JSON.parse(source);
  const json: JsonFile = {
    value,
    problemAt: (path, text, offset) => problem(file, source, offsetOf(source, findNodeAtLocation(tree, [...path]), offset), text),
  };
  if (validate(value)) return { kind: 'valid', json };
  return { kind: 'invalid', problems: limited((validate.errors ?? []).flatMap((error) => schemaProblem(json, value, error))) };
}

function limited(problems: readonly UserCatalogProblem[]): readonly UserCatalogProblem[] {
  const last = problems[maximumProblems - 1];
  if (last === undefined || problems.length <= maximumProblems) return problems;
  const left = problems.length - maximumProblems;
  return [...problems.slice(0, maximumProblems), { ...last, text: `${String(left)} more problems in this file` }];
}

function problem(file: string, source: string, offset: number, text: string): UserCatalogProblem {
  const before = source.slice(0, offset);
  const lineStart = before.lastIndexOf('\n') + 1;
  return { file, line: before.split('\n').length, column: offset - lineStart + 1, text };
}

/** `CommaExpected` as `comma expected`. */
const wordsOf = (code: string): string => code.replace(/(?<!^)[A-Z]/g, ' $&').toLowerCase();

/** @param offset characters into a string's value */
function offsetOf(source: string, node: Node | undefined, offset: number | undefined): number {
  if (node === undefined) return 0;
  if (offset === undefined) return node.offset;
  const written = source.slice(node.offset, node.offset + node.length);
  // An escape is longer than the character it stands for: then the string's start has to do.
  return written.includes('\\') ? node.offset : node.offset + 1 + offset;
}

function schemaProblem(json: JsonFile, root: unknown, error: ValidationError): readonly UserCatalogProblem[] {
  const path = pathOf(root, error.instancePath);
  const name = path.length === 0 ? 'the file' : `"${path.join('.')}"`;
  const { params } = error;
  switch (error.keyword) {
    case 'required':
      return [json.problemAt(path, `${name} needs "${String(params['missingProperty'])}"`)];
    case 'additionalProperties': {
      const property = String(params['additionalProperty']);
      return [json.problemAt([...path, property], `${name} has no property "${property}"`)];
    }
    case 'type':
      return [json.problemAt(path, `${name} has to be of type ${String(params['type'])}`)];
    case 'enum':
      return [json.problemAt(path, `${name} has to be one of ${listOf(params['allowedValues'])}`)];
    case 'pattern':
      return [json.problemAt(path, `${name} does not match ${String(params['pattern'])}`)];
    case 'propertyNames': {
      const property = String(params['propertyName']);
      return [json.problemAt([...path, property], `${name} cannot have the name "${property}"`)];
    }
    case 'minLength':
    case 'minItems':
      return [json.problemAt(path, `${name} has to have at least ${String(params['limit'])} ${unitOf(error.keyword)}`)];
    case 'maxLength':
      return [json.problemAt(path, `${name} has to have at most ${String(params['limit'])} ${unitOf(error.keyword)}`)];
    case 'minimum':
    case 'maximum':
      return [json.problemAt(path, `${name} has to be ${String(params['comparison'])} ${String(params['limit'])}`)];
    case 'uniqueItems':
      return [json.problemAt([...path, Number(params['i'])], `${name} has this item twice`)];
    case 'anyOf':
      // The branches report what is missing.
      return [];
    default:
      return [json.problemAt(path, `${name} is not valid (${error.keyword})`)];
  }
}

const unitOf = (keyword: string): string => (keyword.endsWith('Length') ? 'characters' : 'items');

const listOf = (values: unknown): string => (Array.isArray(values) ? values.map(String).join(', ') : '');

/** A JSON pointer as a path; numbers where they index an array. */
function pathOf(root: unknown, pointer: string): readonly (string | number)[] {
  let value = root;
  return pointer
    .split('/')
    .slice(1)
    .map((escaped) => {
      const name = escaped.replaceAll('~1', '/').replaceAll('~0', '~');
      const segment = Array.isArray(value) ? Number(name) : name;
      value = typeof value === 'object' && value !== null ? (value as Readonly<Record<string | number, unknown>>)[segment] : undefined;
      return segment;
    });
}
