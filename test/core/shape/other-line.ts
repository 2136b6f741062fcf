/** Gives a number from 0 to below the limit. */
export type Choose = (limit: number) => number;

const numbers = [
  '0',
  '1',
  '2',
  '5',
  '12',
  '13',
  '24',
  '31',
  '32',
  '47',
  '60',
  '61',
  '99',
  '500',
  '1969',
  '2026',
  '715022',
  '45080601',
  '00642',
];
const addresses = ['0.0.0.0', '1.2.3.4', '192.0.2.255', '198.51.100.7', '1.2.3', '1.2.3.4.5', '1234.1.1.1', '192.0.2.x', '2001:db8::1'];
const words = ['dead0001', 'a1b2c3d4', 'A1B2C3D4', 'ABCDEF', '4508030b', 'f00', '0a', 'deadbeef01', 'e1', '1e5', '0x1f'];

const pick = (values: readonly string[], choose: Choose): string => values[choose(values.length)] ?? '';
const octets = (choose: Choose): string => [0, 0, 0, 0].map(() => String(choose(256))).join('.');

/** What may stand in its place in a line of the same message. */
function alike(found: string, choose: Choose): string {
  if (found.includes('.')) return octets(choose);
  if (/[a-f]/i.test(found)) return found.replace(/(?<!^)[0-9a-f]/g, () => choose(16).toString(16));
  // Short numbers are part of templates and times more often than not.
  return found.length < 3 ? found : found.replace(/\d/g, () => String(choose(10)));
}

/** Something of another form. */
function unlike(found: string, choose: Choose): string {
  if (found.includes('.')) return pick(addresses, choose);
  if (/[a-f]/i.test(found)) return pick(words, choose);
  return choose(2) === 0 ? pick(numbers, choose) : String(choose(10 ** (1 + choose(9))));
}

/** The line with other numbers, addresses and hexadecimal words: most of the same form, and one or two of another in half of the lines. */
export function otherLine(line: string, choose: Choose): string {
  const strange = choose(2) === 0;
  return line.replace(/(?:\d+\.){3}\d+|(?<![0-9a-z])(?:0x)?(?=\d*[a-f])[0-9a-f]{4,}(?![0-9a-z])|\d+/gi, (found) =>
    strange && choose(6) === 0 ? unlike(found, choose) : alike(found, choose),
  );
}
