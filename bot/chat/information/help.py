"""What anybody may know at any time: help, privacy and proof."""

from bot.chat.dispatch.context import Desk
from bot.chat.dispatch.group_choice import with_group
from bot.chat.dispatch.membership import all_roles, here
from bot.chat.dispatch.routes import Call, Routes
from bot.chat.messages import formatting
from bot.chat.people.privacy import privacy_text
from bot.flows.people.facts import ProofFacts, RunningFacts
from bot.flows.shared.access import Who
from bot.texts.speech import Markup, Speech
from storage.records import GroupSettings, Role


async def on_help(desk: Desk, call: Call) -> None:
    """What this person can do, by their roles."""
    speech, roles = desk.speech, all_roles(desk)
    if not desk.memberships:
        text_id = "help-stranger"
        if await desk.flows.knowing.founder(desk.chat_id):
            text_id = "help-founder"
        await desk.say(desk.chat_id, speech.say(text_id))
        return
    parts = [speech.say("help-everyone")]
    if Role.FACILITATOR in roles:
        parts.append(speech.say("help-facilitator"))
    if Role.ADMIN in roles:
        parts.append(speech.say("help-admin"))
    parts.append(speech.say("help-end"))
    await desk.say(desk.chat_id, "\n\n".join(parts))


async def on_privacy(desk: Desk, call: Call) -> None:
    """The text that people agree to, with the group's numbers in it."""
    if desk.memberships:
        await with_group(_group_privacy)(desk, call)
        return
    text_id = "privacy-stranger"
    if await desk.flows.knowing.founder(desk.chat_id):
        text_id = "privacy-founder"
    await desk.say(desk.chat_id, desk.speech.say(text_id))
    await desk.say(desk.chat_id, _privacy(desk, GroupSettings()))


async def on_proof(desk: Desk, call: Call) -> None:
    """How to check it, from the live settings."""
    if desk.memberships:
        await with_group(_group_proof)(desk, call)
        return
    facts = await desk.flows.knowing.proof(None)
    await desk.say(desk.chat_id, _proof(desk.speech, facts, _any_lines(desk.speech)))


async def on_language(desk: Desk, call: Call) -> None:
    """There is one language so far."""
    await desk.say(desk.chat_id, desk.speech.say("language-only"))


async def _group_privacy(desk: Desk, who: Who, call: Call) -> None:
    await desk.say(desk.chat_id, _privacy(desk, here(desk, who.group_id).group.settings))


async def _group_proof(desk: Desk, who: Who, call: Call) -> None:
    facts = await desk.flows.knowing.proof(who)
    lines = _group_lines(desk.speech, facts.settings)
    await desk.say(desk.chat_id, _proof(desk.speech, facts, lines))


def _privacy(desk: Desk, settings: GroupSettings) -> Markup:
    return privacy_text(desk.speech, settings, desk.flows.knowing.model)


def _proof(speech: Speech, facts: ProofFacts, rules: list[Markup]) -> str:
    lines = [
        speech.say("proof-answers"),
        speech.say("proof-keys"),
        *rules,
        speech.say("proof-silence"),
        speech.say("proof-names"),
        _store_line(speech, facts.running),
        speech.say("proof-limits"),
        speech.say("proof-check"),
    ]
    title, end = (
        speech.say("proof-title"),
        speech.say("proof-end", version=facts.privacy_version),
    )
    numbered = [speech.say("proof-line", number=n, line=line) for n, line in enumerate(lines, 1)]
    return "\n\n".join([title, *numbered, end])


def _store_line(speech: Speech, running: RunningFacts) -> Markup:
    """Where words are, and where else they go."""
    store = speech.say("proof-store", database=running.database, level=running.log_level)
    if running.model is None:
        return Markup(f"{store} {speech.say('proof-model-none')}")
    where = {"reach": str(running.model.reach), "host": running.model.host}
    return Markup(f"{store} {speech.say('proof-model', **where)}")


def _any_lines(speech: Speech) -> list[Markup]:
    return [
        speech.say("proof-threshold-any"),
        speech.say("proof-time-any"),
        speech.say("proof-perspectives-any"),
    ]


def _group_lines(speech: Speech, settings: GroupSettings) -> list[Markup]:
    shows = settings.show_perspectives
    perspectives = "proof-perspectives-shown" if shows else "proof-perspectives-hidden"
    weekday = formatting.weekday(speech, settings.weekly_day)
    at = formatting.clock(settings.weekly_time)
    return [
        speech.say("proof-threshold", k=settings.k, weeks=settings.box_weeks),
        speech.say("proof-time", day=weekday, time=at, zone=settings.zone),
        speech.say(perspectives, k=settings.k),
    ]


ROUTES = Routes(
    commands=(
        ("help", on_help),
        ("privacy", on_privacy),
        ("proof", on_proof),
        ("language", on_language),
    )
)
