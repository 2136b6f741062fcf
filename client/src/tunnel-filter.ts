import { commands, EventEmitter, type Event } from 'vscode';

/** The words that a tunnel must have to be shown: the same in the view and in the timeline. */
export interface TunnelFilter {
  readonly value: () => string;
  readonly set: (value: string) => void;
  readonly onDidChange: Event<string>;
  readonly dispose: () => void;
}

export function createTunnelFilter(): TunnelFilter {
  const changed = new EventEmitter<string>();
  let filter = '';
  return {
    value: () => filter,
    set: (value) => {
      const words = value.trim();
      if (words === filter) return;
      filter = words;
      void commands.executeCommand('setContext', 'vendorLogLens.tunnelsFiltered', filter !== '');
      changed.fire(filter);
    },
    onDidChange: changed.event,
    dispose: () => changed.dispose(),
  };
}
