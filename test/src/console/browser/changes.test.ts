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
  block(data: string) {
    this.dispatchEvent(new MessageEvent("block", { data }));
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
    const [heard, waits]: [string[], number[]] = [[], []];
    const clock = { now: () => 0, sleep: async (time: number) => void waits.push(time) };
    listen((block) => heard.push(block), clock);
    opened[0]?.block("1");
    opened[0]?.fail(0);
    await Promise.resolve();
    expect(opened.length).to.equal(1);
    opened[0]?.fail(PlayedSource.CLOSED);
    await new Promise((resolve) => setImmediate(resolve));
    expect(waits).to.deep.equal([2_000]);
    expect(opened.map(({ url }) => url)).to.deep.equal(["/v1/changes", "/v1/changes"]);
    opened[1]?.block("2");
    expect(heard).to.deep.equal(["1", "2"]);
  });
});
