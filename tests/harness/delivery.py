"""The outbox by hand: what is due is looked at, handed over and noted, message by message."""

from sqlmodel import col, or_, select

from bot.flows.delivery.delivering import Delivering
from bot.flows.delivery.outcomes import Outcome
from bot.flows.delivery.parcels import Parcel
from bot.runtime.outbox import Outbox
from storage.queries import outbox
from storage.records import Delivery, DeliveryState
from storage.tables import DeliveryRow


async def due_now(delivering: Delivering, limit: int = 1000) -> tuple[Delivery, ...]:
    """All that is due now and needs not wait, in the order it should go out."""
    now = delivering._tools.clock()
    query = (
        select(DeliveryRow.id)
        .where(DeliveryRow.state == DeliveryState.WAITING.value, col(DeliveryRow.due_at) <= now)
        .where(or_(col(DeliveryRow.wait_until).is_(None), col(DeliveryRow.wait_until) <= now))
        .order_by(col(DeliveryRow.due_at), DeliveryRow.id)
        .limit(limit)
    )
    async with delivering._tools.store.read() as unit:
        ids = list(await unit.session.exec(query))
        found = await outbox.find_all(unit, ids)
    return tuple(found[one] for one in ids)


async def hand_over(delivering: Delivering, delivery_id: str) -> Parcel | None:
    """Take a delivery; what to send, or None if it is no longer wanted."""
    taken = await delivering.take([delivery_id])
    assert not taken.damaged
    return taken.parcels.get(delivery_id)


async def settle(delivering: Delivering, delivery_id: str, outcome: Outcome) -> None:
    """Note what became of a delivery."""
    await delivering.settle_all([(delivery_id, outcome)])


async def drain(outbox: Outbox) -> None:
    """Hand over what is due now and what becomes due meanwhile, and wait until it arrived."""
    while await outbox._start_what_is_due():
        await outbox._all_arrived()
        outbox._heads = ()
