"""What is stored about a person, as a file for themselves."""

from bot.chat.dispatch.context import Context
from bot.chat.dispatch.routes import ChatCommand, Routes
from bot.flows.people.my_data import as_file

FILE = "afterword-my-data.json"


async def on_my_data(context: Context, command: ChatCommand) -> None:
    """Send everything that is stored about whoever asks."""
    mine = await context.flows.knowing.my_data(context.chat_id)
    caption = context.speech.say("mydata-caption")
    await context.send_file(context.chat_id, FILE, as_file(mine), caption)


ROUTES = Routes(commands=(("mydata", on_my_data),))
