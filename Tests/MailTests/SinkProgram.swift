/// A mail server on a free port of 127.0.0.1: says the port, then each letter as a line of JSON.
///
/// With the argument `utf8` it takes addresses with å, ä and ö, and the user "award" with the one right secret;
/// with `ascii` neither.
let sinkProgram = #"""
    import asyncio
    import json
    import os
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
        right = (auth.login, auth.password) == (b"award", SECRET)
        return AuthResult(success=right, handled=False)


    async def serve():
        parent = os.getppid()

        def smtp():
            return SMTP(
                Handler(), hostname="127.0.0.1", enable_SMTPUTF8=UTF8,
                authenticator=authenticate if UTF8 else None, auth_require_tls=False)

        server = await asyncio.get_running_loop().create_server(smtp, "127.0.0.1", 0)
        print(server.sockets[0].getsockname()[1], flush=True)
        # Should the tests die, this does not outlive them.
        while os.getppid() == parent:
            await asyncio.sleep(0.2)


    sys.stdout.reconfigure(encoding="utf-8")
    asyncio.run(serve())
    """#
