/** A node of a chain that was never mined: units come into being and take steps, fifty events a block, encoded as a node gives them. */
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { Interface, toBeHex } from "ethers";
import { packUnitWord } from "../sdk/custody/model/unit-word.ts";
import { abi } from "../../types/abi/Custody.ts";
import { CUSTODY, EVENTS_PER_BLOCK, hash } from "./made-chain.ts";

let events = Number(process.argv[2]);
const custody = new Interface(abi);
const digits = (word: string) => word.slice(2);

/** Words by which a template is filled in. */
const [UNIT, STATE, EVIDENCE] = [hash(0xaaaa, 1), hash(0xbbbb, 2), hash(0xcccc, 3)];
const identifierOf = (unit: number) => `8003/06941234000012B${String(unit).padStart(9, "0")}`;
const IDENTIFIER = identifierOf(0);
const textDigits = (text: string) => Buffer.from(text, "utf8").toString("hex");

const templateOf = ({ topics, data }: { readonly topics: string[]; readonly data: string }) =>
  `"address":"${CUSTODY}","topics":${JSON.stringify(topics)},"data":"${data}"`;
const CREATED = templateOf(custody.encodeEventLog("UnitCreated", [UNIT, "label", STATE, EVIDENCE, IDENTIFIER]));
const STEP = Array.from({ length: 20 }, (_, org) =>
  templateOf(custody.encodeEventLog("StepRecorded", [UNIT, 1 + org, STATE, CUSTODY, 1_700_000_000, EVIDENCE])),
);

/** Every second event is of a new unit, and the next one is a step of it. */
function logText(i: number): string {
  const [block, unit] = [1 + Math.floor(i / EVENTS_PER_BLOCK), i >> 1];
  const state = packUnitWord({
    custodian: 1 + (unit % 20),
    site: 6_941_234_000_012,
    rules: 1,
    classes: [0],
    step: i % 2,
    phase: "Active",
    isSealed: false,
    isContainer: false,
    isPacked: false,
    isOverdue: false,
    isRecalled: false,
    hops: 0,
    items: 1,
    since: 1_700_000_000 + block,
    quantity: 1_000 + (i % 1_000),
  });
  const said = (i % 2 === 0 ? CREATED : (STEP[unit % 20] as string))
    .replace(digits(UNIT), digits(hash(7, unit)))
    .replace(digits(STATE), digits(toBeHex(state, 32)))
    .replace(digits(EVIDENCE), digits(hash(3, i)))
    .replace(textDigits(IDENTIFIER), textDigits(identifierOf(unit)));
  const index = `0x${(i % EVENTS_PER_BLOCK).toString(16)}`;
  return `{${said},"blockNumber":"0x${block.toString(16)}","blockHash":"${hash(1, block)}","transactionHash":"${hash(2, i)}","transactionIndex":"${index}","logIndex":"${index}","removed":false}`;
}

function logsText(from: number, to: number): string {
  const [first, last] = [Math.max(0, (from - 1) * EVENTS_PER_BLOCK), Math.min(events, to * EVENTS_PER_BLOCK)];
  return `[${Array.from({ length: Math.max(0, last - first) }, (_, i) => logText(first + i)).join()}]`;
}

const blockText = (number: number) =>
  JSON.stringify({
    number: `0x${number.toString(16)}`,
    hash: hash(1, number),
    parentHash: hash(1, Math.max(0, number - 1)),
    timestamp: `0x${(1_700_000_000 + number).toString(16)}`,
    nonce: "0x0000000000000000",
    difficulty: "0x1",
    gasLimit: "0x1fffffffffffff",
    gasUsed: "0x5208",
    miner: CUSTODY,
    extraData: "0x",
    baseFeePerGas: "0x0",
    transactions: [],
  });

interface Asked {
  readonly id: number;
  readonly method: string;
  readonly params: readonly unknown[];
}

/** Undefined where it does not know the method. */
function resultText({ method, params }: Asked): string | undefined {
  const [first] = params as [string & { readonly fromBlock: string; readonly toBlock: string }];
  const head = Math.ceil(events / EVENTS_PER_BLOCK);
  if (method === "eth_chainId") return `"0x7a69"`;
  if (method === "eth_blockNumber") return `"0x${head.toString(16)}"`;
  if (method === "eth_getCode") return `"0x60"`;
  if (method === "eth_getBlockByNumber") {
    if (!first.startsWith("0x")) return first === "latest" ? blockText(head) : "null";
    return blockText(Number(first));
  }
  if (method === "eth_getLogs") return logsText(Number(first.fromBlock), Number(first.toBlock));
  return undefined;
}

function answerText(asked: Asked): string {
  const result = resultText(asked);
  const said = result === undefined ? `"error":{"code":-32601,"message":"no such method"}` : `"result":${result}`;
  return `{"jsonrpc":"2.0","id":${asked.id},${said}}`;
}

const server = createServer((request, response: ServerResponse) => {
  const parts: Buffer[] = [];
  request.on("data", (part: Buffer) => parts.push(part));
  request.on("end", () => {
    const asked = JSON.parse(Buffer.concat(parts).toString("utf8")) as Asked | readonly Asked[];
    const text = Array.isArray(asked) ? `[${asked.map(answerText).join()}]` : answerText(asked as Asked);
    response.writeHead(200, { "content-type": "application/json" }).end(text);
  });
});
server.listen(0, "127.0.0.1", () => process.send?.((server.address() as AddressInfo).port));
process.on("message", (more: number) => {
  events += more;
});
// Whoever started it may be killed.
process.once("disconnect", () => process.exit());
