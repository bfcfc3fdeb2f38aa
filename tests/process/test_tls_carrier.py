"""The TLS carrier on loopback: who is let in, who is not, and how bytes flow under pressure."""

import asyncio
import contextlib
import datetime as dt
import socket

import pytest
import uvloop
from cryptography import x509
from cryptography.hazmat.primitives import serialization
from cryptography.x509.oid import NameOID
from OpenSSL import SSL

from openline.shell.link import tls

WAIT_S = 20.0
A = tls.make_identity(b"\xaa" * 32, "node")
B = tls.make_identity(b"\xbb" * 32, "node")
STRANGER = tls.make_identity(b"\xcc" * 32, "node")
ROOMY = tls.GateLimits(per_source_per_s=1000.0, per_source_burst=1000)

pytestmark = pytest.mark.timeout(60)


@pytest.fixture(params=["asyncio", "uvloop"])
def run(request):
    """Run a coroutine to its end on either loop; what escapes into the loop fails the test."""
    factory = uvloop.new_event_loop if request.param == "uvloop" else asyncio.new_event_loop

    def start(coroutine):
        escaped = []

        async def watched():
            loop = asyncio.get_running_loop()
            loop.set_exception_handler(lambda _loop, context: escaped.append(context))
            async with asyncio.timeout(WAIT_S):
                return await coroutine

        with asyncio.Runner(loop_factory=factory) as runner:
            result = runner.run(watched())
        assert escaped == []
        return result

    return start


def pins(*identities):
    return {identity.spki_sha256 for identity in identities}.__contains__


class End:
    """What one owner sees of a carrier: bytes, the end, and waiting for both."""

    def __init__(self, carrier):
        self.carrier = carrier
        self.received = bytearray()
        self.changed = asyncio.Event()
        self.reason = asyncio.get_running_loop().create_future()
        carrier.on_closed = self.reason.set_result

    def read(self):
        self.carrier.on_data = self.take
        return self

    def take(self, data):
        self.received += data
        self.changed.set()

    async def wait_received(self, count):
        while len(self.received) < count:
            self.changed.clear()
            await self.changed.wait()
        return bytes(self.received)


async def turns_until(condition):
    """Let the loop turn until something holds; the suite's time-out bounds it."""
    while not condition():  # noqa: ASYNC110  # what a carrier keeps tells nobody
        await asyncio.sleep(0)


class Host:
    """B listening, with queues of those who came in and of those who did not."""

    def __init__(self, is_pinned=None, limits=ROOMY):
        self.carriers = asyncio.Queue()
        self.refusals = asyncio.Queue()
        self.is_pinned = is_pinned or pins(A)
        self.limits = limits

    async def __aenter__(self):
        self.listener = await tls.listen(
            "127.0.0.1",
            0,
            identity=B,
            is_pinned=self.is_pinned,
            on_carrier=self.carriers.put_nowait,
            on_refused=lambda remote, reason: self.refusals.put_nowait((remote, reason)),
            limits=self.limits,
        )
        self.port = self.listener.port
        return self

    async def __aexit__(self, *_exc):
        self.listener.close()

    async def dial(self, identity=A, is_pinned=None, timeout_s=5.0, port=None):
        return await tls.dial(
            "127.0.0.1",
            port or self.port,
            identity=identity,
            is_pinned=is_pinned or pins(B),
            timeout_s=timeout_s,
        )

    async def session(self, port=None):
        near = await self.dial(port=port)
        return End(near), End(await self.carriers.get())

    async def wait_refused(self):
        remote, reason = await self.refusals.get()
        assert remote.startswith("127.0.0.1:")
        return reason

    async def check_still_serves(self):
        """A good client gets in and is answered; nobody else got in meanwhile."""
        assert self.carriers.empty()
        near, far = await self.session()
        near.read()
        far.carrier.write(b"still here")
        assert await near.wait_received(10) == b"still here"
        await close_both(near, far)


async def close_both(near, far):
    near.carrier.close("test over")
    assert await near.reason == "test over"
    assert await far.reason == "closed by peer"


def plain_context(identity=None):
    """A foreign client or server: OpenSSL's defaults, verifying nobody."""
    context = SSL.Context(SSL.TLS_METHOD)
    context.set_verify(SSL.VERIFY_NONE)
    if identity is not None:
        use(context, identity)
    return context


def use(context, identity):
    context.use_certificate(x509.load_pem_x509_certificate(identity.cert_pem))
    context.use_privatekey(key_of(identity))


def key_of(identity):
    return serialization.load_pem_private_key(identity.key_pem, None)


def certificate(subject, issuer, of, by, extension):
    """A certificate that `make_identity` would not make: key of one, signed by another."""
    names = [x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, n)]) for n in (issuer, subject)]
    return (
        x509.CertificateBuilder(*names, key_of(of).public_key(), 1)
        .not_valid_before(dt.datetime(2000, 1, 1, tzinfo=dt.UTC))
        .not_valid_after(dt.datetime(2100, 1, 1, tzinfo=dt.UTC))
        .add_extension(extension, critical=False)
        .sign(key_of(by), None)
    )


def only_group(context, name):
    assert SSL._lib.SSL_CTX_set1_curves_list(context._context, name) == 1


def foreign_client(port, context):
    """Connect, handshake and read one byte, blocking; whatever goes wrong is what we want."""
    with socket.create_connection(("127.0.0.1", port)) as sock:
        connection = SSL.Connection(context, sock)
        connection.set_connect_state()
        with contextlib.suppress(SSL.Error, OSError):
            connection.do_handshake()
            connection.recv(1)


def foreign_server(listening, context):
    sock, _ = listening.accept()
    with sock:
        connection = SSL.Connection(context, sock)
        connection.set_accept_state()
        with contextlib.suppress(SSL.Error, OSError):
            connection.do_handshake()
            connection.recv(1)


class Relay:
    """Plain TCP between a dialler and the host, that can be cut without a close notice."""

    def __init__(self, port):
        self.host_port = port
        self.streams = []

    async def __aenter__(self):
        self.server = await asyncio.start_server(self.pass_on, "127.0.0.1", 0)
        self.port = self.server.sockets[0].getsockname()[1]
        self.group = await asyncio.TaskGroup().__aenter__()
        return self

    async def __aexit__(self, *exc):
        self.cut()
        self.server.close()
        await self.group.__aexit__(*exc)

    def pass_on(self, reader, writer):
        self.group.create_task(self.join(reader, writer))

    async def join(self, reader, writer):
        far_reader, far_writer = await asyncio.open_connection("127.0.0.1", self.host_port)
        self.streams += [writer, far_writer]
        self.group.create_task(self.copy(reader, far_writer))
        self.group.create_task(self.copy(far_reader, writer))

    async def copy(self, reader, writer):
        with contextlib.suppress(OSError):
            while data := await reader.read(65536):
                writer.write(data)

    def cut(self):
        for writer in self.streams:
            writer.close()


# ---- keys and sessions


def test_an_identity_is_made_from_its_seed_alone():
    assert tls.make_identity(b"\xaa" * 32, "node") == A
    assert tls.make_identity(b"\xab" * 32, "node").spki_sha256 != A.spki_sha256
    assert "PRIVATE" not in repr(A)
    for seed, name in ((b"\xaa" * 31, "node"), (b"\xaa" * 32, ""), (b"\xaa" * 32, "n" * 65)):
        with pytest.raises(ValueError, match=r"seed|name"):
            tls.make_identity(seed, name)


def test_two_pinned_ends_get_a_session_with_one_exporter(run):
    async def scene():
        async with Host() as host:
            near, far = await host.session()
            assert B.spki_sha256 == near.carrier.peer_spki_sha256
            assert A.spki_sha256 == far.carrier.peer_spki_sha256
            assert near.carrier.exporter == far.carrier.exporter
            assert len(near.carrier.exporter) == 32
            assert (near.carrier.dialler, far.carrier.dialler) == (True, False)
            assert f"127.0.0.1:{host.port}" == near.carrier.route
            assert far.carrier.route.startswith("127.0.0.1:")
            near.read(), far.read()
            near.carrier.write(b"question")
            far.carrier.write(b"answer")
            assert await far.wait_received(8) == b"question"
            assert await near.wait_received(6) == b"answer"
            other, other_far = await host.session()
            assert other.carrier.exporter != near.carrier.exporter
            await close_both(near, far)
            await close_both(other, other_far)
            assert host.refusals.empty()

    run(scene())


# ---- who is refused


def test_an_unknown_client_is_refused_and_learns_it(run):
    async def scene():
        async with Host() as host:
            with pytest.raises(tls.LinkRefused, match="peer refused us"):
                await host.dial(identity=STRANGER)
            assert "is not pinned" in await host.wait_refused()
            await host.check_still_serves()

    run(scene())


def test_an_unknown_server_is_refused(run):
    async def scene():
        async with Host() as host:
            with pytest.raises(tls.LinkRefused, match="is not pinned"):
                await host.dial(is_pinned=pins(STRANGER))
            assert "alert" in await host.wait_refused()
            await host.check_still_serves()

    run(scene())


def test_our_own_key_is_refused_even_if_it_is_pinned(run):
    async def scene():
        async with Host(is_pinned=pins(A, B)) as host:
            with pytest.raises(tls.LinkRefused, match="reflection"):
                await host.dial(identity=B, is_pinned=pins(A, B))
            await host.wait_refused()
            context = plain_context(B)
            await asyncio.to_thread(foreign_client, host.port, context)
            assert "reflection" in await host.wait_refused()
            await host.check_still_serves()

    run(scene())


def test_a_failing_pin_store_lets_nobody_in(run):
    def fail(_spki):
        raise OSError("disk")

    async def scene():
        async with Host(is_pinned=fail) as host:
            with pytest.raises(tls.LinkRefused):
                await host.dial()
            assert "could not be judged" in await host.wait_refused()

    run(scene())


def no_certificate():
    return plain_context()


def old_version():
    context = plain_context(A)
    context.set_max_proto_version(SSL.TLS1_2_VERSION)
    return context


def other_group():
    context = plain_context(A)
    only_group(context, b"X25519:P-256")
    return context


def pinned_as_an_extra():
    context = plain_context(STRANGER)
    context.add_extra_chain_cert(x509.load_pem_x509_certificate(A.cert_pem))
    return context


@pytest.mark.parametrize(
    ("make_context", "reason"),
    [
        (no_certificate, "did not return a certificate"),
        (old_version, "unsupported protocol"),
        (other_group, "key share|group"),
        (pinned_as_an_extra, "is not pinned"),
    ],
)
def test_a_client_that_breaks_a_rule_is_refused(run, make_context, reason):
    async def scene():
        async with Host() as host:
            await asyncio.to_thread(foreign_client, host.port, make_context())
            given = await host.wait_refused()
            assert any(part in given for part in reason.split("|")), given
            await host.check_still_serves()

    run(scene())


@pytest.mark.parametrize("make_context", [other_group, old_version])
def test_a_server_that_breaks_a_rule_is_refused(run, make_context):
    async def scene():
        with socket.create_server(("127.0.0.1", 0)) as listening:
            serving = asyncio.to_thread(foreign_server, listening, make_context())
            dialling = tls.dial(
                *listening.getsockname(), identity=B, is_pinned=pins(A), timeout_s=5.0
            )
            _, error = await asyncio.gather(serving, dialling, return_exceptions=True)
            assert isinstance(error, tls.LinkRefused), error
            assert "alert" in error.what

    run(scene())


@pytest.mark.parametrize("first", [b"GET / HTTP/1.1\r\nHost: x\r\n\r\n", b"\xff" * 100_000])
def test_what_is_not_tls_is_refused(run, first):
    async def scene():
        async with Host() as host:
            reader, writer = await asyncio.open_connection("127.0.0.1", host.port)
            writer.write(first)
            assert "handshake failed" in await host.wait_refused()
            with contextlib.suppress(ConnectionError):
                await reader.read()
            writer.close()
            await host.check_still_serves()

    run(scene())


def test_a_handshake_of_great_size_is_cut_off(run):
    """Before the peer is known it may not make us store and read what it likes."""

    async def scene():
        async with Host() as host:
            context = plain_context()
            bulk = x509.UnrecognizedExtension(x509.ObjectIdentifier("1.2.3.4"), bytes(80_000))
            context.use_certificate(certificate("n", "n", STRANGER, STRANGER, bulk))
            context.use_privatekey(key_of(STRANGER))
            await asyncio.to_thread(foreign_client, host.port, context)
            assert await host.wait_refused() == "handshake of more than 65536 bytes"
            await host.check_still_serves()

    run(scene())


def test_silence_ends_with_the_handshake_time(run):
    async def scene():
        async with Host(limits=tls.GateLimits(handshake_s=0.1)) as host:
            reader, writer = await asyncio.open_connection("127.0.0.1", host.port)
            assert await host.wait_refused() == "handshake time-out after 0.1 s"
            assert await reader.read() == b""
            writer.close()
            await host.check_still_serves()

    run(scene())


def test_nobody_there_or_nobody_answering_is_unavailable(run):
    async def scene():
        async with Host() as host:
            with socket.create_server(("127.0.0.1", 0)) as silent:
                port = silent.getsockname()[1]
                with pytest.raises(tls.LinkUnavailable, match=r"within 0\.1 s"):
                    await host.dial(port=port, timeout_s=0.1)
            with pytest.raises(tls.LinkUnavailable, match="cannot be reached"):
                await host.dial(port=port)
            with pytest.raises(ValueError, match="port"):
                await host.dial(port=70000)

    run(scene())


def test_a_server_that_goes_before_accepting_us_is_unavailable(run):
    """The dialler's handshake may be over by then; that alone must not count as a session."""

    async def scene():
        async with Host(limits=tls.GateLimits(unauthenticated_max=0)) as host:
            with pytest.raises(tls.LinkUnavailable):
                await host.dial()

    run(scene())


def test_a_session_cannot_be_resumed_past_the_pin(run):
    """OpenSSL sends tickets whatever it is told; they must open nothing."""
    pinned = {A.spki_sha256}
    context = plain_context(A)

    def connect(port, session):
        with socket.create_connection(("127.0.0.1", port)) as sock:
            connection = SSL.Connection(context, sock)
            connection.set_connect_state()
            if session is not None:
                connection.set_session(session)
            connection.do_handshake()
            with contextlib.suppress(SSL.Error, OSError):
                connection.recv(1)
                connection.shutdown()  # OpenSSL never resumes a session that was cut
            return connection.get_session()

    async def scene():
        async with Host(is_pinned=pinned.__contains__) as host:
            session = await asyncio.to_thread(connect, host.port, None)
            far = End(await host.carriers.get())
            far.read()
            assert await far.reason == "closed by peer"
            pinned.clear()
            assert session is not None
            await asyncio.to_thread(connect, host.port, session)
            assert "is not pinned" in await host.wait_refused()

    run(scene())


def test_a_pinned_key_cannot_vouch_for_another(run):
    """Both keys are pinned, and still a chain is refused: a pin is no authority."""

    async def scene():
        async with Host(is_pinned=pins(A, STRANGER)) as host:
            context = plain_context()
            leaf, root = (
                x509.BasicConstraints(ca=is_ca, path_length=None) for is_ca in (False, True)
            )
            context.use_certificate(certificate("leaf", "root", A, STRANGER, leaf))
            context.use_privatekey(key_of(A))
            context.add_extra_chain_cert(certificate("root", "root", STRANGER, STRANGER, root))
            await asyncio.to_thread(foreign_client, host.port, context)
            assert "certificate chain" in await host.wait_refused()
            await host.check_still_serves()

    run(scene())


# ---- limits on strangers


def test_silent_strangers_take_only_their_share_and_are_counted(run):
    limits = tls.GateLimits(
        handshake_s=WAIT_S, per_source_max=3, per_source_per_s=100.0, per_source_burst=100
    )

    async def scene():
        async with Host(limits=limits) as host:
            silent = [await asyncio.open_connection("127.0.0.1", host.port) for _ in range(3)]
            for _ in range(5):
                reader, writer = await asyncio.open_connection("127.0.0.1", host.port)
                with contextlib.suppress(ConnectionError):
                    assert await reader.read() == b""
                writer.close()
            assert "under way" in await host.wait_refused()
            assert host.refusals.empty(), "the rest is told as a count"
            assert (await host.wait_refused()).startswith("4 more turned away")
            for _, writer in silent:
                writer.close()
                assert "closed the connection" in await host.wait_refused()
            await host.check_still_serves()

    run(scene())


def test_one_source_may_knock_only_so_often(run):
    limits = tls.GateLimits(per_source_per_s=0.001, per_source_burst=2)

    async def scene():
        async with Host(limits=limits) as host:
            for _ in range(2):
                await close_both(*await host.session())
            with pytest.raises(tls.LinkUnavailable):
                await host.dial()
            assert "connections a second" in await host.wait_refused()

    run(scene())


# ---- flow


@pytest.mark.parametrize("is_patient", [True, False])
def test_ten_megabytes_pass_both_ways_at_once(run, is_patient):
    """Patient owners mind `unsent_bytes`; the others write all at once."""
    total = 10_000_000

    def feed(end, payload):
        sent = 0

        def pump():
            nonlocal sent
            while sent < total and end.carrier.unsent_bytes < tls.UNSENT_LIMIT_BYTES:
                end.carrier.write(payload[sent : sent + 10_000])
                sent += 10_000

        if is_patient:
            end.carrier.on_writable = pump
            pump()
        else:
            end.carrier.write(payload)

    async def scene():
        async with Host() as host:
            near, far = await host.session()
            near.read(), far.read()
            there, back = bytes(range(250)) * 40_000, bytes(range(1, 251)) * 40_000
            feed(near, there), feed(far, back)
            assert there == await far.wait_received(total)
            assert back == await near.wait_received(total)
            await close_both(near, far)

    run(scene())


@pytest.mark.parametrize("mark_bytes", [tls.LOW_WATER_BYTES, tls.UNSENT_LIMIT_BYTES])
@pytest.mark.parametrize("piece_bytes", [700, 16_384])
def test_little_lies_unsent_before_a_peer_that_does_not_read(run, mark_bytes, piece_bytes):
    """64 kB and one record at most; and every mark from LOW_WATER_BYTES on is woken from."""
    total = 10_000 * piece_bytes // 10

    async def scene():
        async with Host() as host:
            near, far = await host.session()
            sent, most, piece = 0, 0, bytes(piece_bytes)
            stuck = asyncio.Event()

            def pump():
                nonlocal sent, most
                while sent < total and near.carrier.unsent_bytes < mark_bytes:
                    near.carrier.write(piece)
                    sent += piece_bytes
                    most = max(most, near.carrier.unsent_bytes)
                stuck.set()

            near.carrier.on_writable = pump
            pump()
            for _ in range(200):  # turns of the loop: all that will move has moved
                await asyncio.sleep(0)
                most = max(most, near.carrier.unsent_bytes)
            assert most <= mark_bytes + 16_384 + 22
            far.read()
            await far.wait_received(total)
            assert most <= mark_bytes + 16_384 + 22
            assert sent == total
            await close_both(near, far)

    run(scene())


def test_whoever_saw_the_low_mark_reached_is_woken(run):
    """Small writes, one a turn: none reaches the mark by itself, but what lies there does."""
    total = 5_000_000

    async def scene():
        async with Host() as host:
            near, far = await host.session()
            writable, stopped = asyncio.Event(), asyncio.Event()
            near.carrier.on_writable = writable.set

            async def write_all():
                for _ in range(total // 10_000):
                    if near.carrier.unsent_bytes >= tls.LOW_WATER_BYTES:
                        writable.clear()
                        stopped.set()
                        await writable.wait()
                    near.carrier.write(bytes(10_000))
                    await asyncio.sleep(0)

            async with asyncio.TaskGroup() as group:
                group.create_task(write_all())
                await stopped.wait()
                far.read()
                await far.wait_received(total)
            await close_both(near, far)

    run(scene())


def test_an_owner_that_never_looks_is_stopped(run):
    async def scene():
        async with Host() as host:
            near, far = await host.session()
            for _ in range(18):
                near.carrier.write(bytes(1_000_000))
            assert "without waiting" in await near.reason
            far.read()
            assert "cut" in await far.reason

    run(scene())


def test_what_came_before_on_data_was_set_is_kept_in_order(run):
    async def scene():
        async with Host() as host:
            near, far = await host.session()
            whole = bytes(range(256)) * 2_000
            far.carrier.write(whole)
            await turns_until(lambda: near.carrier._kept)
            assert sum(map(len, near.carrier._kept)) <= 64 * 1024
            near.read()
            assert whole == await near.wait_received(len(whole))
            near.carrier.on_data = None
            far.carrier.write(b"last words")
            far.carrier.close("done")
            assert await far.reason == "done"
            near.read()
            assert whole + b"last words" == await near.wait_received(len(whole) + 10)
            assert await near.reason == "closed by peer"

    run(scene())


def test_what_came_with_the_accepting_byte_is_not_lost(run):
    """The listener's owner speaks at once, so both are in one read."""

    async def scene():
        async with Host() as host:
            accepted = []

            def greet(carrier):
                accepted.append(End(carrier))
                carrier.write(b"welcome")

            host.listener._on_carrier = greet
            near = End(await host.dial())
            near.read()
            assert await near.wait_received(7) == b"welcome"
            await close_both(near, accepted[0])

    run(scene())


# ---- the end


def test_a_cut_line_is_told_as_one(run):
    async def scene():
        async with Host() as host, Relay(host.port) as relay:
            near, far = await host.session(port=relay.port)
            near.read(), far.read()
            near.carrier.write(b"before")
            assert await far.wait_received(6) == b"before"
            relay.cut()
            assert "without a close notice" in await near.reason
            assert "without a close notice" in await far.reason
            near.carrier.write(b"into nothing")
            assert near.carrier.unsent_bytes == 0

    run(scene())


def test_a_changed_record_ends_the_session(run):
    async def scene():
        async with Host() as host, Relay(host.port) as relay:
            _near, far = await host.session(port=relay.port)
            relay.streams[1].write(b"\x17\x03\x03\x00\x20" + bytes(32))
            assert "TLS fault" in await far.reason

    run(scene())


def test_closing_sends_all_that_was_written_and_gives_the_reason_once(run):
    async def scene():
        async with Host() as host:
            near, far = await host.session()
            far.read()
            near.carrier.write(bytes(3_000_000))
            near.carrier.close("watch is over")
            near.carrier.close("second")
            near.carrier.write(b"too late")
            assert await near.reason == "watch is over"
            assert len(await far.wait_received(3_000_000)) == 3_000_000
            assert await far.reason == "closed by peer"
            late = asyncio.get_running_loop().create_future()
            far.carrier.on_closed = late.set_result
            assert not late.done()

    run(scene())


def test_last_bytes_arrive_although_we_have_not_read_all(run):
    """A plain close with unread data would be a reset, and take our last bytes with it."""

    async def scene():
        async with Host() as host:
            near, far = await host.session()
            far.read()
            far.carrier.write(bytes(1_000_000))
            await turns_until(lambda: near.carrier._kept)
            near.carrier.write(bytes(300_000))
            near.carrier.close("leaving")
            assert await near.reason == "leaving"
            assert len(await far.wait_received(300_000)) == 300_000
            assert await far.reason == "closed by peer"

    run(scene())


def test_closing_does_not_wait_for_a_peer_that_does_not_read(run):
    async def scene():
        async with Host() as host:
            near, far = await host.session()
            near.carrier.write(bytes(10_000_000))
            near.carrier.close("enough")
            assert await asyncio.wait_for(near.reason, 5) == "enough"
            far.read()
            assert "cut" in await far.reason

    run(scene())


def test_a_listener_that_is_closed_drops_strangers_and_keeps_sessions(run):
    async def scene():
        async with Host() as host:
            near, far = await host.session()
            reader, writer = await asyncio.open_connection("127.0.0.1", host.port)
            await host.check_still_serves()  # so the stranger has been taken in by now
            host.listener.close()
            with contextlib.suppress(ConnectionError):
                assert await reader.read() == b""
            writer.close()
            far.read()
            near.carrier.write(b"go on")
            assert await far.wait_received(5) == b"go on"
            with pytest.raises(tls.LinkUnavailable):
                await host.dial()
            await close_both(near, far)

    run(scene())


def test_a_failing_owner_loses_only_its_session():
    """Not by `run`: the loop is told of it, which is the point."""
    told = []

    async def scene():
        asyncio.get_running_loop().set_exception_handler(lambda _l, c: told.append(c))
        async with Host() as host:
            near, far = await host.session()

            def fail(_data):
                raise KeyError("owner")

            far.carrier.on_data = fail
            near.carrier.write(b"x")
            assert await far.reason == "owner failed: KeyError"
            await host.check_still_serves()

    asyncio.run(asyncio.wait_for(scene(), WAIT_S))
    assert len(told) == 1
