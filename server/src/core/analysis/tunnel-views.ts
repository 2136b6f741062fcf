import type { CompiledMessage } from '../catalog/compile.js';
import type { Attempt, Decision, Params, Phase, Tunnel } from '../tunnel/model.js';
import type { Scope } from './scope.js';
import { lineOfEvent } from './scope.js';

export type ReadParams = (scope: Scope, event: number) => Params;

/**
 * The tunnels of a document as readers see them. Those of a scope count its events; here they count lines. What is asked for again is the
 * same object, for as long as its lines stay where they are.
 */
export interface TunnelViews {
  readonly tunnel: (scope: Scope, joined: Tunnel) => Tunnel;
  readonly attempt: (scope: Scope, joined: Attempt) => Attempt;
  /** The scope that a tunnel or an attempt was told of by; undefined for one of another document or version. */
  readonly scopeOf: (view: Tunnel | Attempt) => Scope | undefined;
}

/** @param readParams reads the parameters of an event's line */
export function createTunnelViews(readParams: ReadParams): TunnelViews {
  const views = new WeakMap<Tunnel | Attempt, Tunnel | Attempt>();
  const scopes = new WeakMap<Tunnel | Attempt, Scope>();

  const viewOf = <T extends Tunnel | Attempt>(scope: Scope, joined: T, create: (scope: Scope, joined: T) => T): T => {
    const known = views.get(joined);
    // A view is what its maker has made of the same object.
    if (known !== undefined) return known as T;
    const view = create(scope, joined);
    views.set(joined, view);
    scopes.set(view, scope);
    return view;
  };

  // Parts are made when they are asked for. One getter for all views: with one for each, every view would have a shape of its own. For the
  // same reason, properties are named one by one: of what is spread from an object without some of its properties, V8 makes a shape each time.
  const withAttempts = lazily<Tunnel, 'attempts'>('attempts', (of, joined) => joined.map((each) => attempt(of, each)));
  const withPhases = lazily<Attempt, 'phases'>('phases', (of, joined) => joined.map((phase) => phaseView(of, phase, readParams)));
  const tunnel = (scope: Scope, joined: Tunnel): Tunnel =>
    viewOf(scope, joined, (of, { id, kind, product, host, name, local, peer, state, firstLine, lastLine, start, end, attempts }) => {
      const first = lineOfEvent(of, firstLine);
      const last = lineOfEvent(of, lastLine);
      return withAttempts(
        { id, kind, product, host, name, local, peer, state, firstLine: first, lastLine: last, start, end },
        of,
        attempts,
      );
    });
  const attempt = (scope: Scope, joined: Attempt): Attempt =>
    viewOf(
      scope,
      joined,
      (of, { id, state, reason, retransmissions, rekeys, inferredLines, certainFrom, firstLine, lastLine, start, end, phases }) =>
        withPhases(
          {
            id,
            state,
            reason: reason === undefined ? undefined : new EventDecision(of, reason, readParams),
            retransmissions,
            rekeys,
            inferredLines,
            certainFrom: certainFrom === 0 ? 0 : lineOfEvent(of, certainFrom),
            firstLine: lineOfEvent(of, firstLine),
            lastLine: lineOfEvent(of, lastLine),
            start,
            end,
          },
          of,
          phases,
        ),
    );
  return { tunnel, attempt, scopeOf: (view) => scopes.get(view) };
}

/**
 * Adds a property to objects that is worked out when it is asked for, and held for as long as somebody has it: an outline asks for the phases
 * of all attempts, and keeps none. Who compares parts does so at once, while they are the same.
 */
function lazily<Whole extends Record<Name, object>, Name extends keyof Whole>(
  name: Name,
  work: (scope: Scope, joined: Whole[Name]) => Whole[Name],
): (rest: Omit<Whole, Name>, scope: Scope, joined: Whole[Name]) => Whole {
  const sources = new WeakMap<object, () => Whole[Name]>();
  const property = {
    enumerable: true,
    get(this: object): Whole[Name] | undefined {
      return sources.get(this)?.();
    },
  };
  return (rest, scope, joined) => {
    let seen: WeakRef<Whole[Name]> | undefined;
    const whole = Object.defineProperty(rest, name, property);
    sources.set(whole, () => {
      const known = seen?.deref();
      if (known !== undefined) return known;
      const worked = work(scope, joined);
      seen = new WeakRef(worked);
      return worked;
    });
    // What the type lacked has just been added.
    return whole as Whole;
  };
}

const phaseView = (scope: Scope, { name, state, decision, firstLine, lastLine, start, end }: Phase, readParams: ReadParams): Phase => ({
  name,
  state,
  decision: decision === undefined ? undefined : new EventDecision(scope, decision, readParams),
  firstLine: lineOfEvent(scope, firstLine),
  lastLine: lineOfEvent(scope, lastLine),
  start,
  end,
});

/** The parameters are read from the text as it stands: nothing else keeps them, and few are asked for. */
class EventDecision implements Decision {
  readonly line: number;
  readonly time: number;
  readonly message: CompiledMessage;
  readonly #scope: Scope;
  readonly #event: number;
  readonly #readParams: ReadParams;

  constructor(scope: Scope, { line, time, message }: Decision, readParams: ReadParams) {
    this.line = lineOfEvent(scope, line);
    this.time = time;
    this.message = message;
    this.#scope = scope;
    this.#event = line;
    this.#readParams = readParams;
  }

  get params(): Params {
    return this.#readParams(this.#scope, this.#event);
  }
}
