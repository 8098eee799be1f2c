"""Asking a language model for names of themes: one short call, on which nothing depends.

Whatever goes wrong, there are no proposals, and the summary is published under our own names. What
is sent is made in `bot.summaries.proposing`; what comes back is held to
`bot.summaries.proposal_rules`.
"""

import asyncio
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

import structlog
from pydantic import SecretStr

from bot.log import place_of
from bot.summaries.proposals.asking import INSTRUCTIONS, NOTHING, Accepted, Asked
from bot.summaries.proposals.checking import check
from storage.records import WatchList

if TYPE_CHECKING:
    import httpx

PATIENCE = 30.0
"""Seconds for the whole call: the group's summary waits for it."""
TO_CONNECT = 5.0
MOST_BYTES = 100_000
MOST_TOKENS = 1_200
"""Of the answer; names for all themes and the link need less."""
SEED = 1
"""With a temperature of 0, so that the same summary gets the same names wherever that is kept."""
_OK = 200

log = structlog.get_logger()


class NotAnswered(Exception):
    """The endpoint answered with something else than what was asked for."""


@dataclass(frozen=True, repr=False)
class Proposer:
    """Asks one endpoint that speaks as OpenAI's chat completions do; `url` has no slash at its end.

    It follows no redirect, tries nothing twice, and takes no proxy from the environment: answers go
    to the address that was set, and nowhere else. The log has no word of what is sent or said.
    """

    url: str
    model: str
    key: SecretStr | None = None
    patience: float = PATIENCE

    async def propose(self, asked: Asked, watch: WatchList) -> Accepted:
        """What may be used of what the model proposes; nothing, if anything is not as it should be.

        It raises nothing.
        """
        try:
            async with asyncio.timeout(self.patience):
                said = await self._ask(asked)
            accepted = check(asked, said, watch)
        except Exception as error:  # a summary is published whatever a model does
            log.warning("model-failed", **place_of(error))
            return NOTHING
        log.info("names-proposed", count=len(accepted.names))
        if accepted.thrown_away:
            log.info("proposals-thrown-away", count=len(accepted.thrown_away))
        return accepted

    async def _ask(self, asked: Asked) -> str:
        import httpx  # slow to load, and most installations have no model

        limits = httpx.Timeout(self.patience, connect=TO_CONNECT)
        headers = {"Accept": "application/json", "Accept-Encoding": "identity"}
        if self.key is not None:
            headers["Authorization"] = f"Bearer {self.key.get_secret_value()}"
        async with (
            httpx.AsyncClient(timeout=limits, trust_env=False, follow_redirects=False) as client,
            client.stream(
                "POST", f"{self.url}/chat/completions", json=self._body(asked), headers=headers
            ) as response,
        ):
            if response.status_code != _OK:
                raise NotAnswered
            return _content(await _whole(response))

    def _body(self, asked: Asked) -> dict[str, object]:
        return {
            "model": self.model,
            "messages": [
                {"role": "system", "content": INSTRUCTIONS},
                {"role": "user", "content": asked.material},
            ],
            "temperature": 0,
            "seed": SEED,
            "max_tokens": MOST_TOKENS,
            "stream": False,
            "response_format": {"type": "json_object"},
        }


async def _whole(response: "httpx.Response") -> bytes:
    """What was asked for is not compressed, so that nothing grows when it is unpacked."""
    if response.headers.get("content-encoding", "identity").lower() != "identity":
        raise NotAnswered
    data = bytearray()
    async for chunk in response.aiter_raw():
        data += chunk
        if len(data) > MOST_BYTES:
            raise NotAnswered
    return bytes(data)


def _content(body: bytes) -> str:
    """The words of the first choice."""
    match json.loads(body):
        case {"choices": [{"message": {"content": str(said)}}, *_]}:
            return said
        case _:
            raise NotAnswered
