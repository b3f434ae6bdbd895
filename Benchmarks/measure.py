"""Times of processes, and tables of them."""
import os
import statistics
import subprocess
import sys
import time

QUIET = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.STDOUT}


class Time:
    """Seconds by the clock, and seconds of processors: of the program and of those that it started and waited for. With the
    most memory that it held at once, in megabytes."""

    def __init__(self, clock, processor, memory=0):
        self.clock, self.processor, self.memory = clock, processor, memory

    @staticmethod
    def median(times):
        return Time(statistics.median(t.clock for t in times), statistics.median(t.processor for t in times),
                    max(t.memory for t in times))


def run(command, cwd=None, env=None):
    """Runs a program to its end; one that fails ends the benchmark."""
    environment = {**os.environ, "LC_ALL": "C.UTF-8", "TZ": "UTC", **(env or {})}
    start = time.monotonic()
    process = subprocess.Popen([str(c) for c in command], cwd=cwd, env=environment, **QUIET)
    output = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    clock = time.monotonic() - start
    if process.returncode != 0:
        sys.exit(f"{' '.join(map(str, command))} ended with {process.returncode}:\n{output.decode(errors='replace')}")
    # Linux counts in kilobytes, macOS in bytes.
    memory = usage.ru_maxrss / (1 << 20 if sys.platform == "darwin" else 1 << 10)
    return Time(clock, usage.ru_utime + usage.ru_stime, memory), output.decode(errors="replace")


def say(text):
    print(text, file=sys.stderr, flush=True)


def seconds(value):
    if value is None:
        return ""
    if value < 0.01:
        return f"{value * 1000:.2f} ms"
    return f"{value * 1000:,.0f} ms" if value < 10 else f"{value:,.1f} s"


class Table:
    """Rows of a Markdown table; a row that misses its target says so."""

    def __init__(self):
        self.rows = [("what", "tables", "processor", "clock", "ratio", "target", "")]

    def add(self, what, tables, time=None, ratio=None, limit=None, at_least=False):
        cells = [what, str(tables)]
        cells += [seconds(time.processor), seconds(time.clock)] if time else ["", ""]
        cells.append(f"{ratio:.2f}" if ratio is not None else "")
        if limit is None:
            cells += ["", ""]
        else:
            held = ratio >= limit if at_least else ratio <= limit
            cells += [("≥ " if at_least else "≤ ") + f"{limit:g}", "held" if held else "MISSED"]
        self.rows.append(tuple(cells))

    def add_memory(self, what, tables, megabytes, limit):
        held = "held" if megabytes <= limit else "MISSED"
        self.rows.append((what, str(tables), "", f"{megabytes:,.0f} MB", "", f"≤ {limit} MB", held))

    def __str__(self):
        widths = [max(len(row[i]) for row in self.rows) for i in range(len(self.rows[0]))]
        lines = ["| " + " | ".join(c.ljust(w) for c, w in zip(row, widths)) + " |" for row in self.rows]
        lines.insert(1, "|" + "|".join("-" * (w + 2) for w in widths) + "|")
        return "\n".join(lines)
