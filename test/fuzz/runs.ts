import fc from 'fast-check';

/** The suite runs the same cases every time; a long run (`npm run fuzz`) names another seed and more runs. */
const suiteSeed = 20261122;

const numberOf = (variable: string): number | undefined => {
  const value = process.env[variable];
  return value === undefined ? undefined : Number(value);
};

const parameters = (numRuns: number) => ({
  seed: numberOf('FUZZ_SEED') ?? suiteSeed,
  numRuns: numberOf('FUZZ_RUNS') ?? numRuns,
  // node:test prints an error's message and not its cause.
  includeErrorInReport: true,
});

/**
 * Checks a property. A failure prints the seed, and the smallest input that fails.
 * @param numRuns in the test suite
 */
export function check<T>(numRuns: number, property: fc.IProperty<T>): void {
  fc.assert(property, parameters(numRuns));
}

/** As `check`, for a property that waits for something. */
export async function checkAsync<T>(numRuns: number, property: fc.IAsyncProperty<T>): Promise<void> {
  await fc.assert(property, parameters(numRuns));
}
