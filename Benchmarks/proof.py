"""How long it takes to prove migrations on a throwaway server."""
import json
import pathlib

from measure import Time, run, say


def verify(tool, cairn, count, repetitions, table, folder):
    """`cairn verify --all` of so many migrations of four statements each, on Postgres."""
    place = pathlib.Path(folder) / f"proof-{count}"
    run([tool, "provable", place, count])
    times = []
    for repetition in range(repetitions):
        say(f"verify of {count} migrations, {repetition + 1}/{repetitions}")
        time, output = run([cairn, "verify", "--all", "--json", "--migrations", place])
        report = json.loads(output)
        assert report["failures"] == 0 and len(report["folders"][0]["migrations"]) == count, output
        times.append(time)
    table.add("verify, seconds at most", count, Time.median(times), Time.median(times).clock, 20)
