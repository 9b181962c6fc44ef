import { expect } from "chai";
import { relayOn, removeRelayFiles, type TestRelay } from "../../../../src/testing/side-chain/relay.ts";
import { type SideSystem, sideSystem } from "../../../../src/testing/side-chain/system.ts";

describe("a relayer's API", function () {
  this.timeout(120_000);
  let system: SideSystem;
  let relay: TestRelay;
  before(async () => {
    system = await sideSystem();
    await system.mine(3);
    relay = await relayOn(system, { mostWaiting: 4 });
    await relay.looked();
  });
  after(async () => {
    await relay.close();
    removeRelayFiles();
  });

  const get = async (path: string) => {
    const response = await fetch(`${relay.url}${path}`);
    return { status: response.status, type: response.headers.get("content-type"), body: await response.text() };
  };
  const ask = async (body: unknown) => {
    const headers = { "content-type": "application/json" };
    const response = await fetch(`${relay.url}/v1/heights`, { method: "POST", headers, body: JSON.stringify(body) });
    return { status: response.status, json: (await response.json()) as Record<string, unknown> };
  };

  it("takes a height, with proofs at it, and says what became of it", async () => {
    const slot = `0x${"00".repeat(32)}`;
    const account = system.side.admin.address;
    const { status, json } = await ask({ number: 3, slots: [{ account, slot }] });
    expect([status, json.state]).to.deep.equal([202, "Waiting"]);
    await relay.looked();
    const found = JSON.parse((await get("/v1/heights/3")).body);
    expect(found).to.include({ number: 3, state: "Recorded" });
    expect(found.slots).to.have.length(1);
    expect(found.slots[0]).to.include({ account, slot, state: "Fetched" });
    expect(found.slots[0].accountNodes[0]).to.match(/^0xf9/);
    expect((await ask({})).json.number).to.equal(4);
    await relay.looked();
    expect(JSON.parse((await get("/v1/heights/4")).body).state).to.equal("Recorded");
  });

  it("refuses what is no request, naming the field", async () => {
    const bad: readonly (readonly [string, unknown])[] = [
      ["/number", { number: -1 }],
      ["/number", { number: 0 }],
      ["/number", { number: "3" }],
      ["/slots/0", { slots: [{ account: system.side.admin.address }] }],
      ["/slots/0/slot", { slots: [{ account: system.side.admin.address, slot: "0x1" }] }],
      ["body", { height: 3 }],
    ];
    for (const [field, body] of bad) {
      const { status, json } = await ask(body);
      expect([status, json.code], JSON.stringify(body)).to.deep.equal([400, "RELAY_REQUEST_INVALID"]);
      expect((json.values as { field: string }).field).to.equal(field);
    }
    const wrong = await ask({ slots: [{ account: `0x${"aB".repeat(20)}`, slot: `0x${"00".repeat(32)}` }] });
    expect([wrong.status, wrong.json.code]).to.deep.equal([400, "ARGUMENT_INVALID"]);
    expect((await get("/v1/heights/77")).status).to.equal(404);
    expect((await get("/v1/nothing")).status).to.equal(404);
    const far = await ask({ number: 100_000 });
    expect([far.status, far.json.code, far.json.retryable]).to.deep.equal([503, "RELAY_HEIGHT_TOO_FAR", true]);
  });

  it("keeps so many places, whoever floods it", async () => {
    const answers: number[] = [];
    for (let number = 100; number < 110; number++) answers.push((await ask({ number })).status);
    expect(answers.filter((status) => status === 202).length).to.equal(4);
    expect((await ask({ number: 120 })).json.code).to.equal("RELAY_OVERLOADED");
  });

  it("tells of itself, its health, its metrics and its form", async () => {
    const told = JSON.parse((await get("/v1/relay")).body);
    expect(told).to.include({ account: relay.account, lightClient: system.lightClient, chainId: 20_260, head: 4 });
    const well = await get("/health");
    expect([well.status, JSON.parse(well.body).ok]).to.deep.equal([200, true]);
    const { body, type } = await get("/metrics");
    expect(type).to.match(/^text\/plain/);
    expect(body).to.match(/^tallystick_relay_side_head 4$/m);
    expect(body).to.match(/^tallystick_relay_trust_period_seconds 100000$/m);
    expect(body).to.match(/^tallystick_relay_requests\{state="Waiting"\} 4$/m);
    expect(body).to.match(/^tallystick_relay_requests\{state="Untrusted"\} 0$/m);
    expect(body).to.match(/^# TYPE tallystick_relay_brought_transactions_total counter$/m);
    expect(body).to.match(/^tallystick_relay_brought_transactions_total 2$/m);
    expect(body)
      .to.match(/^tallystick_outbox_pending 0$/m)
      .and.not.to.match(/^tallystick_problems\{/m);
    const { paths } = JSON.parse((await get("/openapi.json")).body);
    expect(Object.keys(paths)).to.have.members([
      "/v1/heights",
      "/v1/heights/{number}",
      "/v1/relay",
      "/health",
      "/metrics",
    ]);
    system.conduct.lie = (header) => ({ ...header, stateRoot: `0x${"99".repeat(32)}` });
    await system.mine();
    await relay.looked();
    const ill = await get("/health");
    expect([ill.status, Object.keys(JSON.parse(ill.body).problems)]).to.deep.equal([503, ["SIDE_NODE_LIES"]]);
    expect((await get("/metrics")).body).to.match(/^tallystick_problems\{code="SIDE_NODE_LIES"\} 1$/m);
  });
});
