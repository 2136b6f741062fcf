import type { CompiledCatalogs } from './compile.js';

/**
 * Compiles what lines would have compiled when they first asked for it: the first line of a document waits for nothing then.
 * @returns does the next bit, a template's worth as a rule; its answer is false when nothing was left
 */
export function createPreparation(catalogs: CompiledCatalogs): () => boolean {
  const bits = bitsOf(catalogs);
  return () => bits.next().done !== true;
}

function* bitsOf({ products, bareMessages }: CompiledCatalogs): Generator<void, void> {
  for (const { families, messagesById } of products) {
    for (const message of messagesById.values()) {
      message.programs();
      yield;
    }
    for (const family of families) {
      family.prefixIndex();
      yield;
      family.index();
      yield;
    }
  }
  bareMessages();
  yield;
  // Whoever wants to see a line whose id tells its message reads the text by these.
  for (const { messagesById } of products) {
    for (const message of messagesById.values()) {
      message.candidates();
      yield;
    }
  }
}
