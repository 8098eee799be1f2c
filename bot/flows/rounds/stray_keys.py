"""Which keys in the keyring serve nothing any more."""

from storage.keyring import Held, Keyring
from storage.queries import outbox, rounds
from storage.store import Unit


async def stray_keys(unit: Unit, keyring: Keyring) -> Held:
    """Of boxes that are settled, of rounds that are dealt or never opened, of ended closings."""
    held = await keyring.held()
    sealed = await rounds.sealed_everywhere(unit)
    dealing = {one.id for one in await rounds.dealing(unit)}
    closing = await outbox.closing(unit) if held.closings else frozenset[str]()
    return Held(held.questions - sealed, held.rounds - dealing, held.closings - closing)
