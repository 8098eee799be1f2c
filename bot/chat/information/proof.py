"""What is promised, and how anybody can check it: privacy and proof, from the live settings."""

from bot.chat.dispatch.context import Context
from bot.chat.dispatch.group_choice import with_group
from bot.chat.dispatch.membership import here
from bot.chat.dispatch.routes import ChatCommand, Routes
from bot.chat.messages import formatting
from bot.chat.people.privacy import privacy_text
from bot.flows.people.facts import ProofFacts, RunningFacts
from bot.flows.shared.access import Actor
from bot.texts.speech import Markup, Speech
from storage.records import GroupSettings


async def on_privacy(context: Context, command: ChatCommand) -> None:
    """The text that people agree to, with the group's numbers in it."""
    if context.memberships:
        await with_group(_group_privacy)(context, command)
        return
    text_id = "privacy-stranger"
    if await context.flows.knowing.founder(context.chat_id):
        text_id = "privacy-founder"
    await context.say(context.chat_id, context.speech.say(text_id))
    await context.say(context.chat_id, _privacy(context, GroupSettings()))


async def on_proof(context: Context, command: ChatCommand) -> None:
    """How to check it, from the live settings."""
    if context.memberships:
        await with_group(_group_proof)(context, command)
        return
    facts = await context.flows.knowing.proof(None)
    await context.say(context.chat_id, _proof(context.speech, facts, _any_lines(context.speech)))


async def _group_privacy(context: Context, actor: Actor, command: ChatCommand) -> None:
    await context.say(
        context.chat_id, _privacy(context, here(context, actor.group_id).group.settings)
    )


async def _group_proof(context: Context, actor: Actor, command: ChatCommand) -> None:
    facts = await context.flows.knowing.proof(actor)
    lines = _group_lines(context.speech, facts.settings)
    await context.say(context.chat_id, _proof(context.speech, facts, lines))


def _privacy(context: Context, settings: GroupSettings) -> Markup:
    return privacy_text(context.speech, settings, context.flows.knowing.model)


def _proof(speech: Speech, facts: ProofFacts, rules: list[Markup]) -> str:
    lines = [
        speech.say("proof-answers"),
        speech.say("proof-keys"),
        *rules,
        speech.say("proof-silence"),
        speech.say("proof-names"),
        _store_line(speech, facts.running),
        speech.say(
            "proof-limits", database=facts.running.database, blocked=int(facts.log_was_late)
        ),
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


ROUTES = Routes(commands=(("privacy", on_privacy), ("proof", on_proof)))
