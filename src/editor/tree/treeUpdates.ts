import type { Group } from "../../core/groups/group.ts";
import { createTreeModel } from "./model.ts";
import type { GroupNode, Node } from "./nodes.ts";

/** Updates the nodes of the tree when the library, index or settings change. */
export interface TreeUpdates {
  readonly groups: readonly GroupNode[];
  /** Call this when something has changed that the groups depend on. */
  touch(): void;
  /** Makes the groups again if something has changed. Calls run one after another, because each takes several turns. */
  update(): Promise<void>;
  /** What to redraw since the last call: everything (`undefined`), some nodes, or none. */
  takeChanged(): readonly Node[] | undefined;
}

/** `makeGroups` makes the groups from the current state. */
export function createTreeUpdates(makeGroups: () => Promise<readonly Group[]>): TreeUpdates {
  const model = createTreeModel();
  let changed: Set<Node> | undefined = new Set();
  let wanted = 1;
  let made = 0;
  let last: Promise<void> = Promise.resolve();
  const make = async () => {
    if (made === wanted) return;
    const now = wanted;
    const nodes = model.update(await makeGroups());
    made = now;
    if (nodes === undefined) changed = undefined;
    else for (const node of nodes) changed?.add(node);
  };
  return {
    get groups() {
      return model.groups;
    },
    touch() {
      wanted++;
    },
    update() {
      last = last.then(make, make);
      return last;
    },
    takeChanged() {
      const taken = changed && [...changed];
      changed = new Set();
      return taken;
    },
  };
}
