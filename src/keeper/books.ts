import type { Client } from "../sdk/core/client.ts";
import type { ContractHandle } from "../sdk/core/contract.ts";
import type { BlockTime, DueList, DueSource } from "../sdk/core/due/due.ts";
import { joined } from "../sdk/core/due/list-each.ts";
import type { StreamedEvent } from "../sdk/core/events/event.ts";

/** What all sources know of one chain. */
export interface Books {
  /** Whose events have to be taken, from their first block on. Empty where the deployment has nothing that falls due. */
  readonly contracts: readonly ContractHandle[];
  take(event: StreamedEvent): void;
  list(at: BlockTime): Promise<DueList>;
}

/** Opens the books of those sources whose contracts the deployment has. */
export function openBooks(client: Client, sources: readonly DueSource[]): Books {
  const there = ({ contractName }: ContractHandle) => Object.hasOwn(client.deployment.contracts, contractName);
  const open = sources
    .filter(({ contracts }) => contracts.every(there))
    .map((source) => ({
      names: new Set(source.contracts.map(({ contractName }) => contractName)),
      contracts: source.contracts,
      book: source.open(client),
    }));
  return {
    contracts: [...new Set(open.flatMap(({ contracts }) => contracts))],
    take(event) {
      for (const { names, book } of open) if (names.has(event.contract)) book.take(event);
    },
    async list(at) {
      const lists: DueList[] = [];
      for (const { book } of open) lists.push(await book.list(at));
      return joined(lists);
    },
  };
}
