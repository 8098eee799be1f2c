"""The program as its operator has it: a link for the first admin, a check, a run, a clean stop."""

import subprocess
import sys
from pathlib import Path

from bot.demo.server import BotApiServer
from tests.harness.program import ROOT, Program

PATIENT = 120.0
LINK = "https://t.me/afterword_bot?start="


async def test_an_operator_starts_it_and_the_first_admin_comes_in(tmp_path: Path) -> None:
    server = BotApiServer()
    await server.start()
    program, admin, other = Program(server, tmp_path), server.phone("Priya"), server.phone("Mei")
    program.start()
    try:
        link = (await program.command("admin-link")).strip()
        assert link.startswith(LINK)

        await admin.start(link.removeprefix(LINK))
        await admin.expect("You may now start a group", timeout=PATIENT)
        await other.start(link.removeprefix(LINK))
        await other.expect("This link has been used", timeout=PATIENT)
        checked = await program.command("check")

        assert await program.stop() == 0
        assert server.token not in link + checked + program.printed.decode()
    finally:
        program.clear_away()
        await server.stop()


def test_without_a_token_it_says_in_one_line_what_to_do(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "bot", "run"],
        cwd=tmp_path,
        env={"PYTHONPATH": str(ROOT), "AFTERWORD_DATA": str(tmp_path / "data")},
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )

    assert done.returncode == 1
    assert done.stdout == ""
    [line] = done.stderr.splitlines()
    assert line.startswith("AFTERWORD_BOT_TOKEN")
