"""Choose what a round asks, so that a group is never asked the same things again and again."""

from __future__ import annotations

import random
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import combinations, groupby

from prompts.model import Kind, Pack, Prompt, prompt_id_in

MOST_A_MEETING = 3

_NEVER = -1


class UnknownPrompt(LookupError):
    """A prompt was asked for by a name that the pack does not have."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


@dataclass(frozen=True, slots=True, order=True)
class _Asked:
    """How often something was asked, and in which round last: what is less is due sooner."""

    times: int
    last: int

    def again(self, number: int) -> _Asked:
        return _Asked(self.times + 1, number)


def choose(
    pack: Pack,
    *,
    asked_before: Sequence[Sequence[str]],
    at_most: int = MOST_A_MEETING,
    no_repeat_rounds: int,
    rng: random.Random,
    only: Sequence[str] = (),
) -> tuple[Prompt, ...]:
    """The prompts to ask after one meeting, in the order in which the pack has them.

    asked_before holds the earlier rounds, newest last, each with the names of its prompts
    ("PROMPT" or "PACK/PROMPT"); names that the pack does not have are passed over, and so
    another pack's round counts as a round and nothing more. only limits the choice to the
    prompts named; an empty one means the whole pack.

    The rule has two steps. First, who may be asked: the prompts that no round among the last
    no_repeat_rounds has asked. If there are some, but fewer than at_most, the round is shorter
    rather than a repeat. If there is none, those asked longest ago (all from the same round)
    may be asked, rather than nothing.

    Then, of all sets of at_most such prompts (or as many as there are), the best by these
    points, each deciding only between sets that are alike in the points before it:

    1. as few prompts as can be share a theme;
    2. their themes are those asked the fewest times;
    3. one at least is a text and one at least is a tap (scale or choice): own words say most,
       taps are quickest, and a round of three texts is too much work;
    4. their share of texts is near to that of all prompts that may be asked, so that what is
       left over for the next rounds can be mixed as well;
    5. their themes are those asked longest ago;
    6. they are the prompts asked the fewest times, and then longest ago;
    7. chance, from rng: the same seed and the same past give the same choice.

    Raises ValueError if at_most is not 1 to 3 or no_repeat_rounds is negative, and
    UnknownPrompt if only names a prompt that the pack does not have.
    """
    if not 1 <= at_most <= MOST_A_MEETING:
        raise ValueError(f"at_most is 1 to {MOST_A_MEETING}, not {at_most}")
    if no_repeat_rounds < 0:
        raise ValueError(f"no_repeat_rounds is 0 or more, not {no_repeat_rounds}")
    past = _Past(pack, asked_before)
    allowed = past.may_be_asked(_candidates(pack, only), no_repeat_rounds)
    rng.shuffle(allowed)
    size = min(at_most, len(allowed))
    sets = combinations(_front_runners(allowed, past, size), size)
    texts = _texts_in(allowed)
    best = min(sets, key=lambda chosen: past.merit(chosen, texts=texts, of=len(allowed)))
    return tuple(prompt for prompt in pack.prompts if prompt in best)


class _Past:
    """What the earlier rounds mean for each prompt and theme of the pack."""

    def __init__(self, pack: Pack, asked_before: Sequence[Sequence[str]]) -> None:
        self._rounds = len(asked_before)
        self._prompts = {prompt.id: _Asked(0, _NEVER) for prompt in pack.prompts}
        self._themes = {prompt.theme: _Asked(0, _NEVER) for prompt in pack.prompts}
        themes = {prompt.id: prompt.theme for prompt in pack.prompts}
        for number, names in enumerate(asked_before):
            for name in names:
                prompt_id = prompt_id_in(pack, name)
                if prompt_id is not None and prompt_id in themes:
                    theme = themes[prompt_id]
                    self._prompts[prompt_id] = self._prompts[prompt_id].again(number)
                    self._themes[theme] = self._themes[theme].again(number)

    def may_be_asked(self, prompts: Sequence[Prompt], no_repeat_rounds: int) -> list[Prompt]:
        """Those not asked lately; if there is none, those asked longest ago."""
        first_recent = self._rounds - no_repeat_rounds
        fresh = [one for one in prompts if self._last(one) < max(first_recent, 0)]
        if fresh:
            return fresh
        oldest = min((self._last(one) for one in prompts), default=_NEVER)
        return [one for one in prompts if self._last(one) == oldest]

    def asked(self, prompt: Prompt) -> _Asked:
        """How often and when the prompt was asked."""
        return self._prompts[prompt.id]

    def merit(self, chosen: Collection[Prompt], *, texts: int, of: int) -> tuple[object, ...]:
        """Less is better; see choose for the parts. So many texts there are of all allowed."""
        themes = [self._themes[one.theme] for one in chosen]
        asked = [self._prompts[one.id] for one in chosen]
        texts_chosen = _texts_in(chosen)
        return (
            len(chosen) - len({one.theme for one in chosen}),
            sorted(theme.times for theme in themes),
            len(chosen) > 1 and texts_chosen in (0, len(chosen)),
            abs(texts_chosen * of - texts * len(chosen)),
            sorted(theme.last for theme in themes),
            sorted(one.times for one in asked),
            sorted(one.last for one in asked),
        )

    def _last(self, prompt: Prompt) -> int:
        return self._prompts[prompt.id].last


def _front_runners(prompts: Sequence[Prompt], past: _Past, size: int) -> list[Prompt]:
    """Leave out prompts that can't win: others of the same theme and kind are due before them.

    Without this a large pack would have hundreds of thousands of sets to look through.
    """

    def drawer(prompt: Prompt) -> tuple[str, bool]:
        return prompt.theme, prompt.kind is Kind.TEXT

    by_drawer = groupby(sorted(prompts, key=drawer), key=drawer)
    drawers = [sorted(inside, key=past.asked) for _, inside in by_drawer]
    from_each = 1 if len({prompt.theme for prompt in prompts}) >= size else size
    kept = {prompt.id for inside in drawers for prompt in inside[:from_each]}
    return [prompt for prompt in prompts if prompt.id in kept]


def _texts_in(prompts: Collection[Prompt]) -> int:
    return sum(prompt.kind is Kind.TEXT for prompt in prompts)


def _candidates(pack: Pack, only: Sequence[str]) -> list[Prompt]:
    if not only:
        return list(pack.prompts)
    named: list[Prompt] = []
    for name in only:
        prompt = pack.prompt(name)
        if prompt is None:
            raise UnknownPrompt(name)
        if prompt not in named:
            named.append(prompt)
    return [prompt for prompt in pack.prompts if prompt in named]
