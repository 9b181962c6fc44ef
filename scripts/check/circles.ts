/** Circles of a directed graph. */
export type Graph = ReadonlyMap<string, readonly string[]>;

/** One circle for each set of nodes that all reach each other (Tarjan): the shortest through the set's first node. */
export function circlesOf(graph: Graph): string[][] {
  return componentsOf(graph).flatMap((nodes) => {
    const first = [...nodes].sort()[0] as string;
    const circle = shortestCircle(graph, first, new Set(nodes));
    return circle === undefined ? [] : [circle];
  });
}

function componentsOf(graph: Graph): string[][] {
  const order = new Map<string, number>();
  const stack: string[] = [];
  const open = new Set<string>();
  const components: string[][] = [];
  const visit = (node: string): number => {
    const number = order.size;
    order.set(node, number);
    stack.push(node);
    open.add(node);
    let least = number;
    for (const next of graph.get(node) ?? []) {
      if (!order.has(next)) least = Math.min(least, visit(next));
      else if (open.has(next)) least = Math.min(least, order.get(next) as number);
    }
    if (least === number) {
      const nodes = stack.splice(stack.indexOf(node));
      for (const each of nodes) open.delete(each);
      components.push(nodes);
    }
    return least;
  };
  for (const node of graph.keys()) if (!order.has(node)) visit(node);
  return components;
}

/** From `start` back to it inside `within`, breadth first; undefined when there is no way. */
function shortestCircle(graph: Graph, start: string, within: ReadonlySet<string>): string[] | undefined {
  const from = new Map<string, string>();
  const queue = [start];
  for (const node of queue) {
    for (const next of graph.get(node) ?? []) {
      if (next === start) {
        const path = [node];
        while (path[0] !== start) path.unshift(from.get(path[0] as string) as string);
        return [...path, start];
      }
      if (!within.has(next) || from.has(next)) continue;
      from.set(next, node);
      queue.push(next);
    }
  }
  return undefined;
}
