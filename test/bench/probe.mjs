// Loaded into the server's process: tells what it has used so far.
import v8 from 'node:v8';

process.on('message', (question) => {
  // Twice: what the first one finalizes, the second one frees.
  if (question === 'memory') for (let times = 0; times < 2; times++) globalThis.gc?.();
  const { user, system } = process.cpuUsage();
  const { rss, external, arrayBuffers } = process.memoryUsage();
  process.send?.({ cpu: (user + system) / 1e6, rss, external, arrayBuffers, heap: v8.getHeapStatistics().used_heap_size });
});
// The channel alone does not keep the server alive.
process.channel?.unref();
