import { custodyContract } from "../../../src/sdk/custody/contracts.ts";
import { toCreationStruct } from "../../../src/sdk/custody/model/creation.ts";
import { toHandoverStruct } from "../../../src/sdk/custody/model/handover.ts";
import { signHandoverAcceptance, signHandoverOffer } from "../../../src/sdk/custody/model/sign.ts";
import { unitId } from "../../../src/sdk/custody/model/unit-id.ts";
import { STEP } from "../../gas/ours/custody-profile.ts";
import { SITE } from "../../gas/ours/custody-system.ts";
import { type Act, gasFor } from "../act.ts";
import { deliver, type Lane, type Prepared } from "../lane.ts";
import type { Stage } from "../stage.ts";

const [GIVER, CARRIER, RULES] = [1, 2, 1];
const GRAMS = 3_217;
/** Units that one transaction creates, and what it may take. */
const LOT = 25;
const LOT_GAS = 2_500_000n;
const ADOPT_GAS = 1_500_000n;
const DAY = 86_400;

/** Bags of waste, handed over with both sides' signatures; who brings them is none of the two. */
export async function handovers(stage: Stage): Promise<Act> {
  const { chain, client, deployment, members, relayers, carrier, now } = stage;
  const custody = custodyContract(client);
  const to = await custody.getAddress();
  const abi = custody.interface;
  const [giver] = members as [Lane];
  const [relayer] = relayers as [Lane];
  await deliver(chain, [relayer.sign({ to, data: abi.encodeFunctionData("adopt", [RULES]), gasLimit: ADOPT_GAS })]);
  let serial = 0;
  let gasLimit: bigint | undefined;

  async function create(identifiers: readonly string[], when: number): Promise<void> {
    const creations = identifiers.map((identifier) =>
      toCreationStruct({
        identifier,
        rules: RULES,
        step: STEP.produced,
        site: SITE.ward,
        when,
        items: 1,
        quantity: GRAMS,
      }),
    );
    const prepared: Prepared[] = [];
    for (let at = 0; at < creations.length; at += LOT) {
      const data = abi.encodeFunctionData("admitUnits", [creations.slice(at, at + LOT)]);
      prepared.push(giver.sign({ to, data, gasLimit: LOT_GAS }));
    }
    await deliver(chain, prepared);
  }

  async function encode(identifier: string, time: number): Promise<string> {
    const unit = unitId(GIVER, identifier);
    const measured = { quantity: GRAMS, items: 1 };
    const offer = {
      unit,
      hop: 0,
      to: CARRIER,
      ...measured,
      step: STEP.handedOver,
      when: time,
      deadline: time + DAY,
    };
    const acceptance = { ...measured, site: SITE.plant, condition: "Conformant" as const, when: time };
    const handover = {
      offer,
      acceptance,
      giverSignature: await signHandoverOffer(giver.wallet, deployment, offer),
      receiverSignature: await signHandoverAcceptance(carrier.wallet, deployment, offer, acceptance),
    };
    const { refused, ...passed } = toHandoverStruct(handover);
    return abi.encodeFunctionData("handOver", [{ refused: [...refused], ...passed }]);
  }

  return {
    name: "handover",
    item: "units",
    itemsEach: 1,
    async prepare(count) {
      const time = await now();
      const identifiers = Array.from({ length: count }, () => `8003/06941234000012B${++serial}`);
      await create(identifiers, time - 60);
      const prepared: Prepared[] = [];
      for (const [n, identifier] of identifiers.entries()) {
        const lane = relayers[n % relayers.length] as Lane;
        const data = await encode(identifier, time);
        gasLimit ??= await gasFor(chain, { from: lane.wallet.address, to, data });
        prepared.push(lane.sign({ to, data, gasLimit }));
      }
      return prepared;
    },
  };
}
