"""Cairn beside what it is measured against, in one run. scripts/bench starts it with what it needs."""
import argparse
import os
import pathlib
import tempfile

import building
import enforcer
import generator
import inspection
import migrations
import peers
import proof
from measure import Table

REPOSITORY = pathlib.Path(__file__).resolve().parent.parent
PARTS = ["stages", "process", "history", "building", "peers", "migrations", "inspection-mysql", "enforcer", "verify"]


def numbers(text):
    return [int(part) for part in text.split(",") if part]


def main():
    parser = argparse.ArgumentParser(prog="bench", description=__doc__)
    parser.add_argument("--tables", type=numbers, default=[100, 200, 500, 2000], help="sizes: 100,200,500,2000")
    parser.add_argument("--peers", type=numbers, default=[100, 200], help="sizes for Django and Alembic; '' for none")
    parser.add_argument("--repetitions", type=int, default=5, help="of everything but the peers, which run once")
    parser.add_argument("--migrations", type=numbers, default=[1000], help="how many are applied: 1000,5000")
    parser.add_argument("--cairn", required=True, help="the built cairn, as it is deployed")
    parser.add_argument("--inspector", required=True, help="the built InspectionBenchmark")
    parser.add_argument("--inspected", type=numbers, default=[2000], help="how many tables are inspected: 200,2000")
    parser.add_argument("--prover", required=True, help="the built ProveEnforcer")
    parser.add_argument("--modules", required=True, help="the folder of the modules that emitted code imports")
    parser.add_argument("--cascade", type=int, default=1_000_000, help="how many rows the large cascade has")
    parser.add_argument("--parts", type=lambda text: text.split(","), default=PARTS, help=",".join(PARTS))
    parser.add_argument("--tool", required=True, help="the built SpeedBenchmark")
    parser.add_argument("--python", required=True, help="the Python that has Django and Alembic")
    options = parser.parse_args()

    table = Table()
    with tempfile.TemporaryDirectory(prefix="cairn-bench.") as folder:
        if "stages" in options.parts:
            generator.stages(options.tool, options.tables, options.repetitions, table)
        ours = {}
        if "process" in options.parts or "peers" in options.parts:
            sizes = sorted(set(options.tables) | set(options.peers))
            ours = generator.processes(options.tool, sizes, options.repetitions, table, folder)
        if "history" in options.parts:
            generator.history(options.tool, 200, [10, 5000], options.repetitions, table, folder)
        if "building" in options.parts:
            building.measure(REPOSITORY, 100, options.repetitions, table, folder)
        if "peers" in options.parts:
            peers.compare(options.python, os.environ["CAIRN_TEST_POSTGRES"], options.peers, ours, table, folder)
        if "migrations" in options.parts:
            migrations.compare(options.cairn, options.python, options.migrations, options.repetitions, table, folder)
        if "inspection-mysql" in options.parts:
            for tables in options.inspected:
                inspection.mysql(options.inspector, tables, options.repetitions, table)
        if "enforcer" in options.parts:
            enforcer.emitting(options.prover, options.modules, 400, 900, options.repetitions, table, folder)
            enforcer.cost(options.prover, options.cascade, table)
        if "verify" in options.parts:
            proof.verify(options.tool, options.cairn, 50, options.repetitions, table, folder)
    print(table)


if __name__ == "__main__":
    main()
