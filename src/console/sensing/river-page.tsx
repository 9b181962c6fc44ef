import { Link } from "@tanstack/react-router";
import { type IndexedStation, queryStations } from "../../sdk/query/sensing.ts";
import { AsOfBadge } from "../api/as-of-badge.tsx";
import { ListView } from "../api/list-view.tsx";
import { useList } from "../api/use-api.ts";
import { ChainText } from "../design/chain-text.tsx";
import { Mark } from "../design/mark.tsx";
import { Page } from "../design/page.tsx";
import { SiteTime } from "../api/site-time.tsx";
import { OrgLink } from "../members/org-link.tsx";
import { useTexts } from "../text/texts.ts";
import { flowOrder, type Placed } from "./flow-order.ts";
import { stationState } from "./station-state.ts";
import { SENSING_TEXTS } from "./texts.ts";
import styles from "./river.module.css";

/** The river as a diagram: stations down the flow, each reach by its state. */
export function RiverPage() {
  const t = useTexts(SENSING_TEXTS);
  const stations = useList("stations", queryStations, { limit: 500 });
  return (
    <Page title={t("river.title")} lead={t("river.lead")} aside={<AsOfBadge asOf={stations.asOf} />}>
      <ListView of={stations} file="stations" empty={t("river.empty")}>
        {(items) => <River placed={flowOrder(items)} />}
      </ListView>
      <ul className={styles.legend}>
        {(["bad", "warn", "good", "neutral"] as const).map((state) => (
          <li key={state}>
            <Mark state={state} /> {t(`state.${state}`)}
          </li>
        ))}
      </ul>
    </Page>
  );
}

function River({ placed }: { readonly placed: readonly Placed<IndexedStation>[] }) {
  const lanes = Math.max(...placed.map(({ lane }) => lane)) + 1;
  return (
    <ol className={styles.river}>
      {placed.map((each, i) => (
        <StationRow
          key={each.station.id}
          place={each}
          lanes={lanes}
          beginsReach={each.station.reach !== placed[i - 1]?.station.reach}
          isLast={!placed.slice(i + 1).some(({ from, lane }) => from === each.lane || lane === each.lane)}
        />
      ))}
    </ol>
  );
}

const LANE = 26;
/** Of all lanes: a river of many sources has narrower ones, so that a phone has room for the names. */
const WIDEST = 120;
/** Longer than any row: what is beyond it is cut. */
const HEIGHT = 2_000;
const NODE = 44;

interface RowParameters {
  readonly place: Placed<IndexedStation>;
  readonly lanes: number;
  readonly beginsReach: boolean;
  /** Nothing flows on from here. */
  readonly isLast: boolean;
}

function StationRow({ place, lanes, beginsReach, isLast }: RowParameters) {
  const t = useTexts(SENSING_TEXTS);
  const { station, lane, from, passing } = place;
  const state = stationState(station);
  const step = Math.min(LANE, WIDEST / lanes);
  const x = (n: number) => n * step + 16;
  return (
    <li className={styles.row}>
      <svg className={styles.rail} width={lanes * step + 8} aria-hidden="true">
        {passing.map((other) => (
          <path key={other} className={styles.water} d={`M${x(other)} 0V${HEIGHT}`} />
        ))}
        {from !== undefined && (
          <path
            className={`${styles.water} ${styles[state]}`}
            d={`M${x(from)} 0C${x(from)} ${NODE / 2} ${x(lane)} ${NODE / 3} ${x(lane)} ${NODE}`}
          />
        )}
        {!isLast && <path className={`${styles.water} ${styles[state]}`} d={`M${x(lane)} ${NODE}V${HEIGHT}`} />}
        <circle className={styles.node} cx={x(lane)} cy={NODE} r="9" />
      </svg>
      <div className={styles.card}>
        {beginsReach && (
          <p className={styles.reach}>
            <ChainText text={t("reach", { name: station.reach })} />
          </p>
        )}
        <h2 className={styles.name}>
          <Mark state={state} size={20} />
          <Link to="/stations/$id" params={{ id: String(station.id) }}>
            <ChainText text={station.name} />
          </Link>
          <span className="sr-only">{t(`state.${state}`)}</span>
        </h2>
        <dl className={styles.facts}>
          <Fact label={t("operator")} value={<OrgLink org={station.operator} />} />
          <Fact
            label={t("sealed")}
            value={
              station.lastSealedAt === null ? (
                t("sealed.never")
              ) : (
                <SiteTime milliseconds={station.lastSealedAt * 1_000} />
              )
            }
          />
          <Fact label={t("readings")} value={station.lastSeq} />
          <Fact label={t("batches")} value={station.batches} />
          <Fact label={t("exceedances")} value={station.openExceedances} />
          <Fact label={t("gaps")} value={station.gaps} />
        </dl>
      </div>
    </li>
  );
}

function Fact({ label, value }: { readonly label: string; readonly value: React.ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  );
}
