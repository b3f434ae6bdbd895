"""Foreign keys that the application keeps: what emitting and compiling them takes, and what they cost beside Postgres' own."""
import json

from measure import Time, run, say
from migrations import Postgres

DATABASE = "cairn_bench_enforcer"


def emitting(tool, modules, tables, keys, repetitions, table, folder):
    """The emitter on a large schema, and the compiler on what it writes, as a user's target is built."""
    file = f"{folder}/Large.swift"
    emitted, compiled = [], []
    for repetition in range(repetitions):
        say(f"the enforcer of {tables} tables with {keys} foreign keys, {repetition + 1}/{repetitions}")
        milliseconds = float(run([tool, "speed", tables, keys, file])[1])
        emitted.append(Time(milliseconds / 1000, milliseconds / 1000))
        command = ["swiftc", "-swift-version", "6", "-parse-as-library", "-Onone", "-I", modules, "-module-name", "Large"]
        compiled.append(run([*command, "-c", file, "-o", f"{folder}/Large.o"])[0])
    time = Time.median(emitted)
    table.add(f"emit {keys} foreign keys, of half a second", tables, time, time.clock / 0.5, 1)
    table.add("  compile what was emitted", tables, Time.median(compiled))


def cost(tool, rows, table):
    """The same work on one Postgres without foreign keys, with its own, and with the emitted code."""
    server = Postgres()
    server.drop(DATABASE)
    server.new(DATABASE)
    try:
        say(f"inserts and cascades, the largest of {rows:,} rows")
        costs = json.loads(run([tool, "cost", server.url(DATABASE), rows])[1])
    finally:
        server.drop(DATABASE)
    names = {"none": "no foreign keys", "native": "Postgres' own", "enforced": "emitted code"}
    for operation, words in [
        ("insert", "insert with two foreign keys"), ("smallCascade", "cascade of 10 rows"),
        ("largeCascade", f"cascade of {rows:,} rows"),
    ]:
        for kind, name in names.items():
            found = costs[kind].get(operation)
            if found:
                time = Time(found["milliseconds"] / 1000, None)
                table.add(f"{words}: {name}, {found['roundTrips']:,.1f} round trips", "", time)
        times = [costs[kind][operation]["milliseconds"] for kind in ("native", "enforced")]
        table.add(f"  {words}: emitted code, of Postgres' own", "", None, times[1] / times[0])
    trips = [costs[kind]["insert"]["roundTrips"] for kind in ("none", "enforced")]
    table.add("  insert with two foreign keys: more round trips than without", "", None, trips[1] - trips[0], 1)
