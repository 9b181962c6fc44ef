import { expect } from "chai";
import { AbiCoder, concat, Interface, type LogDescription, toBeHex, toUtf8Bytes } from "ethers";
import { eventArguments } from "../../../../../src/sdk/core/events/arguments.ts";

const named = new Interface(["event Named(uint256 indexed id, string name, bytes32 root, string note)"]);

/** What a log of `Named` with these bytes as texts gives. */
function read(name: Uint8Array, note: Uint8Array): Record<string, unknown> {
  const data = AbiCoder.defaultAbiCoder().encode(["bytes", "bytes32", "bytes"], [name, toBeHex(7, 32), note]);
  const topics = [named.getEvent("Named")?.topicHash as string, toBeHex(3, 32)];
  return eventArguments(named.parseLog({ topics, data }) as LogDescription, data);
}

describe("arguments of an event", () => {
  it("are there by name", () => {
    expect(read(toUtf8Bytes("Müll"), toUtf8Bytes(""))).to.deep.equal({
      id: 3n,
      name: "Müll",
      root: toBeHex(7, 32),
      note: "",
    });
  });

  it("have the bytes of a text that is no UTF-8, and all others as they are", () => {
    const broken = Uint8Array.of(0x61, 0xff, 0xfe);
    expect(read(broken, toUtf8Bytes("ward 4"))).to.deep.equal({
      id: 3n,
      name: concat([broken]),
      root: toBeHex(7, 32),
      note: "ward 4",
    });
    expect(read(toUtf8Bytes("x"), broken)).to.include({ name: "x", note: "0x61fffe" });
  });
});
