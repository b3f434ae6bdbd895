"""How long a whole catalogue takes to read, beside the servers' own programs that write one out."""
import os
import pathlib
import subprocess
import sys

from measure import Time, run, say

DATABASE = "cairn_bench_inspection"


def columns(number):
    lines = ["`id` bigint NOT NULL AUTO_INCREMENT PRIMARY KEY"]
    lines += [f"`c{i}` varchar({20 + i}) DEFAULT 'x{i}' COMMENT 'column {i}'" for i in range(10)]
    lines += [
        "`n` int unsigned NOT NULL DEFAULT 3", "`at` datetime(6) DEFAULT CURRENT_TIMESTAMP(6)", "`j` json",
        "`e` enum('a','b')", "KEY `k1` (`c1`)", "UNIQUE KEY `u23` (`c2`, `c3`)", "KEY `kn` (`n` DESC)",
        f"CONSTRAINT `chk{number}` CHECK (`n` > 0)",
    ]
    if number % 3 == 1:
        lines.append(f"CONSTRAINT `fk{number}` FOREIGN KEY (`id`) REFERENCES `t{number - 1}` (`id`)")
    return ", ".join(lines)


def mysql(tool, tables, repetitions, table):
    """Cairn beside `mysqldump --no-data`: both read the whole catalogue, and neither the rows."""
    client, socket = os.environ["CAIRN_TEST_MYSQL_CLIENT"], os.environ["CAIRN_TEST_MYSQL_SOCKET"]
    common = ["--no-defaults", "-uroot", "-S", socket]
    dump = mysqldump(client)

    def execute(script):
        subprocess.run([client, *common], input=script.encode(), check=True, stdout=subprocess.DEVNULL)

    say(f"making {tables} tables on MySQL")
    execute(f"DROP DATABASE IF EXISTS {DATABASE}; CREATE DATABASE {DATABASE};")
    try:
        execute(f"USE {DATABASE};" + "".join(f"CREATE TABLE t{i} ({columns(i)});" for i in range(tables)))
        url = {"DATABASE_URL": f"mysql://root@{socket.replace('/', '%2F')}/{DATABASE}"}
        ours, theirs, ratios = [], [], []
        # mysqldump takes minutes for 2,000 tables.
        for repetition in range(min(repetitions, 3) + 1):
            say(f"inspection of MySQL, round {repetition} of {repetitions}")
            one, output = run([tool], env=url)
            assert output.startswith(f"{tables} tables {tables * 15} columns"), output
            other, text = run([*dump, *common, "--no-data", "--routines", "--triggers", "--events", DATABASE])
            assert text.count("CREATE TABLE") == tables, "mysqldump wrote other tables"
            # The first of each opens the tables, which the server then keeps.
            if repetition:
                ours.append(one)
                theirs.append(other)
                ratios.append(other.clock / one.clock)
        ratios.sort()
        table.add("inspect MySQL", tables, Time.median(ours))
        table.add("mysqldump --no-data", tables, Time.median(theirs), ratios[len(ratios) // 2], 4, at_least=True)
    finally:
        execute(f"DROP DATABASE IF EXISTS {DATABASE};")


def mysqldump(client):
    """The command beside the client, which is started through the loader of the server's own libraries."""
    words = pathlib.Path(client).read_text(errors="replace").splitlines()[-1].split() if is_script(client) else []
    if not words:
        path = pathlib.Path(client).with_name("mysqldump")
        return [str(path)] if path.exists() else sys.exit("there is no mysqldump beside the mysql client")
    return [word.removesuffix("/mysql") + "/mysqldump" if word.endswith("/mysql") else word
            for word in words if word not in ("exec", '"$@"')]


def is_script(path):
    with open(path, "rb") as file:
        return file.read(2) == b"#!"
