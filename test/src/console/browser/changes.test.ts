import { expect } from "chai";
import { listen } from "../../../../src/console/browser/changes.ts";

/** A stream as a browser has it, played by the test. */
class PlayedSource extends EventTarget {
  static readonly CLOSED = 2;
  static readonly opened: PlayedSource[] = [];
  readonly url: string;
  readyState = 1;
  constructor(url: string) {
    super();
    this.url = url;
    PlayedSource.opened.push(this);
  }
  open() {
    this.dispatchEvent(new Event("open"));
  }
  block(block: number, changed: Record<string, number>) {
    const asOf = { block, hash: "0x", time: block, lag: 0 };
    this.dispatchEvent(new MessageEvent("block", { data: JSON.stringify({ asOf, changed }) }));
  }
  fail(readyState: number) {
    this.readyState = readyState;
    this.dispatchEvent(new Event("error"));
  }
}

describe("console: changes", () => {
  const { opened } = PlayedSource;
  const before = globalThis.EventSource;
  beforeEach(() => {
    opened.length = 0;
    globalThis.EventSource = PlayedSource as never;
  });
  afterEach(() => {
    globalThis.EventSource = before;
  });

  it("opens another stream where the server refuses to go on with one, and none where the browser comes back itself", async () => {
    const [heard, waits]: [number[], number[]] = [[], []];
    const clock = { now: () => 0, sleep: async (time: number) => void waits.push(time) };
    listen(({ asOf }) => heard.push(asOf.block), clock);
    opened[0]?.block(1, {});
    opened[0]?.fail(0);
    await Promise.resolve();
    expect(opened.length).to.equal(1);
    opened[0]?.fail(PlayedSource.CLOSED);
    await new Promise((resolve) => setImmediate(resolve));
    expect(waits).to.deep.equal([2_000]);
    expect(opened.map(({ url }) => url)).to.deep.equal(["/v1/changes", "/v1/changes"]);
    opened[1]?.block(2, {});
    expect(heard).to.deep.equal([1, 2]);
  });

  it("hands on all that changed since the stream began, and forgets it with the stream", () => {
    const heard: unknown[] = [];
    listen(({ changed }) => heard.push(changed), { now: () => 0, sleep: async () => undefined });
    const [source] = opened;
    source?.open();
    source?.block(3, { unit: 3, clock: 9 });
    source?.block(4, { org: 4 });
    source?.block(5, { unit: 5 });
    source?.open();
    source?.block(5, { unit: 1 });
    expect(heard).to.deep.equal([
      { unit: 3, clock: 9 },
      { unit: 3, clock: 9, org: 4 },
      { unit: 5, clock: 9, org: 4 },
      { unit: 1 },
    ]);
  });
});
