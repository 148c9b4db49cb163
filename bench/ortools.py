"""The two steps of a round by OR-tools SimpleMinCostFlow: python3 ortools.py FILE

FILE holds 32-bit integers in the machine's order: needs, pools, choices, and then by need its class (0 goes first), where
its choices begin (one more for the end), by choice its pool and its cost, by pool its seats, and by need whether to
place it in the second step. Prints JSON: processor seconds of each solve (the median; building the model is not
counted), served by class, and the least cost of placing those needs.
"""

import json
import sys
import time

# This file has the name of the package that it needs, so its own folder must not be looked at.
sys.path.pop(0)

try:
    import numpy as np
    from ortools.graph.python import min_cost_flow
except ImportError:
    print(json.dumps({"missing": "ortools"}))
    sys.exit(0)

RUNS = 3


def solve(tails, heads, capacities, costs, supplies):
    flow = min_cost_flow.SimpleMinCostFlow()
    flow.add_arcs_with_capacity_and_unit_cost(tails, heads, capacities, costs)
    flow.set_nodes_supplies(np.arange(len(supplies)), supplies)
    times = []
    for _ in range(RUNS):
        since = time.process_time()
        status = flow.solve()
        times.append(time.process_time() - since)
        if status != flow.OPTIMAL:
            sys.exit(f"SimpleMinCostFlow gave {status}")
    return flow, sorted(times)[RUNS // 2]


def main(path):
    data = np.fromfile(path, dtype=np.int32)
    needs, pools, choices = (int(value) for value in data[:3])
    lengths = [needs, needs + 1, choices, choices, pools, needs]
    parts = np.split(data[3:], np.cumsum(lengths)[:-1])
    priority, start, pool, cost, seats, placed = (part.astype(np.int64) for part in parts)
    degree = np.diff(start)
    need_of = np.repeat(np.arange(needs), degree)
    sink = needs + pools
    pool_nodes = needs + np.arange(pools)
    ones = np.ones(choices, dtype=np.int64)

    # Who: whoever is left out costs the more the higher its class is, and seats cost nothing.
    tails = np.concatenate([need_of, pool_nodes, np.arange(needs)])
    heads = np.concatenate([needs + pool, np.full(pools + needs, sink)])
    capacities = np.concatenate([ones, seats, np.ones(needs, dtype=np.int64)])
    left_out = priority.max() + 1 - priority
    costs = np.concatenate([np.zeros(choices + pools, dtype=np.int64), left_out])
    supplies = np.concatenate([np.ones(needs), np.zeros(pools), [-needs]]).astype(np.int64)
    flow, who = solve(tails, heads, capacities, costs, supplies)
    out = flow.flows(np.arange(choices + pools, choices + pools + needs))
    served = np.bincount(priority[out == 0], minlength=int(priority.max()) + 1)

    # Where: the same needs that the caller serves, at least cost.
    kept = placed[need_of] == 1
    tails = np.concatenate([need_of[kept], pool_nodes])
    heads = np.concatenate([needs + pool[kept], np.full(pools, sink)])
    capacities = np.concatenate([ones[kept], seats])
    costs = np.concatenate([cost[kept], np.zeros(pools, dtype=np.int64)])
    supplies = np.concatenate([placed, np.zeros(pools), [-placed.sum()]]).astype(np.int64)
    flow, where = solve(tails, heads, capacities, costs, supplies)
    print(
        json.dumps(
            {"who": who, "where": where, "served": served.tolist(), "cost": flow.optimal_cost()}
        )
    )


main(sys.argv[1])
