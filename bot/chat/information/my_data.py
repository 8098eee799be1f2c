"""What is stored about a person, as a file for themselves."""

from bot.chat.dispatch.context import Desk
from bot.chat.dispatch.routes import Call, Routes
from bot.flows.people.my_data import as_file

FILE = "afterword-my-data.json"


async def on_my_data(desk: Desk, call: Call) -> None:
    """Send everything that is stored about whoever asks."""
    mine = await desk.flows.knowing.my_data(desk.chat_id)
    caption = desk.speech.say("mydata-caption")
    await desk.hand(desk.chat_id, FILE, as_file(mine), caption)


ROUTES = Routes(commands=(("mydata", on_my_data),))
