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

  const attempt = (scope: Scope, joined: Attempt): Attempt => viewOf(scope, joined, (of, each) => attemptView(of, each, readParams));
  const tunnel = (scope: Scope, joined: Tunnel): Tunnel =>
    viewOf(scope, joined, (of, { attempts, ...rest }) => {
      let seen: readonly Attempt[] | undefined;
      return {
        ...rest,
        firstLine: lineOfEvent(of, joined.firstLine),
        lastLine: lineOfEvent(of, joined.lastLine),
        get attempts() {
          return (seen ??= attempts.map((each) => attempt(of, each)));
        },
      };
    });
  return { tunnel, attempt, scopeOf: (view) => scopes.get(view) };
}

function attemptView(scope: Scope, { phases, reason, ...rest }: Attempt, readParams: ReadParams): Attempt {
  let seen: readonly Phase[] | undefined;
  return {
    ...rest,
    reason: reason === undefined ? undefined : new EventDecision(scope, reason, readParams),
    firstLine: lineOfEvent(scope, rest.firstLine),
    lastLine: lineOfEvent(scope, rest.lastLine),
    certainFrom: rest.certainFrom === 0 ? 0 : lineOfEvent(scope, rest.certainFrom),
    get phases() {
      return (seen ??= phases.map((phase) => phaseView(scope, phase, readParams)));
    },
  };
}

const phaseView = (scope: Scope, { decision, ...rest }: Phase, readParams: ReadParams): Phase => ({
  ...rest,
  decision: decision === undefined ? undefined : new EventDecision(scope, decision, readParams),
  firstLine: lineOfEvent(scope, rest.firstLine),
  lastLine: lineOfEvent(scope, rest.lastLine),
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
