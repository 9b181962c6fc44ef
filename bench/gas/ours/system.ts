import { concat, keccak256, TypedDataEncoder } from "ethers";
import { TimelockController__factory } from "../../../types/ethers-contracts/factories/@openzeppelin/contracts/governance/TimelockController__factory.ts";
import { Attestations__factory } from "../../../types/ethers-contracts/factories/contracts/evidence/Attestations__factory.ts";
import { Fingerprints__factory } from "../../../types/ethers-contracts/factories/contracts/evidence/Fingerprints__factory.ts";
import { Council__factory } from "../../../types/ethers-contracts/factories/contracts/members/Council__factory.ts";
import { Members__factory } from "../../../types/ethers-contracts/factories/contracts/members/Members__factory.ts";
import type { Chain } from "../chain.ts";
import { bytes, firstDense, word } from "../dense.ts";
import { SCHEMA_32, SCHEMA_256 } from "../schemas.ts";

export const VOTING_DELAY = 60;
export const TIMELOCK_DELAY = 60;

const DUTY = { MAKER: 1 << 1, CHECKER: 1 << 2, DEVICE: 1 << 3 } as const;

export type System = Awaited<ReturnType<typeof openSystem>>;

/** The whole system as in production, with three founding organisations and the accounts that the scenarios use. */
export async function openSystem(chain: Chain) {
  const [deployer, admin1, admin2, admin3, maker, colleague, endorser, relayer] = chain.signers as Required<
    typeof chain.signers
  >;
  if (!deployer || !admin1 || !admin2 || !admin3 || !maker || !colleague || !endorser || !relayer)
    throw new Error("the chain has too few accounts");

  const contracts = await deploy(deployer, [
    { name: "River Authority", roles: 1n, admin: admin1.address, person: bytes("person 1", 20) },
    { name: "Carrier", roles: 1n << 3n, admin: admin2.address, person: bytes("person 2", 20) },
    { name: "Bank", roles: 1n << 7n, admin: admin3.address, person: bytes("person 3", 20) },
  ]);
  const { members, attestations } = contracts;

  const enrol = async (admin: typeof admin1, account: string, duties: number, name: string) =>
    (await members.connect(admin).enrol(account, duties, 0, bytes(name, 20))).wait();
  await enrol(admin1, maker.address, DUTY.MAKER | DUTY.DEVICE, "person 4");
  await enrol(admin1, colleague.address, DUTY.CHECKER, "person 5");
  await enrol(admin2, endorser.address, DUTY.CHECKER | DUTY.MAKER, "person 6");

  const registerSchema = async (definition: string): Promise<string> => {
    const register = attestations.connect(maker).registerSchema;
    const schema = await register.staticCall(definition, true, `0x${"00".repeat(20)}`);
    await (await register(definition, true, `0x${"00".repeat(20)}`)).wait();
    return schema;
  };
  const domain = {
    name: "Tallystick Attestations",
    version: "1",
    chainId: chain.chainId,
    verifyingContract: await attestations.getAddress(),
  };
  return {
    ...contracts,
    deployer,
    admin1,
    admin2,
    admin3,
    maker,
    colleague,
    endorser,
    relayer,
    domain,
    uidOf: uidHasher(domain),
    schema32: await registerSchema(SCHEMA_32),
    schema256: await registerSchema(SCHEMA_256),
  };
}

/** The one place that knows how the contracts come to the chain. */
async function deploy(
  deployer: NonNullable<Chain["signers"][number]>,
  founders: { name: string; roles: bigint; admin: string; person: string }[],
) {
  const anybody = `0x${"00".repeat(20)}`;
  const timelock = await new TimelockController__factory(deployer).deploy(TIMELOCK_DELAY, [], [anybody], deployer);
  const members = await new Members__factory(deployer).deploy(timelock, founders);
  const council = await new Council__factory(deployer).deploy(members, timelock, VOTING_DELAY, 3_600);
  const attestations = await new Attestations__factory(deployer).deploy(members);
  const fingerprints = await new Fingerprints__factory(deployer).deploy(members);
  await (await timelock.grantRole(await timelock.PROPOSER_ROLE(), council)).wait();
  await (await timelock.grantRole(await timelock.CANCELLER_ROLE(), council)).wait();
  await (await timelock.renounceRole(await timelock.DEFAULT_ADMIN_ROLE(), deployer)).wait();
  return { timelock, members, council, attestations, fingerprints };
}

export interface Statement {
  schema: string;
  attester: string;
  subject: string;
  validUntil: number;
  replaces: string;
  salt: string;
  data: string;
}

export const STATEMENT_TYPES = {
  Statement: [
    { name: "schema", type: "bytes32" },
    { name: "attester", type: "address" },
    { name: "subject", type: "bytes32" },
    { name: "validUntil", type: "uint48" },
    { name: "replaces", type: "bytes32" },
    { name: "salt", type: "bytes32" },
    { name: "data", type: "bytes" },
  ],
};

/** The EIP-712 digest with the domain hashed once: batches have ten thousand statements. */
function uidHasher(domain: System["domain"]): (statement: Statement) => string {
  const encoder = TypedDataEncoder.from(STATEMENT_TYPES);
  const separator = TypedDataEncoder.hashDomain(domain);
  return (statement) => keccak256(concat(["0x1901", separator, encoder.hash(statement)]));
}

/** A statement whose content and uid are dense. `length` is 32 or 256 bytes of data. */
export function statementOf(
  system: Pick<System, "uidOf" | "schema32" | "schema256" | "maker">,
  label: string,
  length: 32 | 256 = 32,
  replaces = `0x${"00".repeat(32)}`,
): Promise<Statement> {
  return firstDense(
    (attempt) => ({
      schema: length === 32 ? system.schema32 : system.schema256,
      attester: system.maker.address,
      subject: word(`${label} subject`),
      validUntil: 0,
      replaces,
      salt: word(`${label} salt ${attempt}`),
      data: bytes(`${label} data`, length),
    }),
    system.uidOf,
  );
}
