"""An app with a group in it, without Telegram: for what happens to its files."""

from collections.abc import Iterator
from contextlib import AbstractAsyncContextManager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from pydantic import SecretStr

from bot.bootstrap import App, open_app
from bot.flows.delivery.outcomes import Sent
from bot.flows.delivery.parcels import PromptParcel
from bot.flows.people.founding import Founded
from bot.flows.rounds.asking import Asked
from bot.flows.shared.access import Actor
from bot.settings import Settings
from prompts.loading import shipped_packs
from prompts.model import Kind, prompt_ref
from storage.records import UNDISCLOSED, Role
from tests.harness.boxes import Dealt
from tests.harness.delivery import due_now, hand_over, settle
from tests.harness.themes import BY_WORDS

MONDAY = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
ADMIN = 5_012_345_001
GROUP = "Peer work steering group"
WORDS = "the corridor outside the kitchen was where we really met"


class Instance:
    """The files of an app, a clock, and the people in it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.now = MONDAY
        self.settings = Settings(
            _env_file=None,
            bot_token=SecretStr("700000001:a-token-for-tests"),
            telegram_api="http://127.0.0.1:9",
            data=folder / "data",
        )
        self.actor = Actor(ADMIN, "")
        self._prompts = _text_prompts()

    @property
    def data(self) -> Path:
        return self.folder / "data"

    @property
    def database(self) -> Path:
        return self.data / "afterword.db"

    @property
    def keyring(self) -> Path:
        return self.data / "keys" / "keyring.db"

    @property
    def master_key(self) -> Path:
        return self.data / "keys" / "master.key"

    def clock(self) -> datetime:
        return self.now

    def move(self, **by: float) -> None:
        self.now += timedelta(**by)

    def open(self) -> AbstractAsyncContextManager[App]:
        return open_app(self.settings, clock=self.clock, theming=BY_WORDS)

    def all_bytes(self) -> bytes:
        """Every byte of every file of the app."""
        files = sorted(path for path in self.data.rglob("*") if path.is_file())
        return b"".join(path.read_bytes() for path in files)

    async def found(self, app: App, people: int = 6) -> None:
        """A group of so many, the admin first."""
        flows = app.flows
        await flows.founding.accept_admin(await flows.founding.admin_code(), ADMIN)
        founded = await flows.founding.found_group(ADMIN, GROUP)
        assert isinstance(founded, Founded)
        self.actor = Actor(ADMIN, founded.group.id)
        made = await flows.inviting.invite(self.actor, perspective=UNDISCLOSED, role=Role.MEMBER)
        for number in range(1, people):
            await flows.joining.join(made.code, ADMIN + number)
        await self.deliver(app)

    async def ask(self, app: App) -> list[Dealt]:
        """Ask one text question; gives the ballots that everybody gets."""
        asked = await app.flows.asking.ask_now(self.actor, next(self._prompts))
        assert isinstance(asked, Asked)
        self.move(seconds=1)
        ballots = await self.deliver(app)
        await app.flows.asking.end_dealing()
        return ballots

    async def answer(self, app: App, ballots: list[Dealt], words: str = WORDS) -> None:
        """Everybody who holds one of these ballots answers."""
        for number, ballot in enumerate(ballots):
            await app.flows.answering.seal(*ballot, text=f"{words}, {number}")

    async def deliver(self, app: App) -> list[Dealt]:
        """Send what is due; gives the ballots among it."""
        ballots, delivering = [], app.flows.delivering
        while due := await due_now(delivering, 100):
            for number, delivery in enumerate(due, start=1):
                parcel = await hand_over(delivering, delivery.id)
                if isinstance(parcel, PromptParcel):
                    ballots.append(Dealt.in_parcel(parcel))
                if parcel is not None:
                    await settle(delivering, delivery.id, Sent(1000 + number))
        return ballots

    async def open_boxes(self, app: App) -> int:
        """Move on to the weekly time and open what is due; how many summaries there are."""
        coming = await app.flows.knowing.coming()
        assert coming.opens_at is not None
        self.now = coming.opens_at + timedelta(seconds=1)
        await app.flows.opening.open_due()
        return await app.flows.publishing.publish_due()


def _text_prompts() -> Iterator[str]:
    for pack in shipped_packs():
        for prompt in pack.prompts:
            if prompt.kind is Kind.TEXT:
                yield prompt_ref(pack, prompt)
