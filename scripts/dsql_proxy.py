"""Serves a Postgres with the rules of Aurora DSQL on a loopback port: dsql_proxy.py SOCKET PORT-FILE

The rules, the jobs of CREATE INDEX ASYNC and sys.wait_for_job are ministack's. What is added here: it listens on loopback
only, on a free port that it writes to PORT-FILE; it reaches Postgres over a unix socket; and each database is a cluster of
its own, so that DDL in one raises no OC001 in another.
"""

import asyncio
import pathlib
import signal
import struct
import sys

from ministack.core import pgproxy

PROTOCOL_3 = 196608
# A client may ask for TLS or GSS encryption first; the answer to both is one N.
ENCRYPTION_REQUESTS = (80877103, 80877104)

# DSQL has domains; ministack does not know, neither the statement nor the columns. Their names are in quotes here, and
# no other type's is: whether there is such a domain is left to Postgres.
pgproxy._DENYLIST = tuple(rule for rule in pgproxy._DENYLIST if rule[1] != "CREATE DOMAIN")
check_type = pgproxy._check_type
pgproxy._check_type = lambda raw_type: None if raw_type.lstrip().startswith('"') else check_type(raw_type)


class Replayed:
    """A stream whose beginning was read already and comes once more."""

    def __init__(self, beginning, rest):
        self.beginning, self.rest = beginning, rest

    async def readexactly(self, count):
        if not self.beginning:
            return await self.rest.readexactly(count)
        head, self.beginning = self.beginning[:count], self.beginning[count:]
        return head


async def startup(reader, writer):
    """The startup packet as it was sent, and the database that it names; None when the client wants something else."""
    while True:
        length, code = struct.unpack("!II", await reader.readexactly(8))
        body = await reader.readexactly(length - 8)
        if code not in ENCRYPTION_REQUESTS:
            break
        writer.write(b"N")
        await writer.drain()
    if code != PROTOCOL_3:
        return None
    words = body.split(b"\0")
    parameters = dict(zip(words[::2], words[1::2]))
    return struct.pack("!II", length, code) + body, parameters.get(b"database", b"postgres").decode()


async def serve(socket, port_file):
    open_unix = asyncio.open_unix_connection

    async def open_backend(_host, _port):
        return await open_unix(socket)

    # The proxy opens its connections by host and port; a socket in a closed folder is safer and needs no free port.
    asyncio.open_connection = open_backend

    async def client(reader, writer):
        try:
            packet = await startup(reader, writer)
        except (asyncio.IncompleteReadError, ConnectionError, struct.error):
            packet = None
        if packet is None:
            writer.close()
            return
        beginning, database = packet
        await pgproxy._handle_client(database, "", 0, Replayed(beginning, reader), writer)

    server = await asyncio.start_server(client, "127.0.0.1", 0)
    unfinished = pathlib.Path(port_file + ".new")
    unfinished.write_text(str(server.sockets[0].getsockname()[1]))
    unfinished.rename(port_file)
    ended = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, ended.set)
    await ended.wait()


if __name__ == "__main__":
    asyncio.run(serve(*sys.argv[1:3]))
