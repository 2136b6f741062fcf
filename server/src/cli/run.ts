import type { CompiledCatalogs } from '../core/catalog/compile.js';
import type { CatalogSet, Language, Vocabulary } from '../core/catalog/model.js';
import type { Labels } from '../service/labels.js';
import type { ProductTexts, Texts } from '../service/texts.js';
import type { Options } from './options.js';
import type { Output, Progress } from './output.js';
import type { Paint } from './terminal.js';
import type { Words } from './words.js';

/** Everything a command works with. */
export interface Run {
  readonly options: Options;
  readonly language: Language;
  readonly words: Words;
  readonly labels: Labels;
  /** What the catalogs were compiled from. */
  readonly set: CatalogSet;
  readonly catalogs: CompiledCatalogs;
  readonly vocabulary: Vocabulary;
  readonly texts: Texts;
  /** The folder of this program's files. */
  readonly folder: string;
  readonly standardInput: NodeJS.ReadStream;
  readonly output: Output;
  readonly progress: Progress;
  readonly paint: Paint;
  /** Columns of the terminal that texts are fitted into; undefined where the output goes elsewhere. */
  readonly columns: number | undefined;
  /** Whether the terminal takes characters beyond ASCII. */
  readonly unicode: boolean;
  /** The present, in milliseconds since 1970. */
  readonly now: () => number;
  /** Of this program. */
  readonly version: string;
  /** Reports in one line what could not be done; the exit status will be 2. */
  readonly fail: (text: string) => void;
  readonly hasFailed: () => boolean;
}

/** Does the command's work. @returns whether it found something, which is exit status 1 */
export type Command = (run: Run) => Promise<boolean>;

/** The texts of every product in the user's language, by product. */
export async function allTexts(run: Run): Promise<(product: string) => ProductTexts> {
  const entries = await Promise.all(run.catalogs.products.map(async ({ id }) => [id, await run.texts.of(run.language, id)] as const));
  const byProduct = new Map(entries);
  return (product) => byProduct.get(product) ?? { values: {}, messages: {} };
}
