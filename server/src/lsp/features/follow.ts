import type { CancellationToken } from 'vscode-languageserver';
import { lineEnd, createLines } from '../../core/analysis/lines.js';
import { judgeLine } from '../../core/match/judgement.js';
import { createLineScan } from '../../core/match/line-scan.js';
import { recognise } from '../../core/match/recogniser.js';
import type { FailureLines, Followed, FollowRequest, LinePosition } from '../../protocol.js';
import { protocol } from '../../protocol.js';
import type { FileWords } from '../../service/file-words.js';
import { failureLines } from '../../service/failure-lines.js';
import { fileWords } from '../../service/file-words.js';
import { mutedMessages } from '../../service/status.js';
import type { Feature } from '../feature.js';
import type { FollowedLines, Following } from '../file-runtime.js';
import { guard } from '../guard.js';
import { fileName } from '../log-files.js';
import type { Session } from '../session.js';

/** Logs that are followed as they grow, through rotations. */
export const followFeature: Feature = {
  register: (session) => {
    const { connection, language, runtime } = session;
    const following = new Map<string, Following>();
    const stop = (uri: string): void => {
      following.get(uri)?.stop();
      following.delete(uri);
    };
    connection.onRequest(protocol.follow, ({ uri, text }: FollowRequest, token: CancellationToken) =>
      guard(session, 'following', uri, token, false, async () => {
        await session.ready();
        stop(uri);
        const say = (told: Told): void => {
          void connection.sendNotification(protocol.followed, { uri, ...told });
        };
        const started = runtime.files?.follow(
          uri,
          (event) => {
            if (text) say(withText(session, event));
            else if (event.kind !== 'lines') say(toldOf(event.kind));
            else if (event.isNew) say(toldOf('grown'));
          },
          ({ problem, detail }) => {
            following.delete(uri);
            say({ ...toldOf('ended'), reason: fileWords[language].problem(problem, fileName(uri), detail) });
          },
        );
        if (started !== undefined) following.set(uri, started);
        return started !== undefined;
      }),
    );
    connection.onRequest(protocol.failureLines, ({ uri, line }: LinePosition, token: CancellationToken) =>
      guard(session, 'failures', uri, token, null as FailureLines | null, async () => {
        const document = await session.glance(uri);
        return document === undefined ? null : failureLines(document, session.settings().problems.mute, line);
      }),
    );
    connection.onRequest(protocol.unfollow, ({ uri }: { uri: string }) => {
      stop(uri);
      return null;
    });
    connection.onShutdown(() => {
      for (const uri of following.keys()) stop(uri);
    });
  },
};

type Told = Omit<Followed, 'uri'>;

const toldOf = (event: Followed['event']): Told => ({ event, lines: [], begun: '', failures: [], reason: '' });

const megabyte = 1 << 20;

function withText(session: Session, event: FollowedLines): Told {
  if (event.kind !== 'lines') return { ...toldOf(event.kind), lines: [`--- ${noteOf(event, fileWords[session.language])} ---`] };
  const { compiled } = session.catalogs();
  const muted = mutedMessages(compiled, session.settings().problems.mute);
  const scan = createLineScan();
  const lines: string[] = [];
  const failures: number[] = [];
  for (const chunk of createLines(event.text).chunks) {
    chunk.starts.forEach((start, index) => {
      // Behind the last line break there is no line.
      if (start === chunk.text.length) return;
      const text = chunk.text.slice(start, lineEnd(chunk, index));
      lines.push(text);
      if (!event.isNew) return;
      recognise(compiled, text, 0, text.length, session.runtime.now(), scan);
      if (judgeLine(scan).outcome === 'failure' && !muted.has(scan.message?.index ?? -1)) failures.push(lines.length - 1);
    });
  }
  return { ...toldOf('grown'), lines, begun: event.begun, failures };
}

function noteOf(event: Exclude<FollowedLines, { readonly kind: 'lines' }>, words: FileWords): string {
  switch (event.kind) {
    case 'replaced':
      return words.replaced;
    case 'truncated':
      return words.truncated;
    case 'gone':
      return words.gone;
    case 'back':
      return words.back;
    case 'skipped':
      return words.skipped(Math.ceil(event.bytes / megabyte));
    default:
      return event satisfies never;
  }
}
