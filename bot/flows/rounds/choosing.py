"""Choosing what is asked after a meeting: what an admin chose for it, else the group's rule.

A meeting's own id decides where chance would, so that what admins are shown beforehand is exactly
what is asked.
"""

from collections.abc import Collection, Sequence
from hashlib import sha256
from random import Random

from bot.flows.shared.tools import Tools
from prompts.choosing import choose
from prompts.model import Pack, Prompt, find_prompt, prompt_ref
from storage.queries import rounds
from storage.records import Asks, AsksByRule, AsksPack, AsksPrompts, Group, Meeting
from storage.store import Unit

MOST_CHOSEN = 3

Chosen = tuple[str, Prompt]
"""A prompt and its full name."""


def known_asks(asks: Asks, packs: Sequence[Pack]) -> bool:
    """Whether all that a meeting is to ask is there."""
    match asks:
        case AsksByRule():
            return True
        case AsksPack(pack_id=pack_id):
            return pack_id in {pack.id for pack in packs}
        case AsksPrompts(refs=refs):
            return 1 <= len(refs) <= MOST_CHOSEN and all(find_prompt(packs, ref) for ref in refs)


async def choose_for(unit: Unit, tools: Tools, group: Group, meeting: Meeting) -> list[Chosen]:
    """What is asked after this meeting if it is the next; may be nothing."""
    asked = await rounds.asked(unit, group.id)
    turn = await rounds.after_meetings(unit, group.id)
    return _choose(tools, group, meeting, asked, turn, await sealed_prompts(unit, group))


async def foresee(
    unit: Unit, tools: Tools, group: Group, planned: Sequence[Meeting], meeting_id: str
) -> list[Chosen]:
    """What is asked after one of the planned meetings, if nothing is planned or asked between."""
    asked = list(await rounds.asked(unit, group.id))
    turn = await rounds.after_meetings(unit, group.id)
    sealed = await sealed_prompts(unit, group)
    for number, meeting in enumerate(sorted(planned, key=lambda one: (one.ends_at, one.id))):
        chosen = _choose(tools, group, meeting, asked, turn + number, sealed)
        if meeting.id == meeting_id:
            return chosen
        asked.append(tuple(ref for ref, _ in chosen))
        sealed = frozenset()  # of a later meeting nobody knows what will be sealed by then
    return []


def just_asked(group: Group, asked: Sequence[Sequence[str]]) -> frozenset[str]:
    """What nobody can have asked by name: it was, in one of the last rounds.

    Else one question could be asked before and after somebody left, and both summaries compared.
    """
    window = group.settings.no_repeat_rounds
    return frozenset(ref for one in asked[-window:] for ref in one) if window else frozenset()


async def sealed_prompts(unit: Unit, group: Group) -> frozenset[str]:
    """The prompts of the boxes that are sealed: these can't be asked by name either."""
    return frozenset(one.prompt_ref for one in await rounds.sealed(unit, group.id))


def by_the_rule(
    group: Group,
    pack: Pack,
    asked: Sequence[Sequence[str]],
    sealed: Collection[str],
    rng: Random,
) -> list[Chosen]:
    """What a pack has to ask next: nothing whose box is still sealed, however often one asks."""
    free = [prompt.id for prompt in pack.prompts if prompt_ref(pack, prompt) not in sealed]
    if not free:
        return []
    prompts = choose(
        pack,
        asked_before=asked,
        at_most=group.settings.prompts_per_round,
        no_repeat_rounds=group.settings.no_repeat_rounds,
        rng=rng,
        only=free,
    )
    return [(prompt_ref(pack, prompt), prompt) for prompt in prompts]


def _choose(
    tools: Tools,
    group: Group,
    meeting: Meeting,
    asked: Sequence[Sequence[str]],
    turn: int,
    sealed: Collection[str],
) -> list[Chosen]:
    if isinstance(meeting.asks, AsksPrompts):
        barred = just_asked(group, asked).union(sealed)
        refs = [ref for ref in meeting.asks.refs if ref not in barred]
        found = [(ref, find_prompt(tools.packs, ref)) for ref in refs]
        chosen = [(ref, one[1]) for ref, one in found if one is not None]
        if chosen:
            return chosen
    pack = _pack(tools, group, meeting, turn)
    seed = sha256(meeting.id.encode()).digest()
    rng = Random(int.from_bytes(seed))  # noqa: S311 (which prompts are asked is no secret)
    return by_the_rule(group, pack, asked, sealed, rng)


def _pack(tools: Tools, group: Group, meeting: Meeting, turn: int) -> Pack:
    """The meeting's own pack, or the one whose turn it is, or the group's."""
    packs = {pack.id: pack for pack in tools.packs}
    own = packs.get(meeting.asks.pack_id) if isinstance(meeting.asks, AsksPack) else None
    if own is not None:
        return own
    turns = [packs[one] for one in group.settings.rotation if one in packs]
    return turns[turn % len(turns)] if turns else tools.pack_of(group)
