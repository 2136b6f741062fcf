import type { Candidates, Entry } from '../match/candidates.js';
import { createCandidates } from '../match/candidates.js';
import type { LeadIndex } from '../match/lead-index.js';
import { createLeadIndex } from '../match/lead-index.js';
import type { WordMap } from '../match/word-map.js';
import { createWordMap } from '../match/word-map.js';
import type { Decisive } from '../shape/decisive.js';
import { createDecisive } from '../shape/decisive.js';
import { fixedPartsOf } from '../shape/fixed-parts.js';
import type { Presence } from '../template/presence.js';
import { neededBy } from '../template/presence.js';
import type { Program } from '../template/program.js';
import { compileTemplate } from '../template/program.js';
import type { Codes } from '../codes.js';
import { literalOf } from '../codes.js';
import type { Catalog, CatalogSet, Condition, FamilyFile, Header, MessageFile, Outcome, PairsFile, SlotType } from './model.js';
import type { CompiledEvent } from '../tunnel/event.js';
import { compileEvent } from '../tunnel/event.js';
import type { TunnelPlan } from '../tunnel/plan.js';
import { planTunnels } from '../tunnel/plan.js';

export type { CompiledEvent } from '../tunnel/event.js';

/** A message ready to be matched. Its templates are compiled when a line asks for them first. */
export interface CompiledMessage {
  /** Number of the message among all catalogs' messages: what the columns of an analysis hold. */
  readonly index: number;
  readonly product: CompiledProduct;
  readonly family: CompiledFamily | undefined;
  /** Absent for the one stand-in of each product for lines of it whose message the catalog lacks. */
  readonly file: MessageFile | undefined;
  /** What it means and says of a tunnel, where no condition changes it. */
  readonly outcome: Outcome | undefined;
  readonly tunnel: CompiledEvent | undefined;
  /** What may change what it means. Here and below beside the file, whose objects are of too many shapes for quick access. */
  readonly conditions: readonly CompiledCondition[] | undefined;
  /** Whether a template of the message has to reach the line's end. */
  readonly whole: boolean;
  readonly programs: () => readonly Program[];
  /** The programs, in their order. */
  readonly candidates: () => Candidates<CompiledMessage>;
  /** Where to look for its text: its family; for the stand-in all of the product's. */
  readonly families: readonly CompiledFamily[];
}

export interface CompiledCondition {
  /** By a parameter's name the values, in lower case, of which it has to have one. */
  readonly params: readonly (readonly [string, ReadonlySet<string | undefined>])[];
  readonly outcome: Outcome | undefined;
  readonly tunnel: CompiledEvent | undefined;
}

export interface CompiledFamily {
  readonly product: CompiledProduct;
  readonly file: FamilyFile;
  /** See `FamilyFile`. */
  readonly owns: boolean;
  readonly prefixRequired: boolean;
  readonly prefixes: () => readonly Program[];
  /** The prefixes, in the order in which they are asked. */
  readonly prefixIndex: () => LeadIndex<CompiledFamily>;
  /** The family in a list. */
  readonly itself: readonly CompiledFamily[];
  readonly index: () => LeadIndex<CompiledMessage>;
}

export interface CompiledHeader {
  readonly product: CompiledProduct;
  readonly file: Header;
  readonly program: Program;
  readonly idSlot: number;
  readonly severitySlot: number;
  readonly levelSlot: number;
  readonly hostSlot: number;
  readonly families: () => readonly CompiledFamily[];
}

export interface CompiledProduct {
  readonly index: number;
  readonly catalog: Catalog;
  readonly id: string;
  readonly families: readonly CompiledFamily[];
  readonly messagesById: ReadonlyMap<string, CompiledMessage>;
  /** Ids of digits alone, by their number: `00642` is `642`. */
  readonly decimalIds: ReadonlyMap<number, CompiledMessage>;
  readonly hexIds: ReadonlyMap<number, CompiledMessage>;
  readonly pairs: PairsFile | undefined;
  /** Messages by text as `pairs.text` keys hold it: lower case, `_` for blanks. */
  readonly eventNames: () => ReadonlyMap<string, readonly CompiledMessage[]>;
  readonly tunnelPlans: ReadonlyMap<string, TunnelPlan>;
  readonly unknown: CompiledMessage;
}

/** All catalogs ready to recognise lines. */
export interface CompiledCatalogs {
  readonly products: readonly CompiledProduct[];
  readonly messages: readonly CompiledMessage[];
  readonly headers: LeadIndex<CompiledHeader>;
  /** What a header begins with wherever it stands. */
  readonly anchors: readonly { readonly anchor: Codes; readonly needed: Presence }[];
  readonly tags: WordMap<readonly CompiledFamily[]>;
  readonly barePrefixes: LeadIndex<CompiledFamily>;
  readonly bareMessages: () => LeadIndex<CompiledMessage>;
  /** What of a line may decide which message it is. */
  readonly decisive: () => Decisive;
}

const noCandidates = createCandidates<CompiledMessage>([]);

/** Computes once, on first use. */
function lazily<T>(compute: () => T): () => T {
  let value: { readonly it: T } | undefined;
  return () => (value ??= { it: compute() }).it;
}

/**
 * Compiles catalogs for matching. Headers and bare prefixes at once, templates lazily.
 * @throws TemplateError for a wrong header or prefix. Callers that take catalogs from users check them first: see `checkCatalog`.
 */
export function compileCatalogs(set: CatalogSet): CompiledCatalogs {
  const messages: CompiledMessage[] = [];
  const products = set.catalogs.map((catalog, index) => compileProduct(catalog, index, set, messages));
  const families = products.flatMap((product) => product.families);
  const headers = products.flatMap((product) => compileHeaders(product, set));
  const byTag = new Map<string, CompiledFamily[]>();
  for (const family of families) {
    for (const tag of family.file.tags ?? []) byTag.set(tag, [...(byTag.get(tag) ?? []), family]);
  }
  const compiled: CompiledCatalogs = {
    products,
    messages,
    headers: createLeadIndex(
      headers.map((header, at) => ({ program: header.program, value: header, rank: headers.length - at, whole: false })),
    ),
    anchors: headers.flatMap((header) =>
      (header.file.anchor ?? []).map((anchor) => ({ anchor: literalOf(anchor), needed: neededBy(anchor) })),
    ),
    tags: createWordMap(byTag),
    barePrefixes: createLeadIndex(
      families
        .filter((family) => family.file.bare === true)
        .flatMap((family) => family.prefixes().map((program) => ({ program, value: family, rank: 0, whole: false }))),
    ),
    bareMessages: lazily(() => createLeadIndex(families.flatMap(bareEntries))),
    decisive: lazily(() => createDecisive(fixedPartsOf(compiled))),
  };
  return compiled;
}

function bareEntries(family: CompiledFamily): readonly Entry<CompiledMessage>[] {
  const product = family.product;
  return family.file.messages
    .filter((message) => message.bare === true)
    .flatMap((message) => entriesOf(product.messagesById.get(message.id)));
}

/** Messages that yield to others are asked after all that do not. */
function entriesOf(message: CompiledMessage | undefined): readonly Entry<CompiledMessage>[] {
  if (message === undefined) return [];
  const rank = message.file?.yieldsTo === undefined ? 1 : 0;
  return message.programs().map((program) => ({ program, value: message, rank, whole: message.whole }));
}

function compileProduct(catalog: Catalog, index: number, set: CatalogSet, messages: CompiledMessage[]): CompiledProduct {
  const families: CompiledFamily[] = [];
  const byId = new Map<string, CompiledMessage>();
  const decimalIds = new Map<number, CompiledMessage>();
  const hexIds = new Map<number, CompiledMessage>();
  const tunnelPlans = new Map((catalog.file.tunnels ?? []).map((kind) => [kind.kind, planTunnels(kind)]));
  const product: CompiledProduct = {
    index,
    catalog,
    id: catalog.file.product,
    families,
    messagesById: byId,
    decimalIds,
    hexIds,
    pairs: catalog.file.pairs,
    eventNames: lazily(() => namesOfEvents(byId.values())),
    tunnelPlans,
    get unknown() {
      return unknown;
    },
  };
  for (const file of catalog.families) {
    const typeOf = (name: string): SlotType | undefined => (file.parameters?.[name] ?? set.vocabulary[name])?.type;
    const family: CompiledFamily = {
      product,
      file,
      owns: file.owns === true,
      prefixRequired: file.prefix === 'required',
      prefixes: lazily(() => (file.prefixes ?? []).flatMap((prefix) => compileTemplate(prefix, typeOf))),
      prefixIndex: lazily(() =>
        createLeadIndex(family.prefixes().map((program, at) => ({ program, value: family, rank: -at, whole: false }))),
      ),
      // A getter, for the list holds what is being made here.
      get itself() {
        return itself;
      },
      // A template without fixed words says nothing where no id is certain.
      index: lazily(() =>
        createLeadIndex(file.messages.flatMap((message) => entriesOf(byId.get(message.id)).filter(({ program }) => program.weight > 0))),
      ),
    };
    const itself = [family];
    families.push(family);
    for (const message of file.messages) {
      const compiled: CompiledMessage = {
        index: messages.length,
        product,
        family,
        file: message,
        outcome: message.outcome,
        tunnel: message.tunnel === undefined ? undefined : compileEvent(message.tunnel, tunnelPlans),
        conditions: message.when?.map((condition) => compileCondition(condition, tunnelPlans)),
        whole: message.continues !== true && catalog.file.pairs === undefined,
        families: itself,
        programs: lazily(() => message.templates.flatMap((template) => compileTemplate(template, typeOf))),
        candidates: lazily(() => createCandidates(entriesOf(compiled))),
      };
      messages.push(compiled);
      byId.set(message.id, compiled);
      if (/^\d+$/.test(message.id)) decimalIds.set(Number.parseInt(message.id, 10), compiled);
      if (/^[0-9a-f]+$/.test(message.id)) hexIds.set(Number.parseInt(message.id, 16), compiled);
    }
  }
  const unknown: CompiledMessage = {
    index: messages.length,
    product,
    family: undefined,
    file: undefined,
    outcome: undefined,
    tunnel: undefined,
    conditions: undefined,
    whole: false,
    families,
    programs: () => [],
    candidates: () => noCandidates,
  };
  messages.push(unknown);
  return product;
}

const compileCondition = ({ params, outcome, tunnel }: Condition, plans: ReadonlyMap<string, TunnelPlan>): CompiledCondition => ({
  params: Object.entries(params).map(([name, values]) => [name, new Set(values.map((value) => value.toLowerCase()))]),
  outcome,
  tunnel: tunnel === undefined ? undefined : compileEvent(tunnel, plans),
});

function compileHeaders(product: CompiledProduct, set: CatalogSet): readonly CompiledHeader[] {
  const typeOf = (name: string): SlotType | undefined => set.vocabulary[name]?.type;
  return (product.catalog.file.headers ?? []).flatMap((file) =>
    compileTemplate(file.pattern, typeOf).map((program) => ({
      product,
      file,
      program,
      idSlot: program.names.indexOf('id'),
      severitySlot: program.names.indexOf('severity'),
      levelSlot: program.names.indexOf('level'),
      hostSlot: program.names.indexOf('host'),
      families: lazily(() => product.families.filter((family) => file.families?.includes(family.file.family) ?? true)),
    })),
  );
}

/** `IKE negotiation failed.` as `ike_negotiation_failed`: what a key of pairs holds in place of the text. */
export const eventName = (text: string): string =>
  text
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/g, '_')
    .replace(/[._]+$/, '');

function namesOfEvents(messages: Iterable<CompiledMessage>): ReadonlyMap<string, readonly CompiledMessage[]> {
  const names = new Map<string, CompiledMessage[]>();
  for (const message of messages) {
    for (const template of message.file?.templates ?? []) {
      const name = eventName(template);
      const known = names.get(name) ?? [];
      // Those that yield come last.
      names.set(name, message.file?.yieldsTo === undefined ? [message, ...known] : [...known, message]);
    }
  }
  return names;
}
