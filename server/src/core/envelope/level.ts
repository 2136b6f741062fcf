/** Names of the eight severities as devices and documents write them. */
const levels: Readonly<Record<string, number>> = {
  emerg: 0,
  emergency: 0,
  emergencies: 0,
  panic: 0,
  alert: 1,
  alerts: 1,
  crit: 2,
  critical: 2,
  err: 3,
  error: 3,
  errors: 3,
  warn: 4,
  warning: 4,
  warnings: 4,
  notice: 5,
  notification: 5,
  notifications: 5,
  info: 6,
  information: 6,
  informational: 6,
  debug: 7,
  debugging: 7,
};

/** 0–7 for a level's name or number in any case, -1 for any other word. */
export function severityOfLevel(word: string): number {
  if (/^[0-7]$/.test(word)) return Number(word);
  const name = word.toLowerCase();
  return Object.hasOwn(levels, name) ? (levels[name] ?? -1) : -1;
}
