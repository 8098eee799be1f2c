"""The server runs by itself as a program, and says where."""

import asyncio
import sys

import httpx

from tests.unit.demo.clients import TOKEN


async def test_the_server_runs_as_its_own_process(client: httpx.AsyncClient) -> None:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot.demo.server", "--token", TOKEN, stdout=asyncio.subprocess.PIPE
    )
    assert process.stdout is not None
    url = (await process.stdout.readline()).decode().strip()

    me = await client.get(f"{url}/bot{TOKEN}/getMe")
    process.terminate()
    await process.communicate()

    assert url.startswith("http://127.0.0.1:")
    assert me.json()["result"]["username"] == "afterword_bot"
