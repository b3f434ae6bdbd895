"""Django's makemigrations and Alembic's autogenerate on the same tables, and on a real Postgres."""
import pathlib
import shutil
import uuid

from measure import run, say

DJANGO = {
    "text": "models.TextField(null=True)", "number": "models.IntegerField(default=0)",
    "flag": "models.BooleanField(default=False)", "day": "models.DateField(null=True)",
}
ALEMBIC = {
    "text": "Text, nullable=True", "number": 'Integer, nullable=False, server_default="0"',
    "flag": 'Boolean, nullable=False, server_default="false"', "day": "Date, nullable=True",
}
VALUES = [f"{kind}{n}" for kind, count in [("text", 5), ("number", 4), ("flag", 3), ("day", 2)]
          for n in range(1, count + 1)]


def is_changed(number):
    return number % 100 == 75


def django_models(size, changed):
    lines = ["from django.db import models", ""]
    for number in range(size):
        other = changed and is_changed(number)
        lines += [f"class Wide{number}(models.Model):", "    id = models.BigIntegerField(primary_key=True)"]
        for name, target in [("parent", number // 2), ("owner", number // 4)]:
            lines.append(f"    {name} = models.ForeignKey('Wide{target}', null=True, on_delete=models.CASCADE, "
                         "related_name='+')")
        lines.append(f"    email = models.CharField(max_length={300 if other else 255}, unique=True)")
        lines.append("    credit = models.DecimalField(max_digits=10, decimal_places=2, default=0)")
        lines += [f"    {name} = {DJANGO[name[:-1]]}" for name in VALUES]
        lines.append("    created_at = models.DateTimeField(auto_now_add=True)")
        if other:
            lines.append("    nickname = models.CharField(max_length=40, null=True)")
        lines += ["    class Meta:", "        indexes = [models.Index(fields=['parent', 'created_at'], "
                  f"name='wide_{number}_idx')]", ""]
    return "\n".join(lines)


def django(python, size, folder):
    """The first and the second makemigrations."""
    place = pathlib.Path(folder) / "django"
    shutil.rmtree(place, ignore_errors=True)
    (place / "bench" / "migrations").mkdir(parents=True)
    for package in ["bench/__init__.py", "bench/migrations/__init__.py"]:
        (place / package).touch()
    (place / "settings.py").write_text(
        "SECRET_KEY = 'bench'\nINSTALLED_APPS = ['bench']\nUSE_TZ = True\n"
        "DATABASES = {'default': {'ENGINE': 'django.db.backends.sqlite3', 'NAME': ':memory:'}}\n")
    times = []
    for name, changed in [("create", False), ("change", True)]:
        (place / "bench/models.py").write_text(django_models(size, changed))
        command = [python, "-m", "django", "makemigrations", "bench", "--noinput", "--name", name]
        times.append(run(command, place, {"DJANGO_SETTINGS_MODULE": "settings", "PYTHONPATH": str(place)})[0])
    return times


def alembic_models(size, changed):
    lines = ["from sqlalchemy import *", "metadata = MetaData()"]
    for number in range(size):
        other = changed and is_changed(number)
        lines += [f"Table('wide_{number}', metadata,", "  Column('id', BigInteger, primary_key=True, autoincrement=False),",
                  f"  Column('parent_id', BigInteger, ForeignKey('wide_{number // 2}.id', ondelete='CASCADE')),",
                  f"  Column('owner_id', BigInteger, ForeignKey('wide_{number // 4}.id', ondelete='CASCADE')),",
                  f"  Column('email', String({300 if other else 255}), nullable=False, unique=True),",
                  "  Column('credit', Numeric(10, 2), nullable=False, server_default='0'),"]
        lines += [f"  Column('{name}', {ALEMBIC[name[:-1]]})," for name in VALUES]
        lines.append("  Column('created_at', DateTime(timezone=True), nullable=False, server_default=func.now()),")
        if other:
            lines.append("  Column('nickname', String(40), nullable=True),")
        lines.append(f"  Index('wide_{number}_idx', 'parent_id', 'created_at'))")
    return "\n".join(lines)


ALEMBIC_ENV = """
from alembic import context
from sqlalchemy import create_engine
from models import metadata
with create_engine(context.config.get_main_option("sqlalchemy.url")).connect() as connection:
    context.configure(connection=connection, target_metadata=metadata)
    with context.begin_transaction():
        context.run_migrations()
"""


def alembic(python, size, folder, postgres):
    """The first and the second autogenerate, each against a database that holds what was before."""
    import psycopg

    place = pathlib.Path(folder) / "alembic"
    shutil.rmtree(place, ignore_errors=True)
    (place / "scripts/versions").mkdir(parents=True)
    database = f"cairn_bench_{uuid.uuid4().hex[:8]}"
    options = dict(part.split("=", 1) for part in postgres.split())
    url = f"postgresql+psycopg://{options['user']}@/{database}?host={options['host']}&port={options['port']}"
    (place / "alembic.ini").write_text(f"[alembic]\nscript_location = scripts\nsqlalchemy.url = {url}\n")
    (place / "scripts/env.py").write_text(ALEMBIC_ENV)
    (place / "scripts/script.py.mako").write_text(
        "revision = ${repr(up_revision)}\ndown_revision = ${repr(down_revision)}\n"
        "from alembic import op\nimport sqlalchemy as sa\n${imports if imports else ''}\n"
        "def upgrade():\n    ${upgrades}\n\ndef downgrade():\n    ${downgrades}\n")
    times = []
    with psycopg.connect(postgres, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {database}")
        try:
            for name, changed in [("create", False), ("change", True)]:
                (place / "models.py").write_text(alembic_models(size, changed))
                environment = {"PYTHONPATH": str(place)}
                command = [python, "-m", "alembic", "revision", "--autogenerate", "-m", name]
                times.append(run(command, place, environment)[0])
                run([python, "-m", "alembic", "upgrade", "head"], place, environment)
        finally:
            connection.execute(f"DROP DATABASE {database} WITH (FORCE)")
    return times


def compare(python, postgres, sizes, ours, table, folder):
    for size in sizes:
        say(f"Django on {size} tables")
        first, second = django(python, size, folder)
        target = 50 if size == 200 else None
        mine = ours[size]
        table.add("Django makemigrations: first; times ours", size, first, first.processor / mine[0].processor, target, True)
        table.add("Django makemigrations: 1 % changed; times ours", size, second, second.processor / mine[1].processor)
        say(f"Alembic on {size} tables")
        first, second = alembic(python, size, folder, postgres)
        table.add("Alembic autogenerate: first; times ours", size, first, first.processor / mine[0].processor)
        table.add("Alembic autogenerate: 1 % changed; times ours", size, second, second.processor / mine[1].processor)
