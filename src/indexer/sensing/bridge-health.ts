import type { Clock } from "../../lib/clock.ts";
import type { OpenUrl } from "../../lib/open-url.ts";
import { askBridge } from "./ask-bridge.ts";

/** What is in trouble at a bridge, by what it is about; null where it does not answer as a bridge does. */
export type BridgeProblems = Readonly<Record<string, string>> | null;

interface Probe {
  readonly problems: Promise<BridgeProblems>;
  /** When it answered, or was given up. */
  endedAt?: number;
}

/** Milliseconds for which an answer is told again. */
const KEPT = 5_000;

/** How bridges are: whoever asks while one is being asked, or shortly after it answered, is told the same. */
export function bridgeHealth(openUrl: OpenUrl, clock: Clock): (url: string) => Promise<BridgeProblems> {
  const probes = new Map<string, Probe>();
  const ask = (url: string): Probe => {
    const probe: Probe = {
      problems: askBridge(openUrl, `${url}/health`, [503])
        .then(problemsIn, () => null)
        .finally(() => {
          probe.endedAt = clock.now();
        }),
    };
    probes.set(url, probe);
    return probe;
  };
  return (url) => {
    const known = probes.get(url);
    const isFresh = known && (known.endedAt === undefined || Math.abs(clock.now() - known.endedAt) < KEPT);
    return (isFresh ? known : ask(url)).problems;
  };
}

/** Null where that is no answer of a bridge. */
function problemsIn(health: Uint8Array): BridgeProblems {
  try {
    const { problems } = JSON.parse(Buffer.from(health).toString()) as { readonly problems?: Record<string, unknown> };
    return Object.fromEntries(Object.entries(problems ?? {}).map(([what, problem]) => [what, String(problem)]));
  } catch {
    return null;
  }
}
