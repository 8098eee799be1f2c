"""The same messages by python-telegram-bot's AIORateLimiter: `python -m bench._limiter`.

A process of its own, as the bot is. It is told by its environment where Telegram is, and reads the
chats from its input, one a line. It prints how many messages were lost to an error.
"""

import asyncio
import logging
import os
import sys

from telegram.error import TelegramError
from telegram.ext import AIORateLimiter, ExtBot
from telegram.request import HTTPXRequest

SETTINGS = {
    "default": {},
    "safe": {"overall_max_rate": 1, "overall_time_period": 1 / 25},
}
"""As it comes; and so that its bucket can never let a burst through: one at a time, 25 a second.
(Its bucket of N holds a burst of N beside the N a second that drip into it.)"""
TEXT = "How safe did it feel to speak in this meeting? Tap a number below, or Skip."


async def main(setting: str, chats: list[int]) -> int:
    """Send to all chats at once, as a broadcast does; how many were lost."""
    bot: ExtBot[int] = ExtBot(
        os.environ["AFTERWORD_BOT_TOKEN"],
        base_url=f"{os.environ['AFTERWORD_TELEGRAM_API']}/bot",
        request=HTTPXRequest(connection_pool_size=64, pool_timeout=60),
        rate_limiter=AIORateLimiter(**SETTINGS[setting]),
    )
    async with bot:

        async def send(chat: int) -> bool:
            try:
                await bot.send_message(chat, TEXT)
            except TelegramError:
                return False
            return True

        sent = await asyncio.gather(*(send(chat) for chat in chats))
    return sent.count(False)


if __name__ == "__main__":
    logging.disable()
    print(asyncio.run(main(sys.argv[1], [int(line) for line in sys.stdin])))
