// Loaded into the server's process: tells what it has used so far, and when what has come and gone.
import { performance } from 'node:perf_hooks';
import v8 from 'node:v8';

/** @returns {{ readonly time: number, readonly cpu: number }} ms since 1970, and seconds of processor time so far */
const moment = () => {
  const { user, system } = process.cpuUsage();
  return { time: performance.timeOrigin + performance.now(), cpu: (user + system) / 1e6 };
};

/** What happened since somebody began to watch. */
let seen = {};
/** Bytes that have come since then, and where among them the first message ends: with its headers and what they say of its length. */
let bytes = 0;
let firstEnd = Number.POSITIVE_INFINITY;
/** Processor time so far when a hover came, by the request's id; and how much each took that has been answered. */
const asked = new Map();
/** @type {number[]} */
let hovers = [];

const { on } = process.stdin;
process.stdin.on = function (event, listener) {
  if (event !== 'data') return on.call(this, event, listener);
  return on.call(this, event, (data) => {
    if (bytes === 0) {
      const [headers, length] = /^Content-Length: (\d+)\r\n\r\n/.exec(data.toString('latin1', 0, 100)) ?? [];
      firstEnd = headers === undefined ? Number.POSITIVE_INFINITY : headers.length + Number(length);
    }
    bytes += data.length;
    if (bytes >= firstEnd) seen.arrived ??= moment();
    listener(data);
  });
};

const { parse } = JSON;
JSON.parse = (text, reviver) => {
  const value = parse(text, reviver);
  if (value?.method === 'textDocument/didOpen') {
    seen.decoded = moment();
  }
  if (value?.method === 'textDocument/hover') asked.set(String(value.id), moment().cpu);
  return value;
};

const { write } = process.stdout;
process.stdout.write = function (data, ...rest) {
  const text =
    typeof data === 'string' ? data.slice(0, 300) : Buffer.from(data.buffer, data.byteOffset, Math.min(300, data.length)).toString();
  const id = /^\{"jsonrpc":"2\.0","id":(\d+)/.exec(text)?.[1];
  if (asked.has(id)) {
    hovers.push(moment().cpu - asked.get(id));
    asked.delete(id);
    seen.hover ??= moment();
  }
  if (text.includes('textDocument/publishDiagnostics') && !text.includes('"diagnostics":[]')) seen.problems ??= moment();
  return write.call(this, data, ...rest);
};

process.on('message', (question) => {
  if (question === 'watch') {
    seen = {};
    bytes = 0;
    hovers = [];
  }
  // Twice: what the first one finalizes, the second one frees.
  if (question === 'memory') for (let times = 0; times < 2; times++) globalThis.gc?.();
  process.send?.({ cpu: moment().cpu, rss: process.memoryUsage().rss, heap: v8.getHeapStatistics().used_heap_size, seen, hovers });
});
// The channel alone does not keep the server alive.
process.channel?.unref();
