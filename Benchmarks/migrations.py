"""A thousand small migrations applied by cairn, dbmate, Alembic and the server's own client, on Postgres and MySQL."""
import hashlib
import json
import os
import pathlib
import statistics
import uuid

from measure import Time, run, say

REPOSITORY = pathlib.Path(__file__).resolve().parent.parent

ENV = """
from alembic import context
from sqlalchemy import create_engine
with create_engine(context.config.get_main_option("sqlalchemy.url")).connect() as connection:
    context.configure(connection=connection, transaction_per_migration=True)
    with context.begin_transaction():
        context.run_migrations()
"""
REVISION = '''revision = "{number:04}"
down_revision = {before}
from alembic import op
def upgrade():
    op.execute("""{statement}""")
def downgrade():
    op.execute("DROP TABLE t{number}")
'''


def create(number):
    return f"CREATE TABLE t{number} (id integer PRIMARY KEY, name varchar(80) NOT NULL)"


def options_of(connection):
    return dict(part.split("=", 1) for part in connection.split())


class Postgres:
    name, limit = "postgres", 1.3

    def __init__(self):
        self.options = options_of(os.environ["CAIRN_TEST_POSTGRES"])
        self.psql = [os.environ["CAIRN_TEST_POSTGRES_BIN"] + "/psql", "-X", "-q", "-v", "ON_ERROR_STOP=1"]

    def execute(self, database, statement):
        run([*self.psql, "-d", f"{os.environ['CAIRN_TEST_POSTGRES']} dbname={database}", "-c", statement])

    def new(self, database):
        self.execute("postgres", f"CREATE DATABASE {database} TEMPLATE template0")

    def drop(self, database):
        self.execute("postgres", f"DROP DATABASE IF EXISTS {database} WITH (FORCE)")

    def url(self, database):
        o = self.options
        return f"postgres:///{database}?host={o['host']}&port={o['port']}&user={o['user']}"

    def dbmate(self, database):
        o = self.options
        return f"postgres://{o['user']}@/{database}?socket={o['host']}&port={o['port']}&sslmode=disable"

    def sqlalchemy(self, database):
        o = self.options
        return f"postgresql+psycopg://{o['user']}@/{database}?host={o['host']}&port={o['port']}"

    def client(self, database, script):
        return [*self.psql, "-d", f"{os.environ['CAIRN_TEST_POSTGRES']} dbname={database}", "-f", str(script)]


class MySQL:
    name, limit = "mysql", 1.3

    def __init__(self):
        self.socket = os.environ["CAIRN_TEST_MYSQL_SOCKET"]
        self.mysql = [os.environ["CAIRN_TEST_MYSQL_CLIENT"], "--user=root", f"--socket={self.socket}"]

    def execute(self, database, statement):
        run([*self.mysql, "-e", statement])

    def new(self, database):
        self.execute("", f"CREATE DATABASE {database}")

    def drop(self, database):
        self.execute("", f"DROP DATABASE IF EXISTS {database}")

    def url(self, database):
        return f"mysql://root@{self.socket.replace('/', '%2F')}/{database}"

    def dbmate(self, database):
        return f"mysql://root@/{database}?socket={self.socket}"

    def sqlalchemy(self, database):
        return f"mysql+pymysql://root@/{database}?unix_socket={self.socket}"

    def client(self, database, script):
        return ["sh", "-c", 'exec "$@" <"$0"', str(script), *self.mysql, database]


def write(folder, server, count):
    """The same migrations as each tool wants them."""
    ours, theirs, revisions = folder / "Generated" / server.name, folder / "dbmate", folder / "alembic/versions"
    for place in (ours, theirs, revisions):
        place.mkdir(parents=True)
    tracking = REPOSITORY / "Generated" / server.name / "0000_schema_migrations.sql"
    lines = [line(tracking.name[:-4], tracking.read_text(), ours)]
    for number in range(1, count + 1):
        statement = create(number)
        lines.append(line(f"{number:04}_create_t{number}", statement + ";\n", ours))
        (theirs / f"{20200000000000 + number}_create_t{number}.sql").write_text(
            f"-- migrate:up\n{statement};\n\n-- migrate:down\nDROP TABLE t{number};\n")
        before = f'"{number - 1:04}"' if number > 1 else "None"
        (revisions / f"{number:04}_create.py").write_text(
            REVISION.format(number=number, before=before, statement=statement))
    (ours / "history.jsonl").write_text("".join(lines))
    (folder / "alembic/env.py").write_text(ENV)
    (folder / "script.sql").write_text("".join(create(number) + ";\n" for number in range(1, count + 1)))


def line(name, text, place):
    (place / f"{name}.sql").write_text(text)
    head = {"migration": name, "sha256": hashlib.sha256(text.encode()).hexdigest(), "snapshot": "0" * 64,
            "changes": []}
    return json.dumps(head, separators=(",", ":")) + "\n"


def migrate(tools, server, count, repetitions, table, folder):
    place = pathlib.Path(folder) / f"{server.name}-{count}"
    write(place, server, count)
    (place / "alembic.ini").write_text(f"[alembic]\nscript_location = {place}/alembic\nsqlalchemy.url = set\n")

    def alembic(database):
        url = server.sqlalchemy(database).replace("%", "%%")
        (place / "alembic.ini").write_text(f"[alembic]\nscript_location = {place}/alembic\nsqlalchemy.url = {url}\n")
        return [tools.python, "-m", "alembic", "-c", place / "alembic.ini", "upgrade", "head"], {}

    dbmate = [tools.dbmate, "--migrations-dir", place / "dbmate", "--no-dump-schema"]
    ways = {
        "client": lambda d: (server.client(d, place / "script.sql"), {}),
        "cairn": lambda d: ([tools.cairn, "migrate", "--migrations", place / "Generated"],
                            {"DATABASE_URL": server.url(d)}),
        "dbmate": lambda d: ([*dbmate, "migrate"], {"DATABASE_URL": server.dbmate(d)}),
        "alembic": alembic,
    }
    times, looks = {way: [] for way in ways}, {"cairn": [], "dbmate": []}
    for repetition in range(repetitions):
        # Each round in another order, as what comes first meets a server that has just had its rest.
        for way in list(ways)[repetition % len(ways):] + list(ways)[:repetition % len(ways)]:
            say(f"{count} migrations on {server.name}, {repetition + 1}/{repetitions}: {way}")
            database = f"cairn_bench_{uuid.uuid4().hex[:8]}"
            server.new(database)
            try:
                command, environment = ways[way](database)
                times[way].append(run(command, place, environment)[0])
                if way in looks:
                    environment = {"DATABASE_URL": (server.url if way == "cairn" else server.dbmate)(database)}
                    command = [tools.cairn, "status", "--migrations", place / "Generated"] if way == "cairn" \
                        else [*dbmate, "status"]
                    looks[way].append(run(command, place, environment)[0])
            finally:
                server.drop(database)

    def ratio(others, mine):
        return statistics.median(a.clock / b.clock for a, b in zip(others, mine))

    table.add(f"{server.name}: its own client, one session", count, Time.median(times["client"]))
    table.add(f"{server.name}: cairn migrate; times the client", count, Time.median(times["cairn"]),
              ratio(times["cairn"], times["client"]), server.limit)
    for way in ("dbmate", "alembic"):
        table.add(f"{server.name}: {way}; times cairn", count, Time.median(times[way]),
                  ratio(times[way], times["cairn"]), 1, True)
    table.add(f"{server.name}: cairn status", count, Time.median(looks["cairn"]))
    # No target: dbmate looks at names alone, and cairn reads every file and compares its bytes with the record.
    table.add(f"{server.name}: dbmate status; times cairn", count, Time.median(looks["dbmate"]),
              ratio(looks["dbmate"], looks["cairn"]))


def start(tools, repetitions, table):
    """How long the program takes that does nothing; a ratio of one is 30 ms."""
    times = [run([tools.cairn, "--help"])[0] for _ in range(max(10, repetitions))]
    time = Time.median(times)
    table.add("cairn --help; 30 ms are one", "", time, time.clock / 0.030, 1)


class Tools:
    def __init__(self, cairn, python):
        self.cairn, self.python = cairn, python
        self.dbmate = str(pathlib.Path(python).parent / "dbmate")


def compare(cairn, python, counts, repetitions, table, folder):
    tools = Tools(cairn, python)
    start(tools, repetitions, table)
    for server in (Postgres(), MySQL()):
        for count in counts:
            migrate(tools, server, count, repetitions, table, folder)
