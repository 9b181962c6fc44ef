import { useState } from "react";
import type { Client } from "../../sdk/core/client.ts";
import { Card } from "../design/card.tsx";
import { Select } from "../design/select.tsx";
import { type Prepared, SignedAct } from "./signed-act.tsx";

interface ActsCardParameters<Act extends string> {
  readonly title: string;
  /** What one chooses, where there are several. */
  readonly label: string;
  /** What can be done now; without any there is no card. */
  readonly acts: readonly Act[];
  /** The state that they follow from: what was looked at in another one is shown no more. */
  readonly state: string;
  readonly nameOf: (act: Act) => string;
  readonly textOf: (act: Act) => string;
  /** Reads what an act depends on, from the wallet's node. */
  readonly prepare: (act: Act, client: Client, account: string) => Promise<Prepared>;
}

/** Acts of which one is chosen, looked at and signed. */
export function ActsCard<Act extends string>(parameters: ActsCardParameters<Act>) {
  const { title, label, acts, state, nameOf, textOf, prepare } = parameters;
  const [wanted, setWanted] = useState<Act>();
  const act = acts.find((each) => each === wanted) ?? acts[0];
  if (act === undefined) return null;
  return (
    <Card title={title}>
      {acts.length > 1 && (
        <Select
          label={label}
          value={act}
          onChange={(value) => setWanted(acts.find((each) => each === value))}
          options={acts.map((each) => ({ value: each, text: nameOf(each) }))}
        />
      )}
      <p>{textOf(act)}</p>
      <SignedAct
        about={`${act} ${state}`}
        label={nameOf(act)}
        prepare={(client, account) => prepare(act, client, account)}
      />
    </Card>
  );
}
