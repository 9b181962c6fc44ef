import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { newEpoch, withNewEpoch } from "../../../../src/registrar/keys/epochs.ts";
import { whileLocked } from "../../../../src/registrar/keys/lock.ts";
import { openRequestLog, type RecordedRequest, type RequestLog } from "../../../../src/registrar/store/request-log.ts";
import { temporaryFolder } from "../../../../src/testing/command-line.ts";
import { refused } from "../../../../src/testing/errors.ts";

const hash = (n: number) => `0x${n.toString(16).padStart(64, "0")}`;
const QUOTA = { keys: 5, span: 1_000 };

describe("the log of requests", () => {
  const epochs = [newEpoch(1, 0)];
  let folder: string;
  let path: string;
  let log: RequestLog;
  beforeEach(() => {
    folder = temporaryFolder();
    path = join(folder, "requests.sqlite");
    log = openRequestLog(path, epochs, QUOTA);
  });
  afterEach(() => {
    log.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const request = (n: number, changes: Partial<RecordedRequest> = {}): RecordedRequest => ({
    nonce: hash(n),
    at: 10_000,
    organisation: 7,
    account: "0xA",
    epoch: 1,
    keys: [hash(100 + n), hash(200 + n)],
    ...changes,
  });

  it("keeps requests across a restart, each once", async () => {
    log.record(request(1));
    log.close();
    log = openRequestLog(path, epochs, QUOTA);
    expect(log.requestsOf(7, 10)).to.deep.equal([request(1)]);
    const { values } = await refused(() => log.record(request(1, { keys: [hash(9)] })), "KEYS_REQUEST_REPEATED");
    expect(values).to.deep.equal({ field: "nonce", value: hash(1) });
    await refused(() => log.record(request(1, { organisation: 8 })), "KEYS_REQUEST_REPEATED");
    expect(log.requestsOf(7, 10)).to.have.length(1);
    expect(log.refusalsOf(7)).to.deep.equal({ KEYS_REQUEST_REPEATED: 1 });
  });

  it("gives each organisation so many keys within a span of time, and counts what it refuses", async () => {
    log.record(request(1));
    log.record(request(2, { at: 10_500 }));
    const { values, retryable } = await refused(() => log.record(request(3, { at: 10_900 })), "KEYS_QUOTA_EXCEEDED");
    expect(values).to.include({ organisation: 7, used: 4, limit: 5, value: 2 });
    expect(retryable).to.equal(true);
    log.record(request(3, { at: 10_900, organisation: 8 }));
    log.record(request(4, { at: 10_900, keys: [hash(1)] }));
    log.record(request(5, { at: 11_001 }));
    expect(log.requestsOf(7, 2).map(({ at }) => at)).to.deep.equal([11_001, 10_900]);
    expect(log.refusalsOf(7)).to.deep.equal({ KEYS_QUOTA_EXCEEDED: 1 });
  });

  it("gives the keys of an epoch, and forgets one that was dropped", async () => {
    const two = withNewEpoch(epochs, 1);
    log.record(request(1));
    log.record(request(2, { epoch: 2, keys: [hash(9)] }));
    expect([...log.keysOf(1)]).to.deep.equal([request(1).keys]);
    expect([...log.keysOf(2)]).to.deep.equal([[hash(9)]]);
    log.forget(1);
    log.close();
    log = openRequestLog(path, two.slice(1), QUOTA);
    expect(log.requestsOf(7, 5)).to.have.length(2);
  });

  it("opens with the epochs it has seen, and more, and with no other secret of one", async () => {
    const [first] = epochs;
    log.close();
    const two = withNewEpoch(epochs, 1);
    openRequestLog(path, two, QUOTA).close();
    const older = await refused(() => openRequestLog(path, epochs, QUOTA), "EPOCHS_DIFFER");
    expect(older.values).to.deep.equal({ field: "epoch", value: 2 });
    const other = await refused(
      () => openRequestLog(path, [newEpoch(1, 0), two[1] ?? newEpoch(2, 0)], QUOTA),
      "EPOCHS_DIFFER",
    );
    expect(other.values.value).to.equal(1);
    log = openRequestLog(path, two, QUOTA);
    expect(readFileSync(path).includes(Buffer.from(first?.secret.slice(2) ?? ""))).to.equal(false);
  });
});

describe("whileLocked", () => {
  it("lets one at a time change a file, and another after it", async () => {
    const folder = temporaryFolder();
    try {
      const path = join(folder, "keys.json");
      const within = whileLocked(path, () => refused(() => whileLocked(path, () => 1), "KEY_FILE_LOCKED"));
      expect((await within).values.value).to.equal(path);
      expect(whileLocked(path, () => 2)).to.equal(2);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
