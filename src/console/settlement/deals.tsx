import { type IndexedDeal, queryDeals } from "../../sdk/query/settlement.ts";
import { ListView } from "../api/list-view.tsx";
import { useList } from "../api/use-api.ts";
import { useDeployment } from "../chain/deployment.ts";
import { Card } from "../design/card.tsx";
import { Hash } from "../design/hash.tsx";
import { Kept, Money } from "../design/money.tsx";
import { Table } from "../design/table.tsx";
import { Time } from "../design/time.tsx";
import { LEG_KINDS } from "../leg-kinds.ts";
import { OrgLink } from "../members/org-link.tsx";
import { useCommon } from "../text/common.ts";
import { useTexts } from "../text/texts.ts";
import { SETTLEMENT_TEXTS } from "./texts.ts";

type Leg = NonNullable<IndexedDeal["legs"]>[number];

/** What changed hands together or not at all, the newest first. */
export function Deals() {
  const t = useTexts(SETTLEMENT_TEXTS);
  const common = useCommon();
  const deals = useList("deals", queryDeals, { newest: true, limit: 50 });
  return (
    <Card title={t("deals")}>
      <ListView of={deals} empty={t("deals.empty")}>
        {(items) => (
          <Table
            caption={t("deals")}
            rows={items}
            keyOf={({ deal, transaction }) => `${deal} ${transaction}`}
            columns={[
              { title: t("deal"), cell: ({ deal }) => <Hash value={deal} /> },
              { title: t("settled"), cell: ({ settledAt }) => <Time milliseconds={settledAt * 1_000} /> },
              {
                title: t("recourse"),
                cell: ({ recourse, withheld }) => (
                  <Kept name="recourse" withheld={withheld}>
                    {common(recourse ? "yes" : "no")}
                  </Kept>
                ),
              },
              {
                title: t("legs"),
                cell: ({ legs, reference, withheld }) => (
                  <Kept name="legs" withheld={withheld}>
                    {legs?.map((leg) => (
                      <LegLine key={`${leg.asset} ${leg.id} ${leg.from} ${leg.to}`} leg={leg} reference={reference} />
                    ))}
                  </Kept>
                ),
              },
            ]}
          />
        )}
      </ListView>
    </Card>
  );
}

/** Nothing moves by it: it goes to the contract that says whether the fact holds, and its amount is an age. */
const isCondition = ({ asset, to }: Leg) => asset.toLowerCase() === to.toLowerCase();

interface LegParameters {
  readonly leg: Leg;
  /** Of the deal. */
  readonly reference: string | null;
}

function LegLine({ leg, reference }: LegParameters) {
  const t = useTexts(SETTLEMENT_TEXTS);
  const contracts = useDeployment().data?.contracts ?? {};
  const { asset, id, fromOrg, toOrg, amount } = leg;
  const isAt = (contract: string) => contracts[contract]?.address.toLowerCase() === asset.toLowerCase();
  const View = BigInt(id) === 0n ? LEG_KINDS.find(({ contract }) => isAt(contract))?.View : undefined;
  if (View !== undefined) return <View reference={reference} />;
  if (isCondition(leg)) {
    return (
      <div>
        {t("leg.condition", { seconds: amount })} <OrgLink org={fromOrg} />
      </div>
    );
  }
  return (
    <div>
      <OrgLink org={fromOrg} /> → <OrgLink org={toOrg} />: <Money amount={amount} />{" "}
      {`(${t(BigInt(id) === 0n ? "leg.cash" : "leg.claim")})`}
    </div>
  );
}
