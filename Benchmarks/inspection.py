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


def postgres(tool, python, tables, repetitions, table):
    """Cairn beside `pg_dump -s`, and once beside what reflects tables in Python: SQLAlchemy, Alembic with it, schemainspect."""
    connection, programs = os.environ["CAIRN_TEST_POSTGRES"], os.environ["CAIRN_TEST_POSTGRES_BIN"]
    psql = [f"{programs}/psql", "-X", "-q", "-v", "ON_ERROR_STOP=1", "-d"]

    def execute(script, database=DATABASE):
        subprocess.run([*psql, f"{connection} dbname={database}"], input=script.encode(), check=True)

    say(f"making {tables} tables on Postgres")
    execute(f"SET client_min_messages = warning; DROP DATABASE IF EXISTS {DATABASE};", "postgres")
    execute(f"CREATE DATABASE {DATABASE} TEMPLATE template0;", "postgres")
    try:
        # In transactions of a hundred: one of all would need more locks than the server has.
        for start in range(0, tables, 100):
            execute("BEGIN;" + "".join(postgres_table(i) for i in range(start, min(start + 100, tables))) + "COMMIT;")
        execute("VACUUM ANALYZE;")
        words = dict(word.split("=", 1) for word in connection.split())
        place = f"{words['user']}@/{DATABASE}?host={words['host'].replace('/', '%2F')}&port={words['port']}"
        url = {"DATABASE_URL": f"postgres://{place}"}
        ours, theirs, ratios = [], [], []
        for repetition in range(repetitions + 1):
            say(f"inspection of Postgres, round {repetition} of {repetitions}")
            one, output = run([tool], env=url)
            assert output.startswith(f"{tables} tables {tables * 10} columns {tables * 5} indexes"), output
            other, text = run([f"{programs}/pg_dump", "-s", "-d", f"{connection} dbname={DATABASE}"])
            assert text.count("CREATE TABLE") == tables, "pg_dump wrote other tables"
            # The first of each brings the catalogue into memory.
            if repetition:
                ours.append(one)
                theirs.append(other)
                ratios.append(other.clock / one.clock)
        ratios.sort()
        ours = Time.median(ours)
        table.add("inspect Postgres", tables, ours)
        table.add_memory("  its memory", tables, ours.memory, 300)
        table.add("pg_dump -s", tables, Time.median(theirs), ratios[len(ratios) // 2], 4, at_least=True)
        reflection = pathlib.Path(__file__).with_name("reflection.py")
        for name in ["SQLAlchemy", "schemainspect", "Alembic"]:
            say(f"reflection by {name}")
            other, output = run([python, reflection, name.lower()], env={"URL": f"postgresql+psycopg://{place}"})
            assert output.startswith(f"{tables} tables"), output
            table.add(f"reflection by {name}", tables, other, other.clock / ours.clock, 20, at_least=True)
    finally:
        execute(f"DROP DATABASE IF EXISTS {DATABASE} WITH (FORCE);", "postgres")


def postgres_table(number):
    """Ten columns, five indexes, checks, defaults and a foreign key: a table as applications have them."""
    reference = f" REFERENCES t{number - 1} (id)" if number % 100 else ""
    return f"""
      CREATE TABLE t{number} (
        id bigint GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY, parent bigint{reference},
        email varchar(255) NOT NULL CONSTRAINT t{number}_email_key UNIQUE, title text NOT NULL DEFAULT '',
        price numeric(10, 2) NOT NULL DEFAULT 0 CONSTRAINT t{number}_price_check CHECK (price >= 0), is_new boolean DEFAULT true,
        day date, at timestamptz NOT NULL DEFAULT now(), data jsonb, number integer NOT NULL DEFAULT 0);
      CREATE INDEX t{number}_parent_idx ON t{number} (parent);
      CREATE INDEX t{number}_day_idx ON t{number} (day, at DESC) WHERE is_new;
      CREATE INDEX t{number}_title_idx ON t{number} (lower(title));
      """


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
