import { hexlify, randomBytes } from "ethers";
import { attestationsContract } from "../../../src/sdk/evidence/contracts.ts";
import { NO_POLICY, NOTHING_REPLACED } from "../../../src/sdk/evidence/model/statement/statement.ts";
import { SCHEMA_32 } from "../../gas/schemas.ts";
import { type Act, type ActName, gasFor, spread } from "../act.ts";
import { deliver, type Lane } from "../lane.ts";
import type { Stage } from "../stage.ts";

const ANCHORED = 10_000;
/** As many as a system sends together that has several to make. */
const TOGETHER = 20;
const REGISTER_GAS = 300_000n;

const word = () => hexlify(randomBytes(32));

/** Statements of 32 bytes one by one and together, and roots of ten thousand. */
export async function statements({ chain, client, members }: Stage): Promise<[one: Act, together: Act, anchor: Act]> {
  const contract = attestationsContract(client);
  const to = await contract.getAddress();
  const { interface: abi } = contract;
  const [first] = members as [Lane];
  const register = abi.encodeFunctionData("registerSchema", [SCHEMA_32, true, NO_POLICY]);
  const schema = await contract.registerSchema.staticCall(SCHEMA_32, true, NO_POLICY, { from: first.wallet.address });
  await deliver(chain, [first.sign({ to, data: register, gasLimit: REGISTER_GAS })]);

  const statement = ({ wallet: { address: attester } }: Lane) => ({
    schema,
    attester,
    subject: word(),
    validUntil: 0n,
    replaces: NOTHING_REPLACED,
    salt: word(),
    data: word(),
  });
  const act = (name: ActName, itemsEach: number, encode: (lane: Lane) => string): Act => {
    let gasLimit: bigint | undefined;
    return {
      name,
      item: "statements",
      itemsEach,
      async prepare(count) {
        gasLimit ??= await gasFor(chain, { from: first.wallet.address, to, data: encode(first) });
        const limit = gasLimit;
        return spread(members, count, (lane) => lane.sign({ to, data: encode(lane), gasLimit: limit }));
      },
    };
  };
  return [
    act("attest", 1, (lane) => abi.encodeFunctionData("attest", [statement(lane)])),
    act(`attest-${TOGETHER}`, TOGETHER, (lane) =>
      abi.encodeFunctionData("attestMany", [Array.from({ length: TOGETHER }, () => statement(lane))]),
    ),
    act(`anchor-${ANCHORED}`, ANCHORED, () => abi.encodeFunctionData("anchor", [word(), ANCHORED, schema])),
  ];
}
