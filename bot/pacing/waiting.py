"""Waiting for whatever happens first."""

import asyncio


async def first_of(seconds: float, *events: asyncio.Event) -> None:
    """Wait for the first of these events, or for so many seconds."""
    waiting = [asyncio.ensure_future(event.wait()) for event in events]
    try:
        await asyncio.wait(waiting, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for one in waiting:
            one.cancel()
        await asyncio.gather(*waiting, return_exceptions=True)
