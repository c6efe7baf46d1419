"""A mail server on a free port of 127.0.0.1 for SMTPTests: says the port, then each letter as a line of JSON.

smtp-sink.py utf8     takes addresses with å, ä and ö (SMTPUTF8), and the user "award" with the one right secret
smtp-sink.py ascii    takes neither
"""

import asyncio
import json
import signal
import sys

from aiosmtpd.smtp import SMTP, AuthResult

UTF8 = sys.argv[1] == "utf8"
SECRET = 'rätt "häst" \\ #'.encode()


class Handler:
    async def handle_DATA(self, server, session, envelope):
        letter = {"to": envelope.rcpt_tos, "content": envelope.content.decode()}
        print(json.dumps(letter, ensure_ascii=False), flush=True)
        return "250 taken"


def authenticate(server, session, envelope, mechanism, auth):
    return AuthResult(success=(auth.login, auth.password) == (b"award", SECRET))


async def serve():
    loop = asyncio.get_running_loop()
    over = asyncio.Event()
    loop.add_signal_handler(signal.SIGTERM, over.set)

    def smtp():
        return SMTP(
            Handler(), hostname="127.0.0.1", enable_SMTPUTF8=UTF8,
            authenticator=authenticate if UTF8 else None, auth_require_tls=False)

    server = await loop.create_server(smtp, "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await over.wait()


sys.stdout.reconfigure(encoding="utf-8")
# Should the tests die, this does not outlive them for long.
signal.alarm(60)
asyncio.run(serve())
