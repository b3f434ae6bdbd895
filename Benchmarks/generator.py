"""Cairn's generator on schemas of any size: stage by stage in one process, as a process, and behind a long history."""
import json
import pathlib
import shutil
import statistics

from measure import Time, run, say


def stages(tool, sizes, repetitions, table):
    """Snapshot → diff → SQL in process, beside reading and writing the same snapshot as JSON."""
    results = {size: [] for size in sizes}
    for repetition in range(repetitions):
        for size in sizes:
            say(f"stages of {size} tables, {repetition + 1}/{repetitions}")
            results[size].append(json.loads(run([tool, "stages", size])[1]))
    medians = {
        size: {name: statistics.median(r[name] for r in found) for name in found[0]} for size, found in results.items()
    }
    for size, median in medians.items():
        def at(name):
            return Time(median[name] / 1000, median[name] / 1000)

        table.add("JSON: read and write the snapshot", size, at("json"))
        ratio = statistics.median(r["toSQL"] / r["json"] for r in results[size])
        table.add("in process: snapshot → diff → SQL, of JSON", size, at("toSQL"), ratio, 3)
        for name in ["evaluate", "lower", "read", "diff", "plan", "rollback", "render", "write", "document"]:
            table.add(f"  {name}", size, at(name))
    if 500 in results and 2000 in results:
        ratio = statistics.median(b["all"] / a["all"] for a, b in zip(results[500], results[2000]))
        table.add("in process: 2,000 tables, of 500", "", None, ratio, 4.6)


def processes(tool, sizes, repetitions, table, folder):
    """A first migration, and one for 1 % of the tables, as users start them. Returns the second's times by size."""
    first, second = {size: [] for size in sizes}, {size: [] for size in sizes}
    for repetition in range(repetitions):
        for size in sizes:
            say(f"generate-migration on {size} tables, {repetition + 1}/{repetitions}")
            place = pathlib.Path(folder) / "process"
            shutil.rmtree(place, ignore_errors=True)
            first[size].append(run([tool, "generate", size, "before", place])[0])
            second[size].append(run([tool, "generate", size, "after", place])[0])
    for size in sizes:
        table.add("as a process: first migration", size, Time.median(first[size]))
        table.add("as a process: 1 % changed", size, Time.median(second[size]))
    if 500 in sizes and 2000 in sizes:
        ratio = statistics.median(b.processor / a.processor for a, b in zip(second[500], second[2000]))
        table.add("as a process: 2,000 tables, of 500", "", None, ratio, 4.6)
    return {size: (Time.median(first[size]), Time.median(second[size])) for size in sizes}


def history(tool, size, counts, repetitions, table, folder):
    """The same change behind few and behind many migrations."""
    times = {count: [] for count in counts}
    for count in counts:
        place = pathlib.Path(folder) / f"history-{count}"
        run([tool, "generate", size, "before", place])
        run([tool, "extend", place / "postgres", count])
    for repetition in range(repetitions):
        for count in counts:
            say(f"behind {count} migrations, {repetition + 1}/{repetitions}")
            place, work = pathlib.Path(folder) / f"history-{count}", pathlib.Path(folder) / "history"
            shutil.rmtree(work, ignore_errors=True)
            shutil.copytree(place, work)
            times[count].append(run([tool, "generate", size, "after", work])[0])
    for count in counts:
        table.add(f"1 % changed, behind {count:,} migrations", size, Time.median(times[count]))
    few, many = counts[0], counts[-1]
    ratio = statistics.median(b.processor / a.processor for a, b in zip(times[few], times[many]))
    table.add(f"behind {many:,} migrations, of {few:,}", size, None, ratio, 1.2)
