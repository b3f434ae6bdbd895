"""Reads the catalogue of the Postgres at URL as one peer does it, and says how many tables it found."""
import os
import sys

from sqlalchemy import MetaData, create_engine


def sqlalchemy(connection):
    metadata = MetaData()
    metadata.reflect(connection)
    return len(metadata.tables)


def alembic(connection):
    """What autogenerate reads to compare a database with models that have no table."""
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    changes = compare_metadata(MigrationContext.configure(connection), MetaData())
    return sum(change[0] == "remove_table" for change in changes)


def schemainspect(connection):
    from schemainspect import get_inspector

    return len(get_inspector(connection).tables)


with create_engine(os.environ["URL"]).connect() as connection:
    print({"sqlalchemy": sqlalchemy, "alembic": alembic, "schemainspect": schemainspect}[sys.argv[1]](connection), "tables")
