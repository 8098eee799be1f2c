"""Notices: short messages that a flow queues for others, with no name in them."""

from datetime import timedelta

from bot.flows.shared.tools import Tools
from storage.queries import members, outbox
from storage.records import DeliveryKind, Group, Member
from storage.store import Unit

NOTICE_LASTS = timedelta(days=2)


async def tell_admins(
    unit: Unit,
    tools: Tools,
    group: Group,
    text_id: str,
    words: dict[str, str],
    *,
    exclude: str = "",
) -> None:
    """Tell the group's admins, all but one member."""
    everyone = await members.of_group(unit, group.id)
    await tell_some(
        unit, tools, [m for m in everyone if m.is_admin and m.id != exclude], text_id, words
    )


async def tell_everyone(
    unit: Unit,
    tools: Tools,
    group: Group,
    text_id: str,
    words: dict[str, str],
    *,
    exclude: str = "",
    token: str = "",
) -> None:
    """Tell everybody in the group, or all but one member; of the same token, once."""
    everyone = await members.of_group(unit, group.id)
    receivers = [m for m in everyone if m.id != exclude]
    await tell_some(unit, tools, receivers, text_id, words, token=token)


async def tell_some(
    unit: Unit,
    tools: Tools,
    receivers: list[Member],
    text_id: str,
    words: dict[str, str],
    *,
    token: str = "",
) -> None:
    """Tell these members, but for those who have blocked the bot."""
    now = tools.clock()
    for member in receivers:
        if member.blocked:
            continue
        await outbox.queue(
            unit,
            DeliveryKind.NOTICE,
            group_id=member.group_id,
            member_id=member.id,
            subject_id=text_id,
            due_at=now,
            expires_at=now + NOTICE_LASTS,
            token=token or unit.new_id(),
            words=words,
        )
