/**
 * How long a test may use something that tests take turns on. Taken in a test, or in a hook around each test, it is free again when that
 * test is over; taken before the tests of a suite, when a test of another suite begins. Outside Mocha it is never free again.
 */
interface Lease {
  readonly end: () => void;
  /** Undefined until the first test of the suite begins. */
  suite?: Suite;
}

/** What is used here of a suite of Mocha's. */
export interface Suite {
  readonly parent?: Suite | undefined;
}

/** Suites around a test, the outermost first, without the one that holds all files. */
function pathOf(suite: Suite): Suite[] {
  return suite.parent === undefined ? [] : [...pathOf(suite.parent), suite];
}

export interface Leases {
  /** Begins a lease; `end` is called once, when it is over. */
  begin(end: () => void): void;
  testBegins(suite: Suite): void;
  testEnds(): void;
}

export function createLeases(): Leases {
  let testRuns = false;
  let path: readonly Suite[] = [];
  const ofTest: (() => void)[] = [];
  const ofSuites = new Set<Lease>();
  return {
    begin(end) {
      if (testRuns) ofTest.push(end);
      else ofSuites.add({ end });
    },
    testBegins(suite) {
      testRuns = true;
      const last = path;
      path = pathOf(suite);
      // Taken before this test: by a hook of a suite that begins with it. Which one is not known; the outermost is the last to end.
      const begun = path.find((each) => !last.includes(each)) ?? suite;
      for (const lease of ofSuites) {
        lease.suite ??= begun;
        if (path.includes(lease.suite)) continue;
        ofSuites.delete(lease);
        lease.end();
      }
    },
    testEnds() {
      testRuns = false;
      for (const end of ofTest.splice(0)) end();
    },
  };
}

export const leases = createLeases();

// This module is loaded with the first test file that needs it, so these are hooks around every test.
if (typeof globalThis.beforeEach === "function") {
  globalThis.beforeEach(function () {
    if (this.currentTest?.parent) leases.testBegins(this.currentTest.parent);
  });
  globalThis.afterEach(() => leases.testEnds());
}
